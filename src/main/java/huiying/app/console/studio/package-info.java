/** The pages of the learning studio: samples, labelling, training, judging, releasing. */
@NullMarked
package huiying.app.console.studio;

import org.jspecify.annotations.NullMarked;
