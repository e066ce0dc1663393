package huiying.app.months;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.app.simulator.WeChatRules;
import huiying.bot.CaseDesk;
import huiying.bot.DeadlineWatch;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.citizens.Citizens;
import huiying.bot.citizens.Links;
import huiying.bot.desk.Command;
import huiying.bot.desk.NotPermitted;
import huiying.bot.inbox.Inbox;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.notices.Notices;
import huiying.bot.outbox.Outbox;
import huiying.bot.outbox.OutboxDispatcher;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.WebhookRequest;
import huiying.nlp.Language;

/** The hands of everybody in the made-up month. They touch the service only where residents, staff and time do: the inbox, the desk, the deadlines. */
final class Hands {
    private static final WebhookRequest NOTHING = new WebhookRequest("POST", "/", "", Map.of(), new byte[]{'{', '}'});

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration AGENTS_CALL_EVERY = Duration.ofHours(4);

    private final Doors doors;
    private final Ways ways;
    private final CaseDesk desk;
    private final Cases cases;
    private final JdbcClient jdbc;
    private final MonthClock clock;
    private final Addresses addresses;
    private int said;
    private int refused;
    private Instant called = Instant.MIN;

    /** Where residents and time come in, and what is promised goes out. */
    record Doors(Inbox inbox, InboxWorker worker, Outbox outbox, OutboxDispatcher dispatcher, DeadlineWatch watch, TransactionOperations transactions) {
    }

    /** Who is who, and which addresses are theirs. */
    record People(Citizens citizens, Links links) {
    }

    /** How residents are reached, and who they are. */
    record Ways(MonthWeChat wechat, MonthTexts texts, WeChatRules rules, People people, Addresses addresses, Notices notices) {
        Channel channel(String name) {
            return name.equals("wechat") ? wechat : new SilentChannel(name);
        }
    }

    Hands(Doors doors, Ways ways, CaseDesk desk, Cases cases, JdbcClient jdbc, MonthClock clock) {
        this.doors = doors;
        this.ways = ways;
        this.desk = desk;
        this.cases = cases;
        this.jdbc = jdbc;
        this.clock = clock;
        this.addresses = ways.addresses();
    }

    /** A resident says something, and the turn is taken at once. */
    void say(Script.Door door, String words) {
        said++;
        var from = address(door);
        var channel = ways.channel(door.channel());
        var content = door.channel().equals("voice") && words.length() == 1 ? new Content.KeyPress(words) : new Content.Text(words);
        var id = Ids.next();
        doors.inbox().accept(id, channel, NOTHING, new Inbound.Message(from, "month-" + said, clock.instant(), content, true));
        while (doors.worker().handleNext()) {
            Thread.onSpinWait();
        }
        if (door.channel().equals("wechat")) {
            ways.rules().said(door.from());
            known(door);
            answeredAtOnce(id, channel);
        }
    }

    /** Nearly everybody who follows the account has proved a telephone number. */
    private void known(Script.Door door) {
        int who = Math.floorMod(door.from().hashCode(), 100_000_000);
        if (who % 12 != 0) {
            var phone = "+86137%08d".formatted(who);
            doors.transactions().executeWithoutResult(status -> ways.people().links().link(List.of(addresses.keep(address(door)), addresses.keep(new Address(
                    "sms", "main", phone))), ways.people().citizens().keep(phone, Language.ZH), Links.By.code()));
        }
    }

    /** The platform waits a moment for the answer: what comes in time takes nothing of the window. */
    private void answeredAtOnce(UUID message, Channel channel) {
        doors.transactions()
                .executeWithoutResult(status -> jdbc.sql("select turn from inbox where id = ? and turn is not null").param(message).query(UUID.class)
                        .optional().ifPresent(turn -> doors.outbox().written(doors.outbox().collect(turn, channel))));
    }

    /** The resident hangs up or goes away. */
    void leave(Script.Door door) {
        said++;
        doors.inbox().accept(Ids.next(), ways.channel(door.channel()), NOTHING, new Inbound.Message(address(door), "month-" + said, clock.instant(),
                new Content.Left(), true));
        while (doors.worker().handleNext()) {
            Thread.onSpinWait();
        }
    }

