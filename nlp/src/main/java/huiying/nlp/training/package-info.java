/** Trains, judges and compares classifiers from files; what the command line calls. */
@NullMarked
package huiying.nlp.training;

import org.jspecify.annotations.NullMarked;
