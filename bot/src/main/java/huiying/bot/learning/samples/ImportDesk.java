package huiying.bot.learning.samples;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.sheets.Budget;
import huiying.bot.sheets.Format;
import huiying.bot.sheets.Table;
import huiying.bot.sheets.TableReader;
import huiying.bot.sheets.Unreadable;
import huiying.bot.vault.Ids;
import huiying.nlp.Language;

/** Brings in files of samples: looked at first, then row by row beside the samples, then all at once; stopped at any moment, nothing of it is in. */
public final class ImportDesk {
    /** A hundred thousand messages fit; an archive that unpacks to more does not. */
    static final Budget BUDGET = new Budget(20 << 20, 100L << 20, 100_001, 1_000_000, Duration.ofSeconds(20));
    private static final int STEP = 2_000;
    private static final int THREADS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(ImportDesk.class);

    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Imports imports;
    private final ImportPlan plan;
    private final Texts texts;
    private final House house;

    /** The time, and where it is written down who brought what. */
    public record House(Clock clock, Audit audit) {
    }

    public ImportDesk(TransactionOperations transactions, JdbcClient jdbc, Imports imports, ImportPlan plan, Texts texts, House house) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.imports = imports;
        this.plan = plan;
        this.texts = texts;
        this.house = house;
    }

    /** Reads a file and keeps it to be looked at. */
    public UUID bring(String by, String fileName, byte[] file) throws Unreadable {
        var table = read(fileName, file);
        var brought = new Imports.Brought(by, fileName, "", house.clock().instant());
        return Objects.requireNonNull(transactions.execute(status -> imports.keep(brought, file, table.columns(), table.rows().size())));
    }

    private static Table read(String fileName, byte[] file) throws Unreadable {
        return new TableReader(BUDGET).read(file, Format.of(fileName).orElseThrow(() -> new Unreadable("unknown-format")));
    }

    /** What the rows would come to under a mapping; empty when the file is no longer here or its columns do not fit. */
    public Optional<ImportPlan.Read> preview(UUID id, ImportPlan.Mapping mapping) {
        return imports.find(id).filter(known -> mapping.fits(known.columns())).flatMap(known -> table(known).map(table -> plan.read(table, mapping)));
    }

    /** The first rows as they stand in the file. */
    public List<Table.Row> head(UUID id, int rows) {
        return imports.find(id).flatMap(this::table).map(table -> table.rows().stream().limit(rows).toList()).orElse(List.of());
    }

    private Optional<Table> table(Imports.Import known) {
        return imports.file(known.id()).map(file -> {
            try {
                return read(known.brought().fileName(), file);
            } catch (Unreadable changed) {
                throw new IllegalStateException("import " + known.id() + " was readable when it was brought", changed);
            }
        });
    }

    /** From now on it runs in the background; false when it was not waiting for this. */
    public boolean start(String by, UUID id, ImportPlan.Mapping mapping, String reason) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean started = imports.start(id, mapping, reason);
            if (started) {
                house.audit().record(by, "samples-import", id.toString(), Map.of("reason", reason));
            }
            return started;
        }));
    }

    public boolean cancel(UUID id) {
        return Boolean.TRUE.equals(transactions.execute(status -> imports.cancel(id)));
    }

    /** Works on what waits, to its end. */
    public int workOff() {
        int worked = 0;
        for (var next = claim(); next.isPresent(); next = claim()) {
            run(next.get());
            worked++;
        }
        return worked;
    }

    private Optional<UUID> claim() {
        return Objects.requireNonNull(transactions.execute(status -> imports.claim()));
    }

    private void run(UUID id) {
        var known = imports.find(id).orElseThrow();
        transactions.executeWithoutResult(status -> jdbc.sql("delete from sample_staged where batch = ?").param(id).update());
        try {
            var read = plan.read(table(known).orElseThrow(), Objects.requireNonNull(known.mapping()));
            if (stage(id, read.rows())) {
                transactions.executeWithoutResult(status -> settle(known, read));
            } else {
                transactions.executeWithoutResult(status -> imports.end(id, Imports.State.CANCELLED, 0, read.refused(), List.of()));
            }
        } catch (IllegalStateException | DataAccessException broken) {
            LOG.error("import {} failed", id, broken);
            transactions.executeWithoutResult(status -> imports.end(id, Imports.State.FAILED, 0, known.count().rows(), List.of()));
        }
    }

    private boolean stage(UUID batch, List<ImportPlan.Row> rows) {
        for (int from = 0; from < rows.size(); from += STEP) {
            int start = from;
            var some = masked(rows.subList(from, Math.min(rows.size(), from + STEP)));
            boolean goesOn = Boolean.TRUE.equals(transactions.execute(status -> {
                insert(batch, start, some);
                return imports.advance(batch, start + some.size());
            }));
            if (!goesOn) {
                return false;
            }
        }
        return true;
    }

    /** A row whose personal data is hidden. */
    private record Ready(ImportPlan.Row row, String text, Language language, String key) {
    }

    private List<Ready> masked(List<ImportPlan.Row> rows) {
        try (var pool = Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().name("import-", 0).factory())) {
            int half = (rows.size() + THREADS - 1) / THREADS;
            var parts = new ArrayList<Future<List<Ready>>>();
            for (int from = 0; from < rows.size(); from += half) {
                var part = rows.subList(from, Math.min(rows.size(), from + half));
                parts.add(pool.submit(() -> part.stream().map(this::masked).toList()));
            }
            return parts.stream().flatMap(part -> done(part).stream()).toList();
        }
    }

    private static List<Ready> done(Future<List<Ready>> part) {
        try {
            return part.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while reading an import", stopping);
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }

    private Ready masked(ImportPlan.Row row) {
        var text = texts.masked(row.text());
        return new Ready(row, text, texts.language(text), Samples.hex(texts.key(text)));
    }

    private void insert(UUID batch, int start, List<Ready> some) {
        jdbc.sql("""
                 insert into sample_staged (batch, position, id, label, text, text_key, language, channel, tags)
                 select :batch, :start + n, id, label, text, decode(key, 'hex'), language, channel, tags
                 from unnest(cast(:ids as uuid[]), cast(:labels as text[]), cast(:texts as text[]), cast(:keys as text[]), cast(:languages as text[]),
                     cast(:channels as text[]), cast(:tags as text[])) with ordinality as s (id, label, text, key, language, channel, tags, n)""")
                .param("batch", batch).param("start", start).param("ids", some.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param("labels", all(some, one -> one.row().label())).param("texts", all(some, Ready::text)).param("keys", all(some, Ready::key))
                .param("languages", all(some, one -> Samples.stored(one.language()))).param("channels", all(some, one -> one.row().channel()))
                .param("tags", all(some, one -> String.join(",", one.row().tags()))).update();
    }

    private static String[] all(List<Ready> some, Function<Ready, String> part) {
        return some.stream().map(part).toArray(String[]::new);
    }

    /** All rows at once; words that are known under the same label are not taken twice. */
    private void settle(Imports.Import known, ImportPlan.Read read) {
        jdbc.sql("set local statement_timeout = '60s'").update();
        int added = jdbc
                .sql("""
                     insert into sample (id, origin, label, text, text_key, language, channel, tags, state, trust, by_person, batch, reason, created_at)
                     select id, 'import', label, text, text_key, language, channel, coalesce(string_to_array(nullif(tags, ''), ','), '{}'), 'used', :trust, :by,
                         batch, (select reason from sample_import where id = :batch), :at
                     from (select distinct on (text_key, label) * from sample_staged where batch = :batch order by text_key, label, position) s
                     where not exists (select from sample k where k.text_key = s.text_key and k.label = s.label and k.state <> 'removed')
                     order by position""").param("trust", Provenance.IMPORT.trust()).param("by", known.brought().by()).param("batch", known.id())
                .param("at", house.clock().instant().atOffset(ZoneOffset.UTC)).update();
        imports.end(known.id(), Imports.State.DONE, added, read.refused() + read.rows().size() - added, read.flaws());
    }
}
