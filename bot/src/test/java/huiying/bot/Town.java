package huiying.bot;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.conversation.Conversations;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.duties.Duties;
import huiying.bot.duties.ServiceItem;
import huiying.bot.duties.Share;
import huiying.bot.features.Features;
import huiying.bot.features.Sampling;
import huiying.bot.feed.Feed;
import huiying.bot.grids.Grids;
import huiying.bot.grids.ManagedObjects;
import huiying.bot.hotspots.Polls;
import huiying.bot.inbox.Inbox;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.inbox.TurnSignals;
import huiying.bot.intake.Answers;
import huiying.bot.intake.Bearings;
import huiying.bot.intake.Intake;
import huiying.bot.intake.Predictions;
import huiying.bot.intake.Scans;
import huiying.bot.intake.ServiceLines;
import huiying.bot.intake.Telling;
import huiying.bot.intake.Wishes;
import huiying.bot.knowledge.Knowledge;
import huiying.bot.notices.CaseWords;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Phrasebook;
import huiying.bot.outbox.Outbox;
import huiying.bot.outbox.OutboxDispatcher;
import huiying.bot.progress.Aftercare;
import huiying.bot.progress.Chores;
import huiying.bot.progress.Moves;
import huiying.bot.progress.News;
import huiying.bot.progress.Rules;
import huiying.bot.routing.Accused;
import huiying.bot.routing.BoundObjects;
import huiying.bot.routing.Places;
import huiying.bot.routing.Precedents;
import huiying.bot.routing.Router;
import huiying.bot.routing.Units;
import huiying.bot.sla.Clocks;
import huiying.bot.sla.Deadlines;
import huiying.bot.sla.FirstTerms;
import huiying.bot.sla.Listing;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.survey.Surveys;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.channels.Channels;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.WebhookRequest;
import huiying.nlp.Language;
import huiying.nlp.Place;
import huiying.nlp.Taxonomy;
import huiying.nlp.Understander;
import tools.jackson.databind.json.JsonMapper;

/** A small town with two departments, a few streets, a chat and a telephone: everything from the door to the answer, on a real database. */
public final class Town {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Understander UNDERSTANDER = Understander.builder()
            .gazetteer(
                    List.of(new Place("柳荫里", "LL010101"), new Place("青禾路", "LL010102"), new Place("青河路", "LL020101"), new Place("Chaoyang Road", "LL010102")))
            .build();

    public final TestDatabase database = TestDatabase.empty();
    public final TestClock clock = TestClock.onAMonday();
    public final JdbcClient jdbc = database.jdbc();
    public final AtomicReference<Features> features = new AtomicReference<>(Features.all(Sampling.NONE));
    public final RecordingChannel chat = new RecordingChannel("chat");
    public final RecordingChannel phone = new RecordingChannel("phone").spokenWithTextsBy("chat");
    public final Feed feed = new Feed(jdbc);
    public final Tasks tasks = new Tasks(jdbc, feed, clock);
    public final Cases cases;
    public final Moves moves;
    public final Aftercare aftercare;
    public final InboxWorker worker;
    public final OutboxDispatcher dispatcher;

    private final Inbox inbox;
    private final Addresses addresses;
    private int messages;

    public Town() {
        settle();
        var vault = TestDatabase.vault();
        addresses = new Addresses(vault, jdbc);
        cases = new Cases(jdbc, new CaseKeys(vault, jdbc), vault, feed, clock, ZONE);
        var channels = new Channels(List.of(chat, phone));
        var outbox = new Outbox(jdbc, vault, addresses, JSON);
        var phrases = new Phrasebook();
        var notices = new Notices(jdbc, vault, JSON, phrases, outbox, new Notices.Reach(addresses, channels));
        var units = new Units(jdbc);
        var places = new Places(jdbc, new Grids(jdbc, clock, ZONE));
        var levels = new ServiceLevels(() -> FirstTerms.of(Map.of()), ZONE, Listing.none());
        var clocks = new Clocks(new Deadlines(jdbc, clock), levels, clock);
        var surveys = new Surveys(jdbc, vault, clock);
        var news = new News(notices, phrases, units, levels);
        moves = new Moves(cases, new Rules(router(units), places, units, levels, features::get), clocks,
                new Chores(cases, tasks, surveys, news),
                clock);
        aftercare = new Aftercare(cases, moves, surveys, tasks, clocks, news);
        var questions = new PendingQuestions(jdbc, JSON);
        var words = new CaseWords(phrases, (unit, language) -> units.name(unit, language.equals("zh") ? Language.ZH : Language.EN), clock, levels);
        var talk = new MessageHandler.Talk(new Conversations(jdbc, vault, JSON), addresses, notices, words, feed, jdbc);
        var asking = new Intake.Asking(questions, Knowledge.bundled(), new Wishes(jdbc, cases, new ServiceLines(
                List.of(new ServiceLines.ServiceLine("0201", "供水热线", "the water company", List.of("+8675510001", "+8675510002"))))), Taxonomy.bundled(),
                new Polls(jdbc, questions, notices, clock), features::get);
        var intake = new Intake(cases, tasks, moves, new Predictions(jdbc, JSON, () -> 0.9), asking, clock);
        var handler = new MessageHandler(talk, new Telling(UNDERSTANDER, Taxonomy.bundled(), places, JSON),
                new Bearings(cases, questions, new Scans(jdbc, new ManagedObjects(jdbc))), intake,
                new Answers(cases, tasks, moves, aftercare, asking, clock), clock);
        inbox = new Inbox(jdbc, vault, addresses, JSON, Duration.ofMillis(1500));
        worker = new InboxWorker(database.transactions(), jdbc, inbox, handler, new TurnSignals());
        dispatcher = new Sender(database, outbox, new Notices.Reach(addresses, channels), clock).dispatcher;
    }

