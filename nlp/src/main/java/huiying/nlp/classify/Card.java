package huiying.nlp.classify;

import java.util.List;

/**
 * What a model says about itself.
 *
 * @param labels        in the order of their names
 * @param samples       how many it was trained on
 * @param data          SHA-256 of the training samples
 * @param seed          of the training
 * @param briefAccuracy share of held-out texts the brief model got right
 * @param fullAccuracy  the same of the full model, 0 when there is none
 * @param none          the label of texts that belong to no other, empty when there is none
 * @param version       short name of this very model
 */
public record Card(List<String> labels, int samples, String data, long seed, double briefAccuracy, double fullAccuracy, String none, String version) {
    public Card {
        labels = List.copyOf(labels);
    }

    Card named(String name) {
        return new Card(labels, samples, data, seed, briefAccuracy, fullAccuracy, none, name);
    }
}
