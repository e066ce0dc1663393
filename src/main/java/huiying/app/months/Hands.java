package huiying.app.months;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.CaseDesk;
import huiying.bot.DeadlineWatch;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.desk.Command;
import huiying.bot.desk.NotPermitted;
import huiying.bot.inbox.Inbox;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.outbox.OutboxDispatcher;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.WebhookRequest;

/** The hands of everybody in the made-up month. They touch the service only where residents, staff and time do: the inbox, the desk, the deadlines. */
final class Hands {
    private static final WebhookRequest NOTHING = new WebhookRequest("POST", "/", "", Map.of(), new byte[]{'{', '}'});

    private final Doors doors;
    private final CaseDesk desk;
    private final Cases cases;
    private final JdbcClient jdbc;
    private final MonthClock clock;
    private int said;
    private int refused;

    /** Where residents and time come in. */
    record Doors(Inbox inbox, InboxWorker worker, OutboxDispatcher dispatcher, DeadlineWatch watch, Addresses addresses) {
    }

    Hands(Doors doors, CaseDesk desk, Cases cases, JdbcClient jdbc, MonthClock clock) {
        this.doors = doors;
        this.desk = desk;
        this.cases = cases;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A resident says something, and the turn is taken at once. */
    void say(Script.Door door, String words) {
        said++;
        var from = address(door);
        var channel = new SilentChannel(door.channel());
        var content = door.channel().equals("voice") && words.length() == 1 ? new Content.KeyPress(words) : new Content.Text(words);
        doors.inbox().accept(Ids.next(), channel, NOTHING, new Inbound.Message(from, "month-" + said, clock.instant(), content, true));
        while (doors.worker().handleNext()) {
            Thread.onSpinWait();
        }
    }

    /** The resident hangs up or goes away. */
    void leave(Script.Door door) {
        said++;
        doors.inbox().accept(Ids.next(), new SilentChannel(door.channel()), NOTHING, new Inbound.Message(address(door), "month-" + said, clock.instant(),
                new Content.Left(), true));
        while (doors.worker().handleNext()) {
            Thread.onSpinWait();
        }
    }

    Optional<Case> caseOf(Script.Door door) {
        return cases.recentFor(doors.addresses().idOf(address(door)), 1).stream().findFirst();
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

    /** Fires everything that comes until then, each at its own moment. */
    void passUntil(Instant end) {
        for (var next = nextDue(); next.isPresent() && !next.get().isAfter(end); next = nextDue()) {
            clock.moveTo(next.get());
            if (doors.watch().fireDue() == 0) {
                break;
            }
        }
        clock.moveTo(end);
    }

    /** Sends what is promised, as far as it has come. */
    int deliver() {
        jdbc.sql("update delivery set due_at = now() where state = 'pending' and due_at > now()").update();
        int sent = 0;
        while (doors.dispatcher().deliverNext()) {
            sent++;
        }
        return sent;
    }

    private Optional<Instant> nextDue() {
        return jdbc.sql("select min(due_at) as due from deadline where fired_at is null and cancelled_at is null and suspended_at is null").query((row,
                n) -> Optional.ofNullable(row.getObject("due", OffsetDateTime.class)).map(OffsetDateTime::toInstant)).single();
    }

    private static Address address(Script.Door door) {
        return new Address(door.channel(), "main", door.from());
    }
}
