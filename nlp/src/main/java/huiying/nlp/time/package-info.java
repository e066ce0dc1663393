/** Reads times as people say them, in Chinese and English, and ties them to a clock. */
@NullMarked
package huiying.nlp.time;

import org.jspecify.annotations.NullMarked;
