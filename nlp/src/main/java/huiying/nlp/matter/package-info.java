/** What the matter is in a few words: title, facts, two matters, corrections. */
@NullMarked
package huiying.nlp.matter;

import org.jspecify.annotations.NullMarked;
