/**
 * A text classifier for any number of labels: character n-grams, linear, calibrated, explainable, small.
 *
 * <p>
 * {@link huiying.nlp.classify.Trainer#train} turns {@link huiying.nlp.classify.Sample}s into a {@link huiying.nlp.classify.Classifier}; {@code write} and
 * {@code read} keep it in one file. {@code classify} gives calibrated probabilities, {@code explain} the same with the characters that spoke for each label,
 * {@code answer} adds the sureness that the first answer is right, and {@code guess} holds that sureness against the threshold of a promised precision.
 * </p>
 *
 * <p>
 * Up to two models live in one classifier: a brief one for whatever people type (always), and a full one for title plus body (when most samples carry
 * titles). The length of the text decides which answers.
 * </p>
 *
 * <p>
 * Where the arithmetic comes from: dual coordinate descent for linear SVMs (Hsieh et al., ICML 2008); matrix scaling (Guo et al., ICML 2017); hash and
 * displace (Pagh 1999); binomial bounds (Clopper and Pearson 1934).
 * </p>
 */
@NullMarked
package huiying.nlp.classify;

import org.jspecify.annotations.NullMarked;
