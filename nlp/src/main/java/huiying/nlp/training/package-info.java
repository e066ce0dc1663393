/** Command lines that train and judge classifiers: {@link huiying.nlp.training.Train} and {@link huiying.nlp.training.Evaluate}, also callable from other programs. */
@NullMarked
package huiying.nlp.training;

import org.jspecify.annotations.NullMarked;
