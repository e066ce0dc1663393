/** Words that tell something by standing together: danger, secrecy, anger, nature. */
@NullMarked
package huiying.nlp.cues;

import org.jspecify.annotations.NullMarked;
