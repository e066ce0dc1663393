/** Finds which of many known questions is asked, in either language, and says how sure that is. */
@NullMarked
package huiying.nlp.knowledge;

import org.jspecify.annotations.NullMarked;