    /** What a resident told since a moment, the first matter first: one message may tell of two. */
    List<Case> casesOf(Script.Door door, Instant since) {
        return cases.recentFor(addresses.idOf(address(door)), 10).reversed().stream().filter(told -> !told.times().created().isBefore(since)).toList();
    }

    Case now(Case about) {
        return cases.byId(about.id()).orElseThrow();
    }

    /** Decides something; false when the case as it stands does not permit it, as happens to people too. */
    boolean act(StaffMember who, Case about, Command act) {
        try {
            desk.ask(who, UUID.randomUUID().toString(), about.id(), act);
            desk.carryOutDue();
            return true;
        } catch (NotAllowedNow | NotPermitted moved) {
            refused++;
            return false;
        }
    }

    int refused() {
        return refused;
    }

    /** The step of the survey the resident was asked last; null when nothing is asked. */
    @Nullable
    String asked(Case about) {
        return jdbc.sql("select step from pending_question where case_id = ? and answered_at is null order by asked_at desc, id desc limit 1").param(about.id())
                .query(String.class).optional().orElse(null);
    }

    List<String> openTasks(Case about) {
        return jdbc.sql("select kind from task where case_id = ? and done_at is null").param(about.id()).query((row,
                n) -> String.valueOf(row.getString("kind"))).list();
    }

    /** Fires everything that comes until then, each at its own moment, and sends what follows from it. */
    void passUntil(Instant end) {
        for (var next = nextDue(); next.isPresent() && !next.get().isAfter(end); next = nextDue()) {
            pass(next.get());
            if (doors.watch().fireDue() == 0) {
                break;
            }
        }
        pass(end);
    }

    private void pass(Instant to) {
        for (var morning = morningAfter(clock.instant()); morning.isBefore(to); morning = morningAfter(morning)) {
            clock.moveTo(morning);
            deliver();
        }
        clock.moveTo(to);
        deliver();
    }

    private static Instant morningAfter(Instant at) {
        var local = at.atZone(ZONE);
        var eight = local.toLocalDate().atTime(8, 0).atZone(ZONE);
        return (eight.isAfter(local) ? eight : eight.plusDays(1)).toInstant();
    }

    /** Sends what is promised, as far as it has come: by night only what cannot wait. */
    private void deliver() {
        if (isAnythingPromised()) {
            send();
        }
    }

    /** Asked at each step of the clock: by the first of each kind, so that it costs the same however many were told. */
    private boolean isAnythingPromised() {
        return jdbc.sql("""
                        select coalesce((select min(held_until) from notice where held_until is not null) <= :now, false)
                            or (select min(due_at) from delivery where state = 'pending') is not null
                            or exists (select from task where kind = 'delivery' and done_at is null)""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(Boolean.class).single();
    }

    private void send() {
        doors.transactions().executeWithoutResult(status -> ways.notices().release());
        int hour = clock.instant().atZone(ZONE).getHour();
        boolean night = hour < 8 || hour >= 22;
        jdbc.sql("update delivery set due_at = now() where state = 'pending' and due_at > now() and (not ? or due_at < now() + interval '46 minutes')")
                .param(night)
                .update();
        while (doors.dispatcher().deliverNext()) {
            Thread.onSpinWait();
        }
        ways.texts().reports().forEach(doors.dispatcher()::reported);
        if (!night && clock.instant().isAfter(called.plus(AGENTS_CALL_EVERY))) {
            called = clock.instant();
            jdbc.sql("update task set done_at = ?, outcome = 'told' where kind = 'delivery' and done_at is null").param(called.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** Three more mornings, until nothing is promised any more. */
    void finish() {
        for (int n = 0; n < 3; n++) {
            pass(morningAfter(clock.instant()).plusSeconds(3_600));
        }
    }

    int refusedByWeChat() {
        return ways.wechat().refused();
    }

    private Optional<Instant> nextDue() {
        return jdbc.sql("select min(due_at) as due from deadline where fired_at is null and cancelled_at is null and suspended_at is null").query((row,
                n) -> Optional.ofNullable(row.getObject("due", OffsetDateTime.class)).map(OffsetDateTime::toInstant)).single();
    }

    private static Address address(Script.Door door) {
        return new Address(door.channel(), "main", door.from());
    }
}
