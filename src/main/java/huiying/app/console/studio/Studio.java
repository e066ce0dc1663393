package huiying.app.console.studio;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import huiying.app.console.Words;
import huiying.bot.learning.releases.Releases;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.runs.Runs;
import huiying.bot.learning.samples.Opinions;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.Samples;
import huiying.nlp.Category;
import huiying.nlp.Taxonomy;

/** What all pages of the studio share: names of categories and people, the tabs with their counts, and what was just done. */
@Component
final class Studio {
    private static final Set<String> GOOD = Set.of("changed", "undone", "asked", "started", "promoted", "rolled", "promised", "vouched", "labelled", "kept",
            "asked-play", "tree-changed",
            "cancelled");
    private static final Set<String> BAD = Set.of("nothing", "busy", "why-missing", "shut", "unknown", "refused", "list-moved", "row-columns",
            "row-answer", "row-date", "row-sign", "row-rule", "row-name", "row-grid", "row-intent", "row-file");

    private final JdbcClient jdbc;
    private final Taxonomy taxonomy;
    private final Samples samples;
    private final Counted counted;

    /** What the tabs count. */
    @Component
    record Counted(Opinions opinions, Runs runs, Releases releases) {
    }

    Studio(JdbcClient jdbc, Taxonomy taxonomy, Samples samples, Counted counted) {
        this.jdbc = jdbc;
        this.taxonomy = taxonomy;
        this.samples = samples;
        this.counted = counted;
    }

    /** A thing to choose from, or to show. */
    record Named(String code, String name) {
    }

    /** The counts beside the tabs. */
    record Tabs(String samples, int waiting, boolean busy) {
    }

    /** What a page says after something was done: hue, icon and the key of its words. */
    record Told(String hue, String icon, String key) {
        /** Only what is known is shown, so that a link cannot put words on the page. */
        static @Nullable Told of(@Nullable String name) {
            if (name == null) {
                return null;
            }
            return GOOD.contains(name)
                    ? new Told("", "check", "studio.note." + name)
                    : BAD.contains(name) ? new Told("is-amber", "alert", "studio.note." + name) : null;
        }
    }

    void dress(Words words, @Nullable String note, Model model) {
        var states = samples.states();
        int open = counted.opinions().waiting() + states.getOrDefault(Sample.State.DISPUTED, 0);
        model.addAttribute("tabs", new Tabs(words.count(states.getOrDefault(Sample.State.USED, 0)), open, counted.runs().busy()));
        model.addAttribute("note", Told.of(note));
    }

    /** Every category there is, by its code. */
    List<Named> categories(Words words) {
        return taxonomy.leaves().stream().map(leaf -> new Named(leaf.code(), leaf.name(words.language()))).toList();
    }

    boolean knows(@Nullable String code) {
        return code != null && taxonomy.find(code).filter(Category::isLeaf).isPresent();
    }

    String category(@Nullable String code, Words words) {
        return code == null || code.isEmpty() ? words.say("studio.none") : taxonomy.known(code).map(category -> category.name(words.language())).orElse(code);
    }

    /** Who somebody is, by the id that was written down. */
    Map<String, String> people() {
        var names = new HashMap<String, String>();
        jdbc.sql("select id, name from person").query(row -> {
            names.put(String.valueOf(row.getObject("id", UUID.class)), Objects.requireNonNullElse(row.getString("name"), ""));
        });
        return names;
    }

    String person(String id, Map<String, String> people, Words words) {
        return id.isEmpty()
                ? words.say("studio.machine")
                : id.equals("guard")
                        ? words.say("studio.guard")
                        : id.equals("resident")
                                ? words.say("studio.resident")
                                : people
                                        .getOrDefault(id, id.length() > 8 ? id.substring(0, 8) : id);
    }

    /** Names of trainings as pages show them; null is the model that ships. */
    String model(@Nullable UUID run, Words words) {
        return run == null ? words.say("studio.bundled") : counted.runs().find(run).map(known -> model(known, words)).orElse("?");
    }

    /** What learns again what ships is called by what it is. */
    String model(Run run, Words words) {
        return run.kind() == Run.Kind.STARTER ? words.say("studio.bundled") : run.name();
    }

    Releases releases() {
        return counted.releases();
    }

    /** The classes with fewer samples than most, the poorest first. */
    List<Map.Entry<String, Integer>> poorest(Map<String, Integer> all, int limit) {
        var balance = new HashMap<>(all);
        taxonomy.leaves().forEach(leaf -> balance.putIfAbsent(leaf.code(), 0));
        return balance.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey())).limit(limit)
                .toList();
    }

    /** Those with most samples. */
    static List<Map.Entry<String, Integer>> richest(Map<String, Integer> all, int limit) {
        return all.entrySet().stream().sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue()).thenComparing(
                Map.Entry::getKey)).limit(limit).toList();
    }
}
