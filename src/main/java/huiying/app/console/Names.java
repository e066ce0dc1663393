package huiying.app.console;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.grids.Grids;
import huiying.bot.routing.Units;
import huiying.nlp.Category;
import huiying.nlp.Language;
import huiying.nlp.Taxonomy;

/** What codes are called in the visitor's language: units, places, categories, people. */
final class Names {

    private final JdbcClient jdbc;
    private final Units units;
    private final Grids grids;
    private final Words words;
    private final Taxonomy taxonomy;

    Names(JdbcClient jdbc, Units units, Grids grids, Words words, Taxonomy taxonomy) {
        this.jdbc = jdbc;
        this.units = units;
        this.grids = grids;
        this.words = words;
        this.taxonomy = taxonomy;
    }

    /** A unit to choose from. */
    record Choosable(String code, String name) {
    }

    Words words() {
        return words;
    }

    /** The categories in force. */
    Taxonomy taxonomy() {
        return taxonomy;
    }

    Language language() {
        return words.language();
    }

    List<Choosable> units() {
        return units.all().stream().map(unit -> new Choosable(unit.code(), unit.name(language()))).toList();
    }

    String unit(@Nullable String code) {
        return units.name(code, language());
    }

    String grid(@Nullable String code) {
        return grids.path(code, language());
    }

    /** Field and category: 市政设施 / 路灯. */
    String category(@Nullable String code) {
        return code == null ? "" : taxonomy.known(code).map(this::path).orElse(code);
    }

    /** The name of a field by its two digits. */
    String field(String code) {
        return taxonomy.known(code).map(c -> c.name(language())).orElse(code);
    }

    String path(Category category) {
        var field = taxonomy.known(category.field()).map(c -> c.name(language()) + " / ").orElse("");
        return field + category.name(language());
    }

    /** Who did something: the name of a colleague, otherwise what kind of hand it was. */
    String actor(Actor actor) {
        return switch (actor.kind()) {
            case STAFF -> person(actor.id());
            case CITIZEN -> words.say("actor.citizen");
            case CLOCK -> words.say("actor.clock");
            case INTEGRATOR -> words.say("actor.integrator");
        };
    }

    /** The cases before and after this one of the same matter, and the one it is dealt with under: what they are called here and their numbers. */
    List<Tie> ties(Case c) {
        return jdbc.sql("""
                        select kind, number from (
                            select 'parent' kind, p.number, p.created_at from cases p where p.id = :parent
                            union all select 'head', h.number, h.created_at from cases h where h.id = :head
                            union all select 'child', k.number, k.created_at from cases k where k.parent = :id
                            union all select 'member', m.number, m.created_at from cases m where m.head = :id) t
                        where number is not null order by created_at limit 20""").param("parent", c.origin().parent()).param("head", c.beside().head())
                .param("id", c.id()).query((row, n) -> new Tie(String.valueOf(row.getString("kind")), String.valueOf(row.getString("number")))).list();
    }

    /** A case that belongs to another. */
    record Tie(String kind, String number) {
    }

    String person(String id) {
        return known(id).orElse(words.say("talk.staff"));
    }

    /** The name of a colleague, or of a key. */
    Optional<String> known(String id) {
        return jdbc.sql("select name from person where id = ?").param(UUID.fromString(id)).query(String.class).optional()
                .or(() -> jdbc.sql("select name from api_key where id = ?").param(UUID.fromString(id)).query(String.class).optional());
    }
}
