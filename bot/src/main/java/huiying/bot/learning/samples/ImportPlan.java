package huiying.bot.learning.samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import huiying.bot.sheets.Flaw;
import huiying.bot.sheets.Table;
import huiying.nlp.Category;
import huiying.nlp.Taxonomy;

/** Which column of a brought table means what, and what its rows come to. */
public final class ImportPlan {
    private static final int SHOWN_FLAWS = 100;
    private static final int LONGEST_TAG = 24;
    private static final Map<String, Set<String>> USUAL = Map.of("text", Set.of("text", "body", "content", "words", "message", "诉求", "内容", "原话", "诉求内容", "正文"),
            "label",
            Set.of("label", "category", "code", "class", "类别", "类目", "分类", "标签", "事项"), "channel", Set.of("channel", "渠道", "来源"), "tags",
            Set.of("tags", "tag", "register", "标记"));

    private final Taxonomy taxonomy;

    public ImportPlan(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    private Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (Category leaf : taxonomy.leaves()) {
            Stream.of(leaf.code(), leaf.zh(), leaf.en()).forEach(name -> codes.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), leaf.code()));
        }
        return codes;
    }

    /** The columns that hold text and label, and those of channel and tags, empty where there is none. */
    public record Mapping(String text, String label, String channel, String tags) {
        public boolean fits(List<String> columns) {
            return columns.contains(text) && columns.contains(label) && !text.equals(label) && (channel.isEmpty() || columns.contains(channel))
                    && (tags.isEmpty() || columns.contains(tags));
        }
    }

    /** A row that may become a sample. */
    public record Row(int number, String label, String text, String channel, List<String> tags) {
    }

    /** All good rows, how many are not, and the first of what is wrong with them. */
    public record Read(List<Row> rows, int refused, List<Flaw> flaws) {
    }

    /** What the columns probably mean, by their names. */
    public static Mapping guess(List<String> columns) {
        return new Mapping(named("text", columns), named("label", columns), named("channel", columns), named("tags", columns));
    }

    private static String named(String meaning, List<String> columns) {
        return columns.stream().filter(USUAL.getOrDefault(meaning, Set.of())::contains).findFirst().orElse("");
    }

    public Read read(Table table, Mapping mapping) {
        var rows = new ArrayList<Row>();
        var flaws = new ArrayList<Flaw>();
        var codes = codes();
        for (var row : table.rows()) {
            var text = row.cell(mapping.text()).strip();
            var label = code(codes, row.cell(mapping.label()));
            if (text.isEmpty()) {
                flaws.add(Flaw.of(row.number(), mapping.text(), "text-missing"));
            } else if (label.isEmpty()) {
                flaws.add(Flaw.of(row.number(), mapping.label(), "unknown-category", row.cell(mapping.label())));
            } else {
                rows.add(new Row(row.number(), label.get(), text, cut(row.cell(mapping.channel())), tags(row.cell(mapping.tags()))));
            }
        }
        return new Read(rows, flaws.size(), flaws.stream().limit(SHOWN_FLAWS).toList());
    }

    private static Optional<String> code(Map<String, String> codes, String named) {
        return Optional.ofNullable(codes.get(named.strip().toLowerCase(Locale.ROOT)));
    }

    private static List<String> tags(String cell) {
        return Stream.of(cell.split("[,;，；\\s]")).map(ImportPlan::cut).filter(tag -> !tag.isEmpty()).distinct().limit(8).collect(Collectors.toList());
    }

    private static String cut(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT).replace(",", "");
        return plain.length() > LONGEST_TAG ? plain.substring(0, LONGEST_TAG) : plain;
    }
}
