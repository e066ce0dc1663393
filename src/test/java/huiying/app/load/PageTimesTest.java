package huiying.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.CaseDesk;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;
import picocli.CommandLine;

/**
 * How long people wait for pages, searches and the next item, over HTTP. Small in every build; on a database that {@code generate} filled,
 * {@code -Dload.data=DIR -Dload.rounds=60} prints figures.
 */
class PageTimesTest {
    private static final int ROUNDS = Integer.getInteger("load.rounds", 2);
    private static final Map<String, Figures> TIMES = new LinkedHashMap<>();
    private static House house;

    @BeforeAll
    static void open() {
        var data = System.getProperty("load.data") == null ? small() : Path.of(System.getProperty("load.data"));
        house = House.open(data, "huiying.dispatch.sample=0", "huiying.desk.undo=0s");
    }

    private static Path small() {
        var data = House.directory();
        var said = new StringWriter();
        assertThat(new CommandLine(new GenerateCommand()).setOut(new PrintWriter(said)).execute("--cases=300", "--messages=600", "--data=" + data)).isZero();
        assertThat(said.toString()).contains("300 cases and 600 messages");
        return data;
    }

    @AfterAll
    static void close() {
        house.close();
        TIMES.forEach(
                (name, times) -> System.out.printf(Locale.ROOT, "%-48s p50 %6.0f ms  p95 %6.0f ms  longest %6.0f ms of %d%n", name, times.percentile(50), times
                        .percentile(95), times.percentile(100), times.count()));
        System.out.println(Figures.machine());
    }

    private static void timed(String name, Supplier<Integer> ask) {
        var times = TIMES.computeIfAbsent(name, first -> new Figures());
        ask.get(); // the first one warms what is warm in a house that is used
        for (int n = 0; n < ROUNDS; n++) {
            long began = System.nanoTime();
            int status = ask.get();
            times.add(Duration.ofNanos(System.nanoTime() - began));
            assertThat(status).as(name).isIn(200, 302);
        }
    }

    @Test
    void pagesAreThereAtOnce() {
        var numbers = house.jdbc().sql("select number from cases where number is not null order by random() limit 200").query(String.class).list();
        var turn = new int[1];
        var agent = Visitor.signedIn(house, "agent");
        var supervisor = Visitor.signedIn(house, "supervisor");
        var worker = Visitor.signedIn(house, "cgj");
        for (var path : List.of("/console/desk", "/console/cases", "/console/cases?show=overdue", "/console/cases?show=closed", "/console/me")) {
            timed("agent " + path, () -> agent.get(path).statusCode());
        }
        timed("agent, a case with its timeline", () -> agent.get("/console/cases/" + numbers.get(turn[0]++ % numbers.size())).statusCode());
        timed("agent, what is near a case", () -> agent.get("/console/cases/" + numbers.get(turn[0]++ % numbers.size()) + "/near").statusCode());
        for (var path : List.of("/console/watch", "/console/wall", "/console/reports", "/console/watch/rates", "/console/watch/hotspots")) {
            timed("supervisor " + path, () -> supervisor.get(path).statusCode());
        }
        timed("department /console/work", () -> worker.get("/console/work").statusCode());
        for (var path : List.of("/", "/case", "/login")) {
            timed("resident " + path, () -> new Visitor(house).get(path).statusCode());
        }
    }

    @Test
    void whatIsLookedForIsFound() {
        var agent = Visitor.signedIn(house, "agent");
        agent.seeForm("/console/search");
        for (var words : List.of("路灯", "柳荫里 路灯", "流动摊贩", "晚上根本睡不着", "不会有人写的词")) {
            timed("search " + words, () -> agent.submit("/console/search", Map.of("q", words)).statusCode());
        }
    }

    @Test
    void theNextItemIsThereWithTheAnswer() {
        for (int n = 0; n < ROUNDS + 4; n++) {
            var draft = Draft.of("门口路灯不亮", Language.ZH).titled("路灯不亮").about(new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false)).at(Spot.named(
                    "柳荫里3号楼"));
            house.bean(CaseDesk.class).file(draft, new Origin("web", null, null, null, Generator.LABEL), null, Actor.integrator("load"));
        }
        var agent = Visitor.signedIn(house, "agent");
        agent.seeForm("/console/desk");
        agent.submit("/console/desk/next", Map.of());
        timed("confirm, and the next item", () -> {
            var task = house.jdbc().sql("select id from task where claimed_until > now() and done_at is null and kind = 'confirm'").query(UUID.class).list()
                    .getFirst();
            var answer = agent.submitAsked("/console/desk/" + task + "/confirm", Map.of("category", "0206", "key", UUID.randomUUID().toString()));
            assertThat(Objects.requireNonNull(answer.body())).contains("id=\"desk\"");
            return answer.statusCode();
        });
    }
}
