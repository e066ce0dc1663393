package huiying.nlp.cues;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Span;
import huiying.nlp.cues.Phrases.Hit;

/**
 * Rules made of words that must stand near each other, read from a table.
 *
 * <p>A line is a label and a rule: groups joined by {@code " + "}, each a choice {@code a|b|c}; all must occur within
 * {@link #WINDOW} characters (twice that in English). What follows {@code " - "} is a veto: near by, it silences the rule.
 * A label {@code $name} defines a choice to be used in later lines as {@code $name}.
 */
public final class Cues {
    private static final int WINDOW = 14;

    private final Phrases<Integer> phrases = new Phrases<>();
    private final Map<String, Integer> groups = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    public Cues(List<String[]> lines) {
        var names = new LinkedHashMap<String, String>();
        for (String[] line : lines) {
            String rule = expand(line[1], names);
            if (line[0].startsWith("$")) {
                names.put(line[0], rule);
            } else {
                rules.add(parse(line[0], rule));
            }
        }
    }

    /** Every rule that speaks, by label; the span covers the words that made it speak. {@code text} must be lower case. */
    public Map<String, Span> in(String text) {
        List<List<Hit<Integer>>> byGroup = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            byGroup.add(List.of());
        }
        for (Hit<Integer> hit : phrases.in(text)) {
            List<Hit<Integer>> list = byGroup.get(hit.value());
            if (list.isEmpty()) {
                byGroup.set(hit.value(), list = new ArrayList<>(2));
            }
            list.add(hit);
        }
        var found = new LinkedHashMap<String, Span>();
        for (Rule rule : rules) {
            Span span = found.containsKey(rule.label) ? null : rule.match(byGroup, text);
            if (span != null) {
                found.put(rule.label, span);
            }
        }
        return found;
    }

    private static String expand(String rule, Map<String, String> names) {
        String expanded = rule;
        for (var name : names.entrySet()) {
            expanded = expanded.replace(name.getKey(), name.getValue());
        }
        return expanded;
    }

    private Rule parse(String label, String rule) {
        String[] parts = rule.split(" - ", -1);
        int[] needed = Arrays.stream(parts[0].split(" \\+ ")).mapToInt(this::group).toArray();
        int[] vetoes = Arrays.stream(parts).skip(1).mapToInt(this::group).toArray();
        return new Rule(label, needed, vetoes);
    }

    private int group(String choice) {
        return groups.computeIfAbsent(choice.strip(), key -> {
            int id = groups.size();
            for (String phrase : key.split("\\|")) {
                phrases.add(phrase, id);
            }
            return id;
        });
    }

    private record Rule(String label, int[] needed, int[] vetoes) {
        @Nullable
        Span match(List<List<Hit<Integer>>> byGroup, String text) {
            for (Hit<Integer> first : byGroup.get(needed[0])) {
                Span span = around(first, byGroup, text);
                if (span != null) {
                    return span;
                }
            }
            return null;
        }

        private @Nullable Span around(Hit<Integer> first, List<List<Hit<Integer>>> byGroup, String text) {
            int reach = text.charAt(first.start()) < 0x250 ? WINDOW * 3 : WINDOW;
            int start = first.start();
            int end = first.end();
            for (int i = 1; i < needed.length; i++) {
                Hit<Integer> near = nearest(first, byGroup.get(needed[i]), reach);
                if (near == null) {
                    return null;
                }
                start = Math.min(start, near.start());
                end = Math.max(end, near.end());
            }
            for (int veto : vetoes) {
                if (nearest(first, byGroup.get(veto), reach) != null) {
                    return null;
                }
            }
            return new Span(start, end);
        }

        private static @Nullable Hit<Integer> nearest(Hit<Integer> from, List<Hit<Integer>> hits, int reach) {
            Hit<Integer> best = null;
            for (Hit<Integer> hit : hits) {
                if (from.gapTo(hit) <= reach && (best == null || from.gapTo(hit) < from.gapTo(best))) {
                    best = hit;
                }
            }
            return best;
        }
    }
}
