package huiying.bot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Origin;
import huiying.bot.desk.Commands;
import huiying.bot.desk.Decisions;
import huiying.bot.duties.Duties;
import huiying.bot.features.Features;
import huiying.bot.features.Sampling;
import huiying.bot.grids.Grids;
import huiying.bot.grids.ManagedObjects;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Phrasebook;
import huiying.bot.outbox.Outbox;
import huiying.bot.progress.Acts;
import huiying.bot.progress.Aftercare;
import huiying.bot.progress.Chores;
import huiying.bot.progress.Moves;
import huiying.bot.progress.News;
import huiying.bot.progress.Rules;
import huiying.bot.routing.Accused;
import huiying.bot.routing.BoundObjects;
import huiying.bot.routing.City;
import huiying.bot.routing.Listed;
import huiying.bot.routing.Places;
import huiying.bot.routing.Precedents;
import huiying.bot.routing.Router;
import huiying.bot.routing.Units;
import huiying.bot.sla.Clocks;
import huiying.bot.sla.Deadlines;
import huiying.bot.sla.FirstTerms;
import huiying.bot.sla.ServiceLevel;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.sla.TermBook;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.survey.Surveys;
import huiying.bot.tasks.Tasks;
import huiying.channels.Address;
import huiying.channels.Channels;
import huiying.nlp.Guess;
import huiying.nlp.Prediction;
import tools.jackson.databind.json.JsonMapper;

/** The whole house around a case, in the invented city. */
public class Hall {
    public final Cast cast = new Cast();
    public final TestDatabase database = cast.database;
    public final TestClock clock = cast.clock;
    public final Units units = new Units(database.jdbc());
    public final Grids grids = new Grids(database.jdbc(), clock, Cast.CITY);
    public final Duties duties = new Duties(database.jdbc(), clock);
    public final Precedents precedents = new Precedents(database.jdbc(), clock);
    public final Router router = new Router(duties, units,
            new Router.Memory(precedents, new BoundObjects(new ManagedObjects(database.jdbc())), new Accused(units, database.jdbc())),
            new Router.Day(clock, Cast.CITY));
    public final Places places = new Places(database.jdbc(), grids);
    public final TermBook terms = new TermBook(database.jdbc(), clock);
    public final ServiceLevels levels = new ServiceLevels(terms::current, Cast.CITY, new Listed(router));
    public final Deadlines deadlines = new Deadlines(database.jdbc(), clock);
    public final Clocks clocks = new Clocks(deadlines, levels, clock);
    public final Tasks tasks = new Tasks(database.jdbc(), cast.feed, clock);
    public final Surveys surveys = new Surveys(database.jdbc(), TestDatabase.vault(), clock);
    public final Addresses addresses = new Addresses(TestDatabase.vault(), database.jdbc());
    public final RecordingChannel web = new RecordingChannel("web");
    public final Channels channels = new Channels(List.of(web));
    public final Outbox outbox = new Outbox(database.jdbc(), TestDatabase.vault(), addresses, JsonMapper.shared());
    public final Notices notices = new Notices(database.jdbc(), TestDatabase.vault(), JsonMapper.shared(), new Phrasebook(), outbox,
            new Notices.Reach(addresses,
                    channels));
    public final News news = new News(notices, new Phrasebook(), units, levels);
    public final Chores chores = new Chores(cast.cases, tasks, surveys, news);
    public final AtomicReference<Features> features = new AtomicReference<>(Features.all(Sampling.NONE));
    public final Rules rules = new Rules(router, places, units, levels, features::get);
    public final Moves moves = new Moves(cast.cases, rules, clocks, chores, clock);
    public final Aftercare aftercare = new Aftercare(cast.cases, moves, surveys, tasks, clocks, news);
    public final DeadlineWatch watch = new DeadlineWatch(database.transactions(), deadlines, cast.cases, moves, aftercare, Duration.ofDays(36_500));
    public final Commands commands = new Commands(database.jdbc(), TestDatabase.vault(), clock);
    public final Acts acts = new Acts(cast.cases, moves, rules, aftercare, new Decisions(database.jdbc(), clock),
            new huiying.bot.replies.Replies(database.jdbc(), clock));
    public final CaseDesk desk = new CaseDesk(database.transactions(), cast.cases, commands, acts, moves, new CaseDesk.Grace(clock, Duration.ofSeconds(10)));
    public final StaffMember agent = staff(Role.AGENT, null);
    public final StaffMember supervisor = staff(Role.SUPERVISOR, null);
    public final UUID resident;

