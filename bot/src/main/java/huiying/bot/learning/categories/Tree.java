package huiying.bot.learning.categories;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import huiying.nlp.Category;
import huiying.nlp.Taxonomy;

/** All categories there are and ever were, as one version has them. */
public record Tree(List<Entry> entries) {
    private static final int LAST = 99;

    static Tree of(Taxonomy taxonomy) {
        return new Tree(taxonomy.all().stream().map(Entry::of).toList());
    }

    public Optional<Entry> find(String code) {
        return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }

    boolean isInForce(String code) {
        return find(code).filter(Entry::inForce).isPresent();
    }

    /** The first code of a field that was never used; of the fields themselves for an empty one. */
    public Optional<String> free(String field) {
        return IntStream.rangeClosed(1, LAST).mapToObj(n -> field + (n < 10 ? "0" : "") + n).filter(code -> find(code).isEmpty()).findFirst();
    }

    /** The tree after a step; empty when it cannot be taken. */
    public Optional<Tree> after(Step step) {
        return switch (step) {
            case Step.Add(var category) -> find(category.code()).isPresent() || !hasField(category) ? Optional.empty() : Optional.of(with(Entry.of(category)));
            case Step.Change(var category) -> isInForce(category.code())
                    ? find(category.code()).map(entry -> with(entry.being(category)))
                    : Optional.empty();
            case Step.Split(var code, var part, var words) -> isLeaf(code) && find(part.code()).isEmpty() && hasField(part) && !words.isEmpty()
                    ? Optional.of(with(new Entry(part, null, code)))
                    : Optional.empty();
            case Step.Close(var code, var heir) -> isLeaf(code) && !code.equals(heir) && (heir.isEmpty() || isLeaf(heir))
                    ? find(code).map(entry -> with(entry.closed(heir)))
                    : Optional.empty();
            case Step.Reopen(var code) -> find(code).filter(entry -> !entry.inForce()).map(entry -> with(entry.open()));
            case Step.Choose(var pack, var codes) -> entries.stream().anyMatch(entry -> entry.category().isLeaf() && codes.contains(entry.code()))
                    ? Optional.of(chosen(codes))
                    : Optional.empty();
        };
    }

    private boolean hasField(Category category) {
        return !category.isLeaf() || isInForce(category.field());
    }

    private boolean isLeaf(String code) {
        return code.length() == 4 && isInForce(code);
    }

    private Tree with(Entry entry) {
        var all = new TreeMap<String, Entry>();
        entries.forEach(one -> all.put(one.code(), one));
        all.put(entry.code(), entry);
        return new Tree(List.copyOf(all.values()));
    }

    private Tree chosen(Collection<String> codes) {
        return new Tree(entries.stream().map(entry -> {
            if (!entry.category().isLeaf()) {
                return entry;
            }
            boolean wanted = codes.contains(entry.code());
            return wanted ? entry.open() : entry.inForce() ? entry.closed("") : entry;
        }).toList());
    }

    /** What was in force before and is not after, with what takes its place; an empty heir stands for none. */
    Map<String, String> closedSince(Tree before) {
        var closed = new LinkedHashMap<String, String>();
        for (var entry : entries) {
            if (entry.heir() != null && before.isInForce(entry.code())) {
                closed.put(entry.code(), entry.heir());
            }
        }
        return closed;
    }

    /** Whoever holds the taxonomy sees this tree from now on. */
    void putInto(Taxonomy taxonomy) {
        var inForce = new ArrayList<Category>();
        var closed = new ArrayList<Category>();
        var heirs = new HashMap<String, String>();
        var origins = new HashMap<String, String>();
        for (var entry : entries) {
            (entry.inForce() ? inForce : closed).add(entry.category());
            if (entry.heir() != null) {
                heirs.put(entry.code(), entry.heir());
            }
            if (!entry.from().isEmpty()) {
                origins.put(entry.code(), entry.from());
            }
        }
        taxonomy.become(inForce, new Taxonomy.Past(closed, heirs, origins));
    }
}
