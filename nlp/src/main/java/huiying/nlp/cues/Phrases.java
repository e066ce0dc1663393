package huiying.nlp.cues;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

import huiying.nlp.text.Han;

/** Finds many phrases in one pass over a text. Latin phrases match whole words only, unless they end with {@code *}. */
public final class Phrases<T> {
    private final Node<T> root = new Node<>();

    public void add(String phrase, T value) {
        boolean open = phrase.endsWith("*");
        String letters = open ? phrase.substring(0, phrase.length() - 1) : phrase;
        Node<T> node = root;
        for (int i = 0; i < letters.length(); i++) {
            node = node.children.computeIfAbsent(letters.charAt(i), c -> new Node<>());
        }
        node.values.add(value);
        node.open |= open;
    }

    /** Every occurrence, overlapping ones too, by start. */
    public List<Hit<T>> in(String text) {
        var hits = new ArrayList<Hit<T>>();
        for (int start = 0; start < text.length(); start++) {
            if (start > 0 && Han.isLatin(text.charAt(start)) && Han.isLatin(text.charAt(start - 1))) {
                continue;
            }
            collect(text, start, hits);
        }
        return hits;
    }

    /** The longest phrase that begins exactly at {@code start}, or null. */
    public @Nullable Hit<T> longestAt(String text, int start) {
        var hits = new ArrayList<Hit<T>>();
        collect(text, start, hits);
        return hits.isEmpty() ? null : hits.getLast();
    }

    private void collect(String text, int start, List<Hit<T>> hits) {
        IntPredicate wordGoesOn = end -> end < text.length() && Han.isLatin(text.charAt(end)) && Han.isLatin(text.charAt(end - 1));
        Node<T> node = root.children.get(text.charAt(start));
        for (int end = start + 1; node != null; end++) {
            if (!node.values.isEmpty() && (node.open || !wordGoesOn.test(end))) {
                for (T value : node.values) {
                    hits.add(new Hit<>(start, end, value));
                }
            }
            node = end < text.length() ? node.children.get(text.charAt(end)) : null;
        }
    }

    /** One occurrence. */
    public record Hit<T>(int start, int end, T value) {
        int gapTo(Hit<?> other) {
            return Math.max(0, Math.max(other.start - end, start - other.end));
        }
    }

    private static final class Node<T> {
        final Map<Character, Node<T>> children = new HashMap<>(4);
        final List<T> values = new ArrayList<>(1);
        boolean open;
    }
}
