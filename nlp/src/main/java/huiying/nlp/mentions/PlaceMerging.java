package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import huiying.nlp.Span;
import huiying.nlp.cues.Phrases;

/**
 * Joins places found by rule, which know names and grids, with those recognised by their surroundings, which know where a description ends. A place that is already exact is left as it is.
 */
final class PlaceMerging {
    private static final Set<String> LEADS = Set.of("on", "in", "at", "在", "是");

    private static final Phrases<PlaceWords.Kind> WORDS = PlaceWords.phrases();

    private PlaceMerging() {
    }

    static List<FoundPlace> merge(String text, List<FoundPlace> ruled, List<Span> recognised) {
        var all = new ArrayList<>(ruled);
        recognised.stream().filter(span -> saysWhere(span.of(text))).map(span -> bare(text, span))
                .forEach(span -> all.add(new FoundPlace(span.start(), span.end(), span.of(text), "", false, false)));
        all.sort(Comparator.comparingInt(FoundPlace::start).thenComparing(place -> -place.end()));
        var merged = new ArrayList<FoundPlace>();
        for (FoundPlace next : all) {
            FoundPlace last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && next.start() < last.end()) {
                merged.set(merged.size() - 1, join(text, last, next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    /** What is recognised by its surroundings alone must hold some word for a place, or a number. */
    private static boolean saysWhere(String said) {
        return MentionWords.sayWhere(said.toLowerCase(Locale.ROOT)) || !WORDS.in(said).isEmpty() || said.chars().anyMatch(Character::isDigit);
    }

    private static Span bare(String text, Span span) {
        boolean led = span.end() - span.start() > 2 && "就在是".indexOf(text.charAt(span.start())) >= 0;
        return led ? new Span(span.start() + 1, span.end()) : span;
    }

    private static FoundPlace join(String text, FoundPlace last, FoundPlace next) {
        if (last.exact() != next.exact()) {
            return last.exact() ? last : next;
        }
        FoundPlace named = last.named() ? last : next;
        boolean led = named.start() > last.start() && LEADS.contains(text.substring(last.start(), named.start()).strip());
        int start = led ? named.start() : last.start();
        int end = Math.max(last.end(), next.end());
        return new FoundPlace(start, end, text.substring(start, end), last.grid().isEmpty() ? next.grid() : last.grid(), last.exact() || next.exact(),
                last.named() || next.named());
    }
}
