package huiying.app.console;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Actor;
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

    Names(JdbcClient jdbc, Units units, Grids grids, Words words) {
        this.jdbc = jdbc;
        this.units = units;
        this.grids = grids;
        this.words = words;
    }

    /** A unit to choose from. */
    record Choosable(String code, String name) {
    }

    Words words() {
        return words;
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
        return code == null ? "" : Taxonomy.bundled().find(code).map(this::path).orElse(code);
    }

    /** The name of a field by its two digits. */
    String field(String code) {
        return Taxonomy.bundled().find(code).map(c -> c.name(language())).orElse(code);
    }

    String path(Category category) {
        var field = Taxonomy.bundled().find(category.field()).map(c -> c.name(language()) + " / ").orElse("");
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

    String person(String id) {
        return known(id).orElse(words.say("talk.staff"));
    }

    /** The name of a colleague, or of a key. */
    Optional<String> known(String id) {
        return jdbc.sql("select name from person where id = ?").param(UUID.fromString(id)).query(String.class).optional()
                .or(() -> jdbc.sql("select name from api_key where id = ?").param(UUID.fromString(id)).query(String.class).optional());
    }
}
