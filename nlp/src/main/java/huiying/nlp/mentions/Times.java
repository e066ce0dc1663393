package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Span;
import huiying.nlp.time.ChineseTimes;
import huiying.nlp.time.EnglishTimes;
import huiying.nlp.time.Said;

/** Joins the times that could be read with those that were only recognised: "the night of the 14th" holds the 14th. */
final class Times {
    private Times() {
    }

    /** A time with what could be read of it. */
    record Found(Span span, @Nullable Said said) {
    }

    static List<Found> in(String text, boolean chinese, List<Span> recognised) {
        var found = new ArrayList<Found>();
        (chinese ? ChineseTimes.in(text) : EnglishTimes.in(text)).forEach(said -> found.add(new Found(said.span(), said)));
        recognised.stream().filter(span -> MentionWords.sayWhen(span.of(text).toLowerCase(Locale.ROOT))).forEach(span -> found.add(new Found(span, null)));
        found.sort(Comparator.comparingInt((Found one) -> one.span.start()).thenComparing(one -> -one.span.end()));
        var joined = new ArrayList<Found>();
        for (Found next : found) {
            Found last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && next.span.start() < last.span.end()) {
                joined.set(joined.size() - 1, join(last, next));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    /** What was read keeps its ends when it is nearly all of it: "是15号" is the 15th. */
    private static Found join(Found last, Found next) {
        Found read = last.said != null ? last : next;
        int whole = Math.max(last.span.end(), next.span.end()) - last.span.start();
        if (read.said != null && length(read) * 3 >= whole * 2 && (last.said == null) != (next.said == null)) {
            return read;
        }
        return new Found(new Span(last.span.start(), Math.max(last.span.end(), next.span.end())), last.said == null ? next.said : last.said);
    }

    private static int length(Found found) {
        return found.span.end() - found.span.start();
    }
}
