package huiying.nlp.classify;

import java.util.List;

import huiying.nlp.Prediction;

/**
 * What a classifier says to one text.
 *
 * @param predictions best first
 * @param sureness    probability that the first prediction is right, 0 to 1; what thresholds are compared with
 * @param known       false when the text holds nothing the model was trained on
 * @param familiarity share of held-out texts that looked less like any label than this one does, 0 to 1; near 0 it is probably about something else
 */
public record Answer(List<Prediction> predictions, double sureness, boolean known, double familiarity) {
}
