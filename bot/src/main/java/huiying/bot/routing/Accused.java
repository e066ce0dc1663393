package huiying.bot.routing;

import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the units a report of wrongdoing is about, by their names and by the names of their people, and with each of them its whole branch
 * below the coordination centre: what it directs and what directs it.
 */
public final class Accused {
    private final Units units;
    private final JdbcClient jdbc;

    public Accused(Units units, JdbcClient jdbc) {
        this.units = units;
        this.jdbc = jdbc;
    }

    /** Everybody who must not have it. */
    public Set<String> conflicts(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        var all = new HashSet<String>();
        Stream.concat(units.all().stream().filter(unit -> unit.names().anyMatch(name -> lower.contains(name.toLowerCase(Locale.ROOT)))).map(Unit::code),
                staffNamedIn(words)).forEach(unit -> all.addAll(units.branch(unit)));
        return all;
    }

    private Stream<String> staffNamedIn(String words) {
        return jdbc.sql("select distinct unit from person where unit is not null and length(name) > 1 and not demo and position(name in ?) > 0").param(words)
                .query((row, n) -> Objects.requireNonNull(row.getString("unit"))).list().stream();
    }
}
