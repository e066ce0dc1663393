package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Joins places that overlap or stand side by side ("Unit 2, Room 301, Silver Reed Estate") into one. */
final class Merging {
    private Merging() {
    }

    static List<FoundPlace> merge(List<FoundPlace> found, String text) {
        var sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing(FoundPlace::start).thenComparing(place -> -place.end()));
        var merged = new ArrayList<FoundPlace>();
        for (FoundPlace place : sorted) {
            FoundPlace last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && close(last, place, text)) {
                merged.set(merged.size() - 1, join(last, place, text));
            } else {
                merged.add(place);
            }
        }
        return merged;
    }

    private static boolean close(FoundPlace left, FoundPlace right, String text) {
        if (right.start() <= left.end()) {
            return true;
        }
        String gap = text.substring(left.end(), right.start());
        return gap.equals(", ") || gap.equals(" ") || gap.equals(" of ") || gap.equals(" on ") || gap.equals(" in ") || gap.equals(",")
                || gap.equals(" and ") && left.named() && right.named();
    }

    private static FoundPlace join(FoundPlace left, FoundPlace right, String text) {
        int end = Math.max(left.end(), right.end());
        boolean roadAndMore = left.named() != right.named() || left.named() && right.start() > left.end();
        return new FoundPlace(left.start(), end, text.substring(left.start(), end), left.grid().isEmpty() ? right.grid() : left.grid(),
                left.exact() || right.exact() || roadAndMore && (left.named() || right.named()), left.named() || right.named());
    }
}
