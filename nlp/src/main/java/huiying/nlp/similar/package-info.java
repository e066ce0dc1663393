/**
 * Finds earlier texts like a new one: {@link huiying.nlp.similar.SimilarTexts} keeps an index of character pairs and words in memory, to which texts are added
 * and from which they are taken while others search; {@link huiying.nlp.similar.Overlap} says how much of one text stands in another.
 */
@NullMarked
package huiying.nlp.similar;

import org.jspecify.annotations.NullMarked;
