/** Languages that are added by a folder of tables, beside Chinese and English. */
@NullMarked
package huiying.nlp.tongue;

import org.jspecify.annotations.NullMarked;
