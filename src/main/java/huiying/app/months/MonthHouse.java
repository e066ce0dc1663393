package huiying.app.months;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.app.Application;
import huiying.app.simulator.WeChatRules;
import huiying.bot.CaseDesk;
import huiying.bot.DeadlineWatch;
import huiying.bot.addresses.Addresses;
import huiying.bot.assessment.Assessment;
import huiying.bot.assessment.Period;
import huiying.bot.cases.Cases;
import huiying.bot.cases.ChainCheck;
import huiying.bot.citizens.Citizens;
import huiying.bot.citizens.Links;
import huiying.bot.features.Features;
import huiying.bot.features.Sampling;
import huiying.bot.inbox.Inbox;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.notices.NoticePlanner;
import huiying.bot.notices.Notices;
import huiying.bot.outbox.Outbox;
import huiying.bot.outbox.OutboxDispatcher;
import huiying.bot.progress.Aftercare;
import huiying.bot.progress.Moves;
import huiying.bot.progress.Rules;
import huiying.bot.routing.Places;
import huiying.bot.routing.Router;
import huiying.bot.routing.Units;
import huiying.bot.sla.Deadlines;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.vault.Vault;
import huiying.channels.Channels;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with a clock that can be moved, for a month nobody lived. Only on a database that has no cases yet. */
public final class MonthHouse implements AutoCloseable {
    private static final Duration RUN_OUT = Duration.ofDays(45);
    private static final Duration ANY = Duration.ofDays(36_500);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final MonthClock clock;
    private final YearMonth month;
    private final ZoneId zone;

    public MonthHouse(Path data, YearMonth month, String... settings) {
        this.month = month;
        this.zone = ZoneId.of("Asia/Shanghai");
        this.clock = new MonthClock(month.atDay(1).atStartOfDay(zone).toInstant());
        // nobody listens, nothing runs by itself, and no act waits for second thoughts
        var arguments = java.util.stream.Stream.concat(java.util.stream.Stream.of("--server.port=0", "--server.address=127.0.0.1", "--management.server.port=0",
                "--huiying.data-directory=" + data, "--db-scheduler.enabled=false", "--huiying.workers.inbox=0", "--huiying.workers.outbox=0",
                "--spring.datasource.hikari.connection-init-sql=set role huiying_app; set synchronous_commit = off", "--huiying.desk.undo=0s",
                "--huiying.conversation.quiet-window=0s", "--huiying.news.quiet=22:00-08:00", "--huiying.prices.sms=0.05", "--huiying.prices.person=3"),
                java.util.Arrays.stream(settings)).toArray(String[]::new);
        this.context = new SpringApplicationBuilder(Application.class).registerShutdownHook(false)
                .initializers(made -> prepare((GenericApplicationContext) made))
                .run(arguments);
        if (bean(JdbcClient.class).sql("select exists (select from cases)").query(Boolean.class).single()) {
            close();
            throw new IllegalArgumentException("This database has cases already; a sample month needs an empty one (--data names a new directory).");
        }
    }

