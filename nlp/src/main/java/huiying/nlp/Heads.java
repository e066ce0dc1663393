package huiying.nlp;

import java.util.List;
import java.util.Map;

import huiying.nlp.category.CategoryModel;
import huiying.nlp.classify.Classifier;
import huiying.nlp.text.NormalText;

/** The trained models behind category and nature. */
final class Heads {
    private static final int CANDIDATES = 3;

    private final CategoryModel category;
    private final Classifier nature;
    private final Promise promise;

    Heads(CategoryModel category, Classifier nature, Promise promise) {
        this.category = category;
        this.nature = nature;
        this.promise = promise;
    }

    double promise() {
        return promise.precision();
    }

    String version() {
        return category.version();
    }

    Guess category(NormalText said, String text) {
        return switch (category.guess(text, CANDIDATES, promise.precision())) {
            case Guess.Clear(var candidates) when !promise.allows(candidates.getFirst()) -> new Guess.Ambiguous(onOriginal(candidates, said));
            case Guess.Clear(var candidates) -> new Guess.Clear(onOriginal(candidates, said));
            case Guess.Ambiguous(var candidates, var group) -> new Guess.Ambiguous(onOriginal(candidates, said), group);
            case Guess.Unknown unknown -> unknown;
        };
    }

    private static List<Prediction> onOriginal(List<Prediction> candidates, NormalText said) {
        return candidates.stream().map(
                one -> new Prediction(one.label(), one.confidence(), one.evidence().stream().map(e -> new Evidence(said.origin(e.span()), e.share())).toList()))
                .toList();
    }

    /** Words that name the nature outright beat the model. */
    Prediction nature(String text, Map<String, Span> signs) {
        Prediction learnt = nature.classify(text, 1).getFirst();
        for (Nature told : List.of(Nature.PRAISE, Nature.WHISTLEBLOWING, Nature.SUGGESTION, Nature.CONSULTATION)) {
            if (signs.containsKey("nature." + told)) {
                return learnt.label().equals(told.name()) ? learnt : new Prediction(told.name(), 0.9, List.of());
            }
        }
        return learnt;
    }
}
