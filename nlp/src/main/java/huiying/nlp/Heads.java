package huiying.nlp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import huiying.nlp.category.CategoryModel;
import huiying.nlp.classify.Classifier;
import huiying.nlp.text.NormalText;

/** The trained models behind category and nature. */
final class Heads {
    private static final int CANDIDATES = 3;

    private final CategoryModel category;
    private final Classifier nature;
    private final Promise promise;
    private final Taxonomy taxonomy;

    Heads(CategoryModel category, Classifier nature, Promise promise, Taxonomy taxonomy) {
        this.category = category;
        this.nature = nature;
        this.promise = promise;
        this.taxonomy = taxonomy;
    }

    double promise() {
        return promise.precision();
    }

    String version() {
        return category.version();
    }

    Guess category(NormalText said, String text) {
        return switch (category.guess(text, CANDIDATES, promise.precision())) {
            case Guess.Clear(var candidates) when !promise.allows(candidates.getFirst()) || taxonomy.now(candidates.getFirst().label()).isEmpty() ->
                unsure(inForce(candidates, said), null);
            case Guess.Clear(var candidates) -> new Guess.Clear(inForce(candidates, said));
            case Guess.Ambiguous(var candidates, var group) -> unsure(inForce(candidates, said), group);
            case Guess.Unknown(var candidates) -> new Guess.Unknown(inForce(candidates, said));
        };
    }

    private static Guess unsure(List<Prediction> candidates, @Nullable Prediction group) {
        return candidates.isEmpty() ? new Guess.Unknown(List.of()) : new Guess.Ambiguous(candidates, group);
    }

    /** What a model learnt under an earlier name is called by its name of now; two that have become one are one candidate. */
    private List<Prediction> inForce(List<Prediction> candidates, NormalText said) {
        var kept = new LinkedHashMap<String, Prediction>();
        for (var one : onOriginal(candidates, said)) {
            taxonomy.now(one.label()).ifPresent(label -> kept.merge(label, new Prediction(label, one.confidence(), one.evidence()),
                    (first, again) -> new Prediction(label, Math.min(1, first.confidence() + again.confidence()), first.evidence())));
        }
        return List.copyOf(kept.values());
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
