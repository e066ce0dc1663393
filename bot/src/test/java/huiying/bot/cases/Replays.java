package huiying.bot.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.CaseKeys;

/** Writes every case once more, from its events alone, into a table of the same shape, and lets the database compare the bytes. */
public final class Replays {
    private static final Set<String> SEALED = Set.of("title", "words", "place", "facts", "latitude", "longitude", "query_code", "query_code_hash", "head_hash");

    private Replays() {
    }

    /** Cases and columns that differ, once for each. */
    public static List<String> differing(JdbcClient owner, Cases cases, CaseKeys keys) {
        owner.sql("drop table if exists replayed").update();
        owner.sql("create table replayed (like cases including defaults)").update();
        try {
            owner.sql("select id from cases").query(UUID.class).list().forEach(id -> write(owner, cases.replayed(id), keys));
            return compare(owner);
        } finally {
            owner.sql("drop table replayed").update();
        }
    }

    private static void write(JdbcClient owner, Case replayed, CaseKeys keys) {
        var row = CaseRows.open(replayed, new byte[0]);
        row.putAll(CaseRows.sealed(replayed, keys.of(replayed.id())));
        owner.sql(CaseRows.INSERT.replace("into cases", "into replayed")).params(row).update();
        owner.sql(CaseRows.UPDATE.replace("update cases", "update replayed")).params(row).update();
    }

    private static List<String> compare(JdbcClient owner) {
        var columns = owner.sql("select column_name from information_schema.columns where table_schema = 'public' and table_name = 'cases' order by 1")
                .query(String.class).list().stream().filter(column -> !SEALED.contains(column)).toList();
        var different = new ArrayList<>(owner.sql("select id::text || ' is missing' from cases where id not in (select id from replayed)").query(String.class)
                .list());
        var compared = columns.stream()
                .map(column -> "case when to_jsonb(c." + column + ") is distinct from to_jsonb(r." + column + ") then '" + column + " ' else '' end")
                .collect(Collectors.joining(" || "));
        different.addAll(
                owner.sql("select id || ': ' || what from (select c.id, " + compared + " what from cases c join replayed r on r.id = c.id) t where what <> ''")
                        .query(String.class).list());
        return different;
    }
}
