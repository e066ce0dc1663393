package huiying.nlp;

import java.util.List;

/** A label, how sure the model is (calibrated, 0 to 1: of a hundred answers at 0.9 about ninety are right), and the words that caused it, strongest first. */
public record Prediction(String label, double confidence, List<Evidence> evidence) {
}
