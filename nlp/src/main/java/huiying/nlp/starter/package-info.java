/** The data the first model is made of, and its training. */
@NullMarked
package huiying.nlp.starter;

import org.jspecify.annotations.NullMarked;