    /** Somebody writes, and the turns and answers that follow run to their end. */
    public void writes(String who, String... lines) {
        for (var line : lines) {
            receive(chat.address(who), new Content.Text(line), false);
        }
        goOn();
    }

    public void sends(String who, Content content) {
        receive(chat.address(who), content, true);
        goOn();
    }

    public void saysByPhone(String number, Content content) {
        receive(phone.address(number), content, true);
        goOn();
    }

    /** Runs everything that is due, as if all quiet windows and patience were over. */
    public void goOn() {
        jdbc.sql("update lane set due_at = now() where due_at is not null").update();
        while (worker.handleNext()) {
            Thread.onSpinWait();
        }
        jdbc.sql("update delivery set due_at = now() where state = 'pending'").update();
        while (dispatcher.deliverNext()) {
            Thread.onSpinWait();
        }
    }

    /** The latest text this person got. */
    public String lastTo(String who) {
        return textsTo(who).getLast();
    }

    public List<String> textsTo(String who) {
        return chat.sent().stream().filter(message -> message.to().value().equals(who)).map(message -> message.text()).toList();
    }

    public List<Case> casesOf(String who) {
        return cases.recentFor(addresses.idOf(chat.address(who)), 10);
    }

    public Case onlyCaseOf(String who) {
        var all = casesOf(who);
        if (all.size() != 1) {
            throw new AssertionError(who + " has " + all.size() + " cases");
        }
        return all.getFirst();
    }

    public UUID idOf(Address address) {
        return addresses.idOf(address);
    }

    public int openTasks(String kind) {
        return jdbc.sql("select count(*) from task where kind = ? and done_at is null").param(kind).query(Integer.class).single();
    }

    public <T> T inTransaction(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(database.transactions().execute(status -> work.get()));
    }

    private Router router(Units units) {
        var duties = new Duties(jdbc, clock);
        inTransaction(() -> duties.begin(List.of(ServiceItem.of("0206", "02", "路灯", Share.of("LIGHTS", "路灯养护职责", "2.4")),
                ServiceItem.of("01", null, "城市管理", Share.of("CITY", "城管职责", "1.1")), ServiceItem.of("02", null, "市政设施", Share.of("CITY", "市政职责", "2"))),
                "town"));
        return new Router(duties, units, new Router.Memory(new Precedents(jdbc, clock), new BoundObjects(new ManagedObjects(jdbc)), new Accused(units, jdbc)),
                new Router.Day(clock, ZONE));
    }

    private void receive(Address from, Content content, boolean prompt) {
        var channel = from.channel().equals("chat") ? chat : phone;
        var request = new WebhookRequest("POST", "/", "", Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
        inbox.accept(Ids.next(), channel, request, new Inbound.Message(from, "m" + messages++, clock.instant(), content, prompt));
    }

    private void settle() {
        var owner = database.owner();
        owner.sql("""
                  insert into unit (code, name_zh, name_en, kind, last_resort) values
                  ('ZHZX', '区12345指挥中心', 'Command Centre', 'centre', true), ('LIGHTS', '路灯所', 'Street Lights', 'department', false),
                  ('CITY', '城管局', 'City Management', 'department', false)""").update();
        owner.sql(
                """
                insert into grid (code, parent, level, name_zh, name_en) values ('LL', null, 'district', '临澜区', 'Linlan'), ('LL01', 'LL', 'street', '柳荫街道', 'Liuyin'),
                ('LL02', 'LL', 'street', '青河街道', 'Qinghe'), ('LL0101', 'LL01', 'community', '柳荫社区', 'Liuyin'), ('LL0201', 'LL02', 'community', '青河社区', 'Qinghe'),
                ('LL010101', 'LL0101', 'grid', '第一网格', 'One'), ('LL010102', 'LL0101', 'grid', '第二网格', 'Two'), ('LL020101', 'LL0201', 'grid', '第一网格', 'One')""")
                .update();
        owner.sql(
                "insert into place (name, grid) values ('柳荫里', 'LL010101'), ('青禾路', 'LL010102'), ('青河路', 'LL020101'), ('Chaoyang Road', 'LL010102'), ('幸福路', 'LL010102'), ('幸福路', 'LL020101')")
                .update();
    }
}
