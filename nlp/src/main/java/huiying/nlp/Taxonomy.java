package huiying.nlp;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import huiying.nlp.Category.DeadlineClass;
import huiying.nlp.Category.RequiredFact;
import huiying.nlp.Category.Usual;
import huiying.nlp.starter.Table;

/** The starter taxonomy: 18 fields, 129 categories. A city's own taxonomy lives in its database; this is what it starts from. */
public final class Taxonomy {
    private static final List<String> NATURES = List.of("咨询", "求助", "投诉", "举报", "建议", "表扬");
    private static final List<String> DEADLINES = List.of("urgent2h", "utility24h", "general7d", "complex15d", "consult2d");
    private static final Taxonomy BUNDLED = new Taxonomy(Table.read("taxonomy.tsv"));

    private volatile State state;

    /** What is looked at together. */
    private record State(Map<String, Category> inForce, Map<String, Category> known, Past past) {
    }

    /**
     * What there was before.
     *
     * @param closed  categories that are no longer in use
     * @param heirs   by the code of a closed one what took its place, empty where nothing did
     * @param origins by the code of one that was split off where it came from
     */
    public record Past(Collection<Category> closed, Map<String, String> heirs, Map<String, String> origins) {
        public static final Past NONE = new Past(List.of(), Map.of(), Map.of());
    }

    private Taxonomy(List<String[]> rows) {
        this(rows.stream().map(Taxonomy::category).toList());
    }

    private Taxonomy(Collection<Category> all) {
        state = state(all, Past.NONE);
    }

    private static State state(Collection<Category> all, Past past) {
        var known = byCode(past.closed());
        known.putAll(byCode(all));
        return new State(byCode(all), known, past);
    }

    private static Map<String, Category> byCode(Collection<Category> all) {
        var byCode = new LinkedHashMap<String, Category>();
        all.forEach(category -> byCode.put(category.code(), category));
        return byCode;
    }

    /** A city's own. */
    public static Taxonomy of(Collection<Category> all) {
        return new Taxonomy(all);
    }

    /** From now on these; whoever holds this taxonomy sees them. The one that ships never changes. */
    public void become(Collection<Category> all) {
        become(all, Past.NONE);
    }

    /** The same, remembering what there was before. */
    public void become(Collection<Category> all, Past past) {
        if (this == BUNDLED) {
            throw new IllegalStateException("the taxonomy that ships does not change");
        }
        state = state(all, past);
    }

    /** The taxonomy that ships with the product. */
    public static Taxonomy bundled() {
        return BUNDLED;
    }

    public Collection<Category> all() {
        return state.inForce().values();
    }

    public List<Category> fields() {
        return all().stream().filter(category -> !category.isLeaf()).toList();
    }

    public List<Category> leaves() {
        return all().stream().filter(Category::isLeaf).toList();
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(state.inForce().get(code));
    }

    /** The same for what is shown: also one that is no longer in use. */
    public Optional<Category> known(String code) {
        return Optional.ofNullable(state.known().get(code));
    }

    /** What a code stands for now: itself while it is in force, or whatever took its place; empty when nothing did. */
    public Optional<String> now(String code) {
        var seen = state;
        var at = code;
        for (int steps = 0; steps <= seen.past().heirs().size() && !seen.inForce().containsKey(at); steps++) {
            at = seen.past().heirs().getOrDefault(at, "");
        }
        return seen.inForce().containsKey(at) ? Optional.of(at) : Optional.empty();
    }

    /** What a code was when it was not yet split and is not since merged: two answers of different times are compared by it. */
    public String comparable(String code) {
        var seen = state;
        var at = now(code).orElse(code);
        for (int steps = 0; steps < seen.past().origins().size() && seen.past().origins().containsKey(at); steps++) {
            at = seen.past().origins().getOrDefault(at, at);
        }
        return now(at).orElse(at);
    }

    private static Category category(String[] row) {
        if (row[0].length() == 2) {
            return new Category(row[0], row[1], row[2], List.of(), null, "", List.of());
        }
        var usual = new Usual(nature(row[4]), facts(row[5]), deadline(row[6]), row[7], row[8]);
        return new Category(row[0], row[1], row[2], List.of(row[3].split("；")), usual, row[9], List.of(row[10].split(";")));
    }

    private static Nature nature(String zh) {
        return Nature.values()[NATURES.indexOf(zh)];
    }

    private static DeadlineClass deadline(String name) {
        return DeadlineClass.values()[DEADLINES.indexOf(name)];
    }

    private static Set<RequiredFact> facts(String names) {
        return Arrays.stream(names.split(",")).map(name -> RequiredFact.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