    /** The month's own clock; and nothing is left to samples, which are drawn by ids and differ from run to run. */
    private void prepare(GenericApplicationContext made) {
        made.registerBean("monthClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
        made.registerBean("monthRules", Rules.class, () -> new Rules(made.getBean(Router.class), made.getBean(Places.class), made.getBean(Units.class), made
                .getBean(ServiceLevels.class), () -> Features.all(Sampling.NONE)), bean -> bean.setPrimary(true));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Plays the month, publishes its sheet and reckons up. */
    Reckoning play(long seed, int cases, IntConsumer progress) {
        var jdbc = bean(JdbcClient.class);
        var places = jdbc.sql("select name from place where name ~ '^[^a-zA-Z]+$' order by id").query((row, n) -> String.valueOf(row.getString(
                "name"))).list();
        var hands = hands(jdbc);
        var played = new Month(hands);
        long start = System.nanoTime();
        played.play(new Scripts(places).write(seed, cases, month, zone), end(), told -> {
            progress.accept(told);
        });
        hands.finish();
        double seconds = (System.nanoTime() - start) / 1e9;
        return reckon(played, hands, seconds);
    }

    private Instant end() {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant().plus(RUN_OUT);
    }

    private Reckoning reckon(Month played, Hands hands, double seconds) {
        var jdbc = bean(JdbcClient.class);
        var assessment = bean(Assessment.class);
        // what is told in a month is closed in it or in the next one or two
        for (int n = 2; n >= 0; n--) {
            assessment.publish(assessment.of(Period.month(month.plusMonths(n), zone, clock.instant()), null), played.supervisor());
        }
        clock.moveTo(clock.instant().plusSeconds(60));
        long start = System.nanoTime();
        assessment.of(Period.month(month, zone, clock.instant()), null);
        double assessed = (System.nanoTime() - start) / 1e9;
        var all = assessment.of(new Period(month.atDay(1).atStartOfDay(zone).toInstant(), clock.instant(), clock.instant()), null);
        long cases = jdbc.sql("select count(*) from cases").query(Long.class).single();
        var cost = new Reckoning.Cost(seconds, assessed, jdbc.sql("select count(*) from turn").query(Long.class).single(), jdbc.sql(
                "select count(*) from case_event").query(Long.class).single(), hands.refused(), open(jdbc));
        return new Reckoning(cases, all, replayed(jdbc), broken(), Told.of(jdbc, hands.refusedByWeChat()), cost);
    }

    /** Each case made again from its events alone, compared with its row byte by byte. */
    private long replayed(JdbcClient jdbc) {
        var cases = bean(Cases.class);
        return jdbc.sql("select id from cases").query(UUID.class).list().stream()
                .filter(id -> java.util.Arrays.equals(JSON.writeValueAsBytes(cases.replayed(id)),
                        JSON.writeValueAsBytes(cases.byId(id).orElseThrow())))
                .count();
    }

    private long broken() {
        var transactions = bean(TransactionOperations.class);
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            bean(JdbcClient.class).sql("set local statement_timeout = '10min'").update();
            return (long) bean(ChainCheck.class).verifyAll().broken().size();
        }));
    }

    /** Where those stand that have not ended, what waits for them, and what was told: nothing in this month is real. */
    private List<String> open(JdbcClient jdbc) {
        var cases = bean(Cases.class);
        return jdbc.sql("select id from cases where closed_at is null order by created_at limit 50").query(UUID.class).list().stream()
                .map(java.util.Objects::requireNonNull).map(id -> cases.byId(id).orElseThrow())
                .map(c -> c.number() + " " + c.state() + " since " + c.standing().since() + " "
                        + jdbc.sql("select kind || ' ' || reason from task where case_id = ? and done_at is null").param(c.id()).query(String.class).list()
                        + ": " + c.words())
                .toList();
    }

    private Hands hands(JdbcClient jdbc) {
        var transactions = bean(TransactionOperations.class);
        var rules = new WeChatRules(clock, true, 100_000);
        var ways = new Hands.Ways(new MonthWeChat(rules), new MonthTexts(), rules,
                new Hands.People(new Citizens(jdbc, bean(Vault.class), clock), new Links(jdbc, bean(Vault.class), clock)), bean(Addresses.class),
                bean(Notices.class));
        var channels = new Channels(List.of(new SilentChannel("voice"), ways.wechat(), ways.texts(), new SilentChannel("web")));
        var watch = new DeadlineWatch(transactions, bean(Deadlines.class), bean(Cases.class), bean(Moves.class), bean(Aftercare.class), ANY);
        var dispatcher = new OutboxDispatcher(transactions, jdbc, bean(Outbox.class), channels, bean(NoticePlanner.class));
        var doors = new Hands.Doors(bean(Inbox.class), bean(InboxWorker.class), bean(Outbox.class), dispatcher, watch, transactions);
        return new Hands(doors, ways, bean(CaseDesk.class), bean(Cases.class), jdbc, clock);
    }

    @Override
    public void close() {
        context.close();
    }
}
