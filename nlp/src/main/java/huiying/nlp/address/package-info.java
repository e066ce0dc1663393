/** Takes Chinese addresses apart: province, road, number, estate, building, unit, room and what else they are made of. */
@NullMarked
package huiying.nlp.address;

import org.jspecify.annotations.NullMarked;
