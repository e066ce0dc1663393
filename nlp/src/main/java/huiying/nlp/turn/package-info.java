/** What a resident wants with a turn. */
@NullMarked
package huiying.nlp.turn;

import org.jspecify.annotations.NullMarked;
