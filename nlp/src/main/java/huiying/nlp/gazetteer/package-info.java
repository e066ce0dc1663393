/** A city's place names: found in texts as they stand, and recognised when they are misspelt, spoken, abbreviated or written in Latin letters. */
@NullMarked
package huiying.nlp.gazetteer;

import org.jspecify.annotations.NullMarked;
