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

    private volatile Map<String, Category> categories;

    private Taxonomy(List<String[]> rows) {
        this(rows.stream().map(Taxonomy::category).toList());
    }

    private Taxonomy(Collection<Category> all) {
        categories = byCode(all);
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
        if (this == BUNDLED) {
            throw new IllegalStateException("the taxonomy that ships does not change");
        }
        categories = byCode(all);
    }

    /** The taxonomy that ships with the product. */
    public static Taxonomy bundled() {
        return BUNDLED;
    }

    public Collection<Category> all() {
        return categories.values();
    }

    public List<Category> fields() {
        return all().stream().filter(category -> !category.isLeaf()).toList();
    }

    public List<Category> leaves() {
        return all().stream().filter(Category::isLeaf).toList();
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(categories.get(code));
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
