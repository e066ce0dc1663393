package huiying.bot.routing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.duties.Duties;
import huiying.nlp.Taxonomy;
import tools.jackson.databind.json.JsonMapper;

/** The city the product starts with: an invented district with its units, grids, places and duty list, until somebody brings a real one. */
public final class City {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    private final Duties duties;

    public City(JdbcClient jdbc, Duties duties) {
        this.jdbc = jdbc;
        this.duties = duties;
    }

    /** Fills what is empty and leaves alone what is not; true when anything was filled. Needs a transaction. */
    public boolean fill() {
        jdbc.sql("select pg_advisory_xact_lock(4201)").query().listOfRows();
        boolean filled = false;
        filled |= fill("unit", units(),
                """
                insert into unit (code, name_zh, name_en, kind, parent, phone, last_resort, oversight, aliases)
                select code, zh, en, kind, nullif(parent, ''), phone, last_resort = 'yes', oversight = 'yes',
                    coalesce(to_jsonb(string_to_array(nullif(aliases, ''), ';')), '[]')
                from jsonb_to_recordset(cast(? as jsonb))
                    as x(code text, zh text, en text, kind text, parent text, phone text, last_resort text, oversight text, aliases text)""");
        filled |= fill("grid", grids(),
                """
                insert into grid (code, parent, level, name_zh, name_en, boundary, unit)
                select properties->>'code', properties->>'parent', properties->>'level', properties->>'name_zh', properties->>'name_en', geometry,
                    properties->>'unit'
                from jsonb_to_recordset(cast(? as jsonb)) as x(properties jsonb, geometry jsonb)""");
        filled |= fill("managed_object", table("objects.tsv", "code", "kind", "zh", "en", "grid", "latitude", "longitude", "unit", "category"),
                """
                insert into managed_object (code, code_key, kind, name_zh, name_en, grid, latitude, longitude, unit, category)
                select code, upper(regexp_replace(code, '[^A-Za-z0-9]', '', 'g')), kind, zh, en, grid, latitude, longitude, unit, category
                from jsonb_to_recordset(cast(? as jsonb)) as x(code text, kind text, zh text, en text, grid text, latitude double precision,
                    longitude double precision, unit text, category text)""");
        filled |= fill("place", table("places.tsv", "name", "grid", "latitude", "longitude"),
                """
                insert into place (name, grid, latitude, longitude)
                select name, grid, latitude, longitude
                from jsonb_to_recordset(cast(? as jsonb)) as x(name text, grid text, latitude double precision, longitude double precision)""");
        return filled | listDuties();
    }

    private boolean listDuties() {
        boolean empty = duties.latest() == 0;
        if (empty) {
            duties.begin(new CityDuties(Taxonomy.bundled()).items(rows("duty.tsv", "category", "grid", "unit", "basis")), "临澜区责任清单（2026年版）");
        }
        return empty;
    }

    private boolean fill(String table, String rows, String insert) {
        boolean empty = jdbc.sql("select not exists (select from " + table + ")").query(Boolean.class).single();
        if (empty) {
            jdbc.sql(insert).param(rows).update();
        }
        return empty;
    }

    private static String units() {
        return table("units.tsv", "code", "zh", "en", "kind", "parent", "phone", "last_resort", "oversight", "aliases");
    }

    private static String grids() {
        return JSON.readTree(String.join("", lines("district.geojson"))).get("features").toString();
    }

    private static String table(String file, String... columns) {
        return JSON.writeValueAsString(rows(file, columns));
    }

    private static List<Map<String, String>> rows(String file, String... columns) {
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines(file)) {
            if (!line.startsWith("#")) {
                var cells = line.split("\t", -1);
                var row = new HashMap<String, String>();
                for (int i = 0; i < columns.length; i++) {
                    row.put(columns[i], cells[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> lines(String file) {
        var stream = Objects.requireNonNull(City.class.getResourceAsStream("/city/" + file), file);
        try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
