package huiying.app.months;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.CaseDesk;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Synthesis;
import huiying.bot.intake.Predictions;
import huiying.bot.routing.Places;
import huiying.bot.routing.Router;
import huiying.bot.search.SearchIndex;
import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.Vault;
import huiying.nlp.Guess;
import huiying.nlp.Message;
import huiying.nlp.Understander;

/** Fills an empty house with the last seven days of a made-up city, and takes them away again; only in the demo. Everything of it carries a label. */
public final class BusyWeek {
    private static final Logger LOG = LoggerFactory.getLogger(BusyWeek.class);
    /** What every case of it is marked with. */
    public static final String LABEL = WeekLives.LABEL;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int CASES = 420;
    private static final int FRESH = 14;
    private static final int BATCH = 20;

    private final Book book;
    private final City city;
    private final CaseDesk desk;
    private final Understander understander;
    private final Clock clock;
    private final Executor thread = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sample-week-", 0).factory());

    /** Where it is written. */
    public record Book(TransactionOperations transactions, JdbcClient jdbc, NamedParameterJdbcTemplate batches, CaseKeys keys, Vault vault, SearchIndex index) {
    }

    /** Where it takes place. */
    public record City(Router router, Places places, java.time.ZoneId zone, Predictions predictions) {
    }

    /** How far it is: {@code filling}, {@code there} or {@code stopped}. */
    public record Standing(String state, int written, int wanted) {
        public boolean filling() {
            return state.equals("filling");
        }

        public int percent() {
            return wanted == 0 ? 0 : written * 100 / wanted;
        }
    }

    public BusyWeek(Book book, City city, CaseDesk desk, Understander understander, Clock clock) {
        this.book = book;
        this.city = city;
        this.desk = desk;
        this.understander = understander;
        this.clock = clock;
    }

    public Optional<Standing> standing() {
        return book.jdbc().sql("select state, written, wanted from sample_week")
                .query((row, n) -> new Standing(row.getString("state"), row.getInt("written"), row
                        .getInt("wanted")))
                .optional();
    }

    /** Begins to fill; false while there is a week already. Nobody waits for it. */
    public boolean fill() {
        int begun = book.jdbc().sql("insert into sample_week (wanted, state, at) values (?, 'filling', now()) on conflict do nothing").param(CASES).update();
        if (begun == 1) {
            thread.execute(this::write);
        }
        return begun == 1;
    }

    /** What is there stays; no more is added. */
    public void stop() {
        book.jdbc().sql("update sample_week set state = 'stopped' where state = 'filling'").update();
    }

    /** Everything of it is gone, as if it had never been. */
    public int remove() {
        stop();
        return Objects.requireNonNull(book.transactions().execute(status -> {
            // whoever still writes a part has the row until that part is whole
            book.jdbc().sql("select 1 from sample_week for update").query(Integer.class).optional();
            int gone = book.jdbc().sql("select forget_sample_week()").query(Integer.class).single();
            book.jdbc().sql("delete from sample_week").update();
            return gone;
        }));
    }

    private void write() {
        var now = clock.instant();
        var lives = new WeekLives(city.router(), city.places(), understander.taxonomy(), city.zone(), now);
        var scripts = new Scripts(city.places().all().stream().map(place -> place.name()).toList()).write(now.getEpochSecond() / 86_400, CASES, now.minus(WEEK),
                WEEK);
        try {
            for (int from = 0; from < CASES - FRESH; from += BATCH) {
                if (!past(lives, scripts.subList(from, Math.min(CASES - FRESH, from + BATCH)), from)) {
                    return;
                }
            }
            for (var script : scripts.subList(CASES - FRESH, CASES)) {
                if (!present(lives, script)) {
                    return;
                }
            }
            book.jdbc().sql("update sample_week set state = 'there' where state = 'filling'").update();
        } catch (RuntimeException broken) {
            LOG.warn("the sample week stays unfinished: {}", broken.getClass().getSimpleName());
            stop();
        }
    }

    /** A part of what is behind us, whole or not at all. */
    private boolean past(WeekLives lives, List<Script> scripts, int first) {
        return counted(scripts.size(), () -> {
            var number = new int[]{first};
            var ended = new Synthesis(book.batches(), book.keys(), book.vault())
                    .write(scripts.stream().map(script -> lives.live(script, number[0]++)).toList());
            book.index().write(book.batches(), ended);
        });
    }

    /** What is told just now goes the way of every message: the machine guesses, and agents have work. */
    private boolean present(WeekLives lives, Script script) {
        return counted(1, () -> {
            var draft = lives.draft(script);
            var guess = understander.understand(Message.of(script.words())).category();
            var filed = desk.file(draft, lives.origin(script), guess instanceof Guess.Clear clear ? new Guess.Ambiguous(clear.candidates()) : guess, Actor
                    .integrator("sample")).filed();
            city.predictions().keep(null, filed.id(), guess, LABEL, clock.instant());
        });
    }

    private boolean counted(int many, Runnable work) {
        return Boolean.TRUE.equals(book.transactions().execute(status -> {
            boolean wanted = book.jdbc().sql("update sample_week set written = written + ? where state = 'filling'").param(many).update() == 1;
            if (wanted) {
                work.run();
            }
            return wanted;
        }));
    }
}
