package huiying.nlp.matter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Evidence;
import huiying.nlp.Guess;
import huiying.nlp.Prediction;
import huiying.nlp.Span;
import huiying.nlp.category.CategoryModel;
import huiying.nlp.cues.Phrases;
import huiying.nlp.starter.ModelText;

/** Finds the place where a message turns from one matter to another. */
public final class Splitter {
    /** How much stronger each side must believe in its own category than the other side does. */
    private static final double MARKED = 0.2;
    private static final double UNMARKED = 0.7;
    private static final int MOST_CLAUSES = 24;
    private static final List<String> MARKERS = List.of("另外", "还有", "再有", "对了", "顺便", "第二", "其二", "二是", "②", "另一个", "另一件", "还要反映", "再咨询", "再问", "再一个", "同时",
            "此外", "除此之外", "也想问", "不相干", "另", "also", "another thing",
            "second", "by the way", "and also", "secondly", "besides", "one more thing", "plus", "separately", "on top of that", "2)", "2.", "2、", "(2)", "以及",
            "今天", "还");

    private final CategoryModel model;
    private final double precision;
    private final Phrases<Boolean> markers = new Phrases<>();

    public Splitter(CategoryModel model, double precision) {
        this.model = model;
        this.precision = precision;
        MARKERS.forEach(marker -> markers.add(marker, true));
    }

    /** One matter. */
    public record Piece(Span span, Guess category) {
    }

    /** Where to cut, how sure, and what each side is. */
    private record Cut(int at, double score, String left, String right) {
    }

    /** Two pieces, or none when the text is about one thing. */
    public List<Piece> split(String text) {
        List<Span> clauses = Clauses.of(text);
        if (clauses.size() < 2 || clauses.size() > MOST_CLAUSES) {
            return List.of();
        }
        Cut cut = best(text, clauses);
        if (cut == null) {
            return List.of();
        }
        var left = new Span(clauses.getFirst().start(), clauses.get(cut.at - 1).end());
        var right = new Span(clauses.get(cut.at).start(), clauses.getLast().end());
        return List.of(piece(text, left), piece(text, right));
    }

    private Piece piece(String text, Span span) {
        return new Piece(span, shifted(model.guess(ModelText.of(span.of(text)), 3, precision), span.start()));
    }

    private static Guess shifted(Guess guess, int by) {
        List<Prediction> candidates = guess.candidates().stream().map(p -> new Prediction(p.label(), p.confidence(),
                p.evidence().stream().map(e -> new Evidence(new Span(e.span().start() + by, e.span().end() + by), e.share())).toList())).toList();
        return switch (guess) {
            case Guess.Clear clear -> new Guess.Clear(candidates);
            case Guess.Ambiguous ambiguous -> new Guess.Ambiguous(candidates, ambiguous.group());
            case Guess.Unknown unknown -> unknown;
        };
    }

    private @Nullable Cut best(String text, List<Span> clauses) {
        List<Map<String, Double>> beliefs = clauses.stream().map(clause -> beliefs(clause.of(text))).toList();
        Cut best = null;
        for (int at = 1; at < clauses.size(); at++) {
            Map<String, Double> left = strongest(beliefs.subList(0, at));
            Map<String, Double> right = strongest(beliefs.subList(at, clauses.size()));
            Cut cut = cut(at, left, right, marked(text, clauses.get(at)));
            best = cut != null && (best == null || cut.score > best.score) ? cut : best;
        }
        return best;
    }

    private boolean marked(String text, Span clause) {
        return markers.in(text.substring(Math.max(0, clause.start() - 2), Math.min(clause.end(), clause.start() + 8))).stream().findAny().isPresent();
    }

    /** Each side's best category must be of another field, strong there and weak on the other side. */
    private static @Nullable Cut cut(int at, Map<String, Double> left, Map<String, Double> right, boolean marked) {
        Cut best = null;
        for (var l : left.entrySet()) {
            for (var r : right.entrySet()) {
                boolean apart = !l.getKey().substring(0, 2).equals(r.getKey().substring(0, 2));
                double score = Math.min(l.getValue() - right.getOrDefault(l.getKey(), 0.0), r.getValue() - left.getOrDefault(r.getKey(), 0.0));
                if (apart && score >= (marked ? MARKED : UNMARKED)
                        && (best == null || score > best.score)) {
                    best = new Cut(at, score + (marked ? 0.3 : 0), l.getKey(), r.getKey());
                }
            }
        }
        return best;
    }

    private static Map<String, Double> strongest(List<Map<String, Double>> beliefs) {
        var strongest = new TreeMap<String, Double>();
        beliefs.forEach(belief -> belief.forEach((label, p) -> strongest.merge(label, p, Math::max)));
        return strongest;
    }

    private Map<String, Double> beliefs(String clause) {
        var beliefs = new TreeMap<String, Double>();
        if (clause.length() >= 4) {
            for (Prediction prediction : model.classify(ModelText.of(clause), 2)) {
                beliefs.put(prediction.label(), prediction.confidence());
            }
        }
        return beliefs;
    }
}
