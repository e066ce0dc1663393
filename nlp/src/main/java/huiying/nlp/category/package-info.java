/** The category of a matter: a field first, then the category within it. */
@NullMarked
package huiying.nlp.category;

import org.jspecify.annotations.NullMarked;
