package huiying.bot.cases;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.Ids;

/** What a person put right about a case besides its place and its category, sealed like the resident's own words. */
public final class CaseFacts {
    private final JdbcClient jdbc;
    private final CaseKeys keys;
    private final Clock clock;

    public CaseFacts(JdbcClient jdbc, CaseKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** Which fact it is. The place is not among them: it decides where a case goes and is part of its history. */
    public enum Kind {
        WHEN, WHAT, CAUSE, WANTS
    }

    private record Row(Kind kind, byte[] value) {
    }

    /** As they stand; kinds nobody touched are left out, and so is everything of an erased case. */
    public Map<Kind, String> of(UUID caseId) {
        var rows = jdbc.sql("select distinct on (kind) kind, value from case_fact where case_id = ? order by kind, at desc, id desc").param(caseId)
                .query((row, n) -> new Row(Kind.valueOf(row.getString("kind")), row.getBytes("value"))).list();
        var facts = new EnumMap<Kind, String>(Kind.class);
        if (!rows.isEmpty()) {
            var key = keys.of(caseId);
            rows.forEach(row -> keep(facts, row.kind(), key.open(row.value())));
        }
        return facts;
    }

    private static void keep(Map<Kind, String> facts, Kind kind, @Nullable String value) {
        if (value != null) {
            facts.put(kind, value);
        }
    }

    /** Puts one right; saying the same again changes nothing. An empty text says that the fact is not known. */
    public void put(UUID caseId, Kind kind, String value, Actor by) {
        if (!value.equals(of(caseId).getOrDefault(kind, ""))) {
            jdbc.sql("insert into case_fact (id, case_id, kind, value, by_person, at) values (?, ?, ?, ?, ?, ?)").params(Ids.next(), caseId, kind.name(),
                    Objects.requireNonNull(keys.of(caseId).seal(value)), by.id(), clock.instant().atOffset(ZoneOffset.UTC)).update();
        }
    }
}
