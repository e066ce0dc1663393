/** Labels stretches of a text: a small structured perceptron over characters, with nothing in it about what the labels mean. */
@NullMarked
package huiying.nlp.sequence;

import org.jspecify.annotations.NullMarked;
