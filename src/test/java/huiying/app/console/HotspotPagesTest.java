package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

import huiying.app.House;
import huiying.app.Until;
import huiying.app.Visitor;
import huiying.bot.HotspotWatch;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.desk.Commands;
import huiying.bot.hotspots.Hotspots;
import huiying.bot.progress.Moves;
import huiying.channels.Address;
import huiying.nlp.Guess;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Prediction;
import huiying.nlp.Urgency;

/** Several residents tell of one thing: it is proposed, decided, joined and left, all from outside. */
class HotspotPagesTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private final House house = House.demo();

    private Cases.Filed told(String who, String words) {
        var address = house.bean(Addresses.class).keep(new Address("web", "main", who));
        var matter = new Matter(Nature.COMPLAINT, "0501", Urgency.ORDINARY, false, false);
        var draft = Draft.of(words, Language.ZH).titled("油烟扰民").about(matter).at(new Spot("柳荫里", "LL010102", null, null));
        return Objects.requireNonNull(house.bean(TransactionOperations.class).execute(status -> {
            var moves = house.bean(Moves.class);
            var opened = moves.open(draft, Origin.of("web", address), Actor.citizen(address));
            return moves.file(opened.id(), new Guess.Clear(List.of(new Prediction("0501", .97, List.of()))), Actor.citizen(address));
        }));
    }

    private Case now(Case c) {
        return house.bean(Cases.class).byId(c.id()).orElseThrow();
    }

    @Test
    void whatThreeNeighboursTellIsDecidedByASupervisorAndJoinedByTheFourth() {
        var first = told("smoke-1", "柳荫里楼下烧烤店油烟直排，熏得开不了窗").filed();
        var second = told("smoke-2", "柳荫里门口烧烤摊油烟扰民，熏得睡不着").filed();
        told("smoke-3", "烧烤店油烟熏进柳荫里卧室，每天到半夜");
        house.bean(HotspotWatch.class).watch();
        var hotspot = house.bean(Hotspots.class).of(first.id()).orElseThrow();

        var supervisor = Visitor.signedIn(house, "supervisor");
        assertThat(supervisor.get("/console/watch/hotspots").body()).contains("待判断").contains(hotspot.id().toString());
        var page = "/console/watch/hotspots/" + hotspot.id();
        assertThat(supervisor.get(page).body()).contains("油烟").contains("共同字词").contains("主件");
        var agent = Visitor.signedIn(house, "agent");
        assertThat(agent.get(page).statusCode()).as("not an agent's page").isEqualTo(403);
        var near = agent.get("/console/cases/" + Objects.requireNonNull(second.number()).digits() + "/near").body();
        assertThat(near).contains(Objects.requireNonNull(first.number()).digits().substring(8)).contains("与这件一起办理").contains("共同字词");

        supervisor.seeForm(page);
        assertThat(supervisor.submit(page + "/accept", Map.of("key", "accept-smoke")).headers().firstValue("Location").orElseThrow()).endsWith("note=done");
        assertThat(house.bean(Commands.class).pendingAbout(second.id())).extracting(huiying.bot.desk.Pending::kind).containsExactly("MERGE");
        Until.holds(LONG, () -> assertThat(now(second).state()).isEqualTo(CaseStatus.MERGED));

        var fourth = told("smoke-4", "柳荫里烧烤店的油烟又来了，开不了窗");
        house.bean(HotspotWatch.class).watch();
        var resident = new Visitor(house);
        resident.seeForm("/case");
        var opened = resident.submit("/case", Map.of("number", Objects.requireNonNull(fourth.filed().number()).digits(), "code", fourth.queryCode()));
        assertThat(opened.body()).contains("我也遇到");
        resident.submit("/case/join", Map.of("number", fourth.filed().number().digits(), "code", fourth.queryCode(), "key", "join-smoke"));
        assertThat(now(fourth.filed()).state()).isEqualTo(CaseStatus.MERGED);

        supervisor.seeForm(page);
        supervisor.submit(page + "/members/" + fourth.filed().id() + "/out", Map.of("key", "out-smoke"));
        Until.holds(LONG, () -> assertThat(now(fourth.filed()).state()).isNotEqualTo(CaseStatus.MERGED));
        assertThat(now(fourth.filed()).state()).isEqualTo(fourth.filed().state());
        assertThat(supervisor.get("/console/watch").body()).contains("/console/watch/hotspots");
    }

    @Test
    void aDepartmentSeesNothingOfWhatLiesNear() {
        var lamp = told("near-1", "柳荫里车库漏水，地面全是水").filed();
        var department = Visitor.signedIn(house, "cgj");
        assertThat(department.get("/console/cases/" + Objects.requireNonNull(lamp.number()).digits() + "/near").statusCode()).isEqualTo(404);
        assertThat(new Visitor(house).get("/console/watch/hotspots").statusCode()).isNotEqualTo(200);
    }
}