    public Hall() {
        cast.inTransaction(new City(database.jdbc(), duties)::fill);
        cast.inTransaction(() -> {
            terms.fill(FirstTerms.of(Map.of("0206", ServiceLevel.GENERAL, "1503", "consult2d")));
            return 0;
        });
        cast.reopening = levels::reopenWindow;
        resident = addresses.keep(new Address("web", "main", "resident-1"));
    }

    public static StaffMember staff(Role role, String unit) {
        return new StaffMember(UUID.randomUUID(), role.name().toLowerCase(java.util.Locale.ROOT), role.name(), role, unit, huiying.nlp.Language.ZH);
    }

    public static StaffMember of(String unit) {
        return staff(Role.DEPARTMENT, unit);
    }

    /** Decides and lets the ten seconds pass. */
    public Case act(StaffMember who, Case about, huiying.bot.desk.Command act) {
        desk.ask(who, UUID.randomUUID().toString(), about.id(), act);
        clock.forward(Duration.ofSeconds(10));
        desk.carryOutDue();
        return now(about);
    }

    public Actor citizen() {
        return Actor.citizen(resident);
    }

    public Case draft(Draft draft) {
        return cast.inTransaction(() -> moves.open(draft, Origin.of("web", resident), citizen()));
    }

    /** Filed with a sure guess, which sends it to the department at once. */
    public Case dispatched() {
        return filed(Cast.brokenLamp(), sure("0206"));
    }

    public Case filed(Draft draft, Guess guess) {
        var opened = draft(draft);
        return cast.inTransaction(() -> moves.file(opened.id(), guess, citizen()).filed());
    }

    public Case make(Case about, CaseEvent event) {
        return make(about, event, Actor.staff(UUID.nameUUIDFromBytes(new byte[]{7}), "department"));
    }

    public Case make(Case about, CaseEvent event, Actor actor) {
        return cast.inTransaction(() -> moves.make(about.id(), event, actor));
    }

    /** From the broken lamp to the moment when the resident is asked how it went. */
    public Case resolved() {
        var signed = make(dispatched(), new CaseEvent.Signed(false));
        return make(signed, new CaseEvent.Reported("", "已更换灯杆和灯头，11月23日晚已亮灯"));
    }

    public Case now(Case about) {
        return cast.cases.byId(about.id()).orElseThrow();
    }

    /** Lets time pass and fires whatever has come, step by step, as the sweep would. */
    public void pass(Duration time) {
        var end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.set(clock.instant().plus(Duration.ofMinutes(10)).isBefore(end) ? clock.instant().plus(Duration.ofMinutes(10)) : end);
            watch.fireDue();
        }
    }

    public static Guess sure(String category) {
        return new Guess.Clear(List.of(new Prediction(category, 0.97, List.of())));
    }

    /** The templates of everything told so far, in order. */
    public List<String> told() {
        return database.jdbc().sql("select template from notice order by created_at, id").query(String.class).list();
    }

    public List<String> openTasks() {
        return database.jdbc().sql("select kind || ' ' || reason from task where done_at is null order by created_at, id").query(String.class).list();
    }

    public List<String> running(Case about) {
        return deadlines.running(about.id()).stream().map(deadline -> deadline.timer().name()).toList();
    }
}
