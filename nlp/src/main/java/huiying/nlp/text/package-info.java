/** Makes residents' text fit for the models without losing track of where each character came from. */
@NullMarked
package huiying.nlp.text;

import org.jspecify.annotations.NullMarked;
