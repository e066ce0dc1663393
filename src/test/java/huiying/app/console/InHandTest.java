package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Until;
import huiying.app.Visitor;
import huiying.bot.CaseDesk;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.channels.Address;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** What an agent does with the item in hand, over HTTP as the browser does it. */
class InHandTest {
    private static House house;
    private static Visitor agent;
    private static int residents;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.desk.undo=3s", "huiying.dispatch.sample=0");
        agent = Visitor.signedIn(house, "agent");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void comeBackAndClear() {
        house.owner().sql("update person set away_since = null").update();
        house.owner().sql("update task set done_at = now() where done_at is null").update();
    }

    private static Case told(String words) {
        var address = house.bean(Addresses.class).keep(new Address("web", "main", "visitor-" + residents++));
        var matter = new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false);
        var draft = Draft.of(words, Language.ZH).titled("路灯不亮").about(matter).at(Spot.named("柳荫里3号楼"));
        return house.bean(CaseDesk.class).file(draft, Origin.of("web", address), null, Actor.citizen(address)).filed();
    }

    @Test
    void twoMattersBecomeTwoCasesThatKnowOfEachOther() {
        var told = told("门口路灯不亮了，楼下垃圾没人收。");
        var task = inHand(told);
        agent.seeForm("/console/desk");
        assertThat(agent.get("/console/desk/" + task + "/split").body()).contains("门口路灯不亮了", "楼下垃圾没人收", "type=\"checkbox\"");

        for (int twice = 0; twice < 2; twice++) {
            agent.submit("/console/desk/" + task + "/split", Map.of("part", "1", "category", "0103", "key", "split-key"));
        }

        Until.holds(() -> assertThat(now(told).words()).isEqualTo("门口路灯不亮了，"));
        var others = house.jdbc().sql("select id from cases where parent = ?").param(told.id()).query(UUID.class).list();
        assertThat(others).hasSize(1);
        var other = house.bean(Cases.class).byId(others.getFirst()).orElseThrow();
        assertThat(other.words()).isEqualTo("楼下垃圾没人收。");
        assertThat(other.category()).isEqualTo("0103");
        assertThat(other.number()).isNotNull().isNotEqualTo(told.number());
        assertThat(other.unit()).as("whoever took it apart said what it is").isNotNull();
        assertThat(other.place()).isEqualTo(told.place());
        assertThat(now(told).state()).isEqualTo(CaseStatus.TRIAGE);
    }

    @Test
    void aSplitThatLeavesNothingOnOneSideChangesNothing() {
        var told = told("门口路灯不亮了");
        var task = inHand(told);
        agent.seeForm("/console/desk");
        var answer = agent.submit("/console/desk/" + task + "/split", Map.of("part", "0", "category", "0103", "key", "all-of-it"));

        assertThat(answer.headers().firstValue("Location")).contains("/console/desk?note=missing");
        assertThat(now(told).words()).isEqualTo("门口路灯不亮了");
    }

    @Test
    void aPlaceIsPutRightAtOnceAndTheItemStaysInHand() {
        var told = told("路灯不亮");
        var task = inHand(told);
        agent.seeForm("/console/desk");
        for (int twice = 0; twice < 2; twice++) {
            agent.submit("/console/desk/" + task + "/facts", Map.of("where", "幸福苑", "when", "上周三晚上", "cause", "<b>施工</b>挖断", "wants", "尽快修好，电话13812345678",
                    "key", "place-key"));
        }

        assertThat(now(told).place()).isEqualTo("幸福苑");
        assertThat(agent.get("/console/desk").body()).contains("/console/desk/" + task + "/confirm", "上周三晚上", "&lt;b&gt;施工&lt;/b&gt;挖断", "尽快修好")
                .doesNotContain("13812345678");
        assertThat(house.owner().sql("select count(*) from case_fact where case_id = ?").param(told.id()).query(Integer.class).single()).as("twice is once")
                .isEqualTo(3);
        assertThat(house.owner().sql("select string_agg(encode(value, 'escape'), '') from case_fact").query(String.class).single())
                .doesNotContain("13812345678");
        agent.submit("/console/desk/" + task + "/facts", Map.of("cause", "", "key", "facts-key"));
        assertThat(agent.get("/console/desk").body()).doesNotContain("挖断");
        agent.submit("/console/desk/" + task + "/confirm", Map.of("category", "0206", "key", "confirm-key"));
        Until.holds(() -> assertThat(now(told).state()).isEqualTo(CaseStatus.DISPATCHED));
    }

    @Test
    void theResidentIsAskedInReadyWordsThatAnAdministratorKeeps() {
        var admin = Visitor.signedIn(house, "admin");
        admin.seeForm("/console/admin/ready");
        admin.submit("/console/admin/ready", Map.of("zh", "请问水表读数是多少？", "en", "What does the meter say?"));
        var told = told("水费不对");
        var task = inHand(told);
        agent.seeForm("/console/desk");
        assertThat(agent.get("/console/desk/" + task + "/ask").body()).contains("请问水表读数是多少？", "aria-keyshortcuts=\"1\"");
        agent.submit("/console/desk/" + task + "/ask", Map.of("text", "请问水表读数是多少？", "key", "ask-key"));
        Until.holds(() -> assertThat(now(told).state()).isEqualTo(CaseStatus.NEED_INFO));

        admin.submit("/console/admin/ready/" + house.jdbc().sql("select id from ready_text where en = 'What does the meter say?'").query(UUID.class).single(),
                Map
                        .of("retired", "true"));
        assertThat(agent.get("/console/desk/" + inHand(told("又一件")) + "/ask").body()).doesNotContain("请问水表读数是多少？");
        assertThat(agent.get("/console/admin/ready").statusCode()).isEqualTo(403);
    }

    @Test
    void whoeverIsAwayIsGivenNothingAndFindsTheOldestFirst() {
        var oldest = inHand(told("最早的一件"));
        told("后来的一件");
        agent.seeForm("/console/desk");
        agent.submit("/console/desk/presence", Map.of("away", "true"));
        assertThat(claimed()).as("what was in hand went back at once").isEmpty();
        assertThat(agent.get("/console/desk").body()).contains("已离开", "还有 2 条在等");
        agent.submit("/console/desk/next", Map.of());
        agent.submit("/console/desk/" + oldest + "/claim", Map.of());
        assertThat(claimed()).isEmpty();

        agent.submit("/console/desk/presence", Map.of("away", "false"));
        agent.submit("/console/desk/next", Map.of());

        assertThat(claimed()).containsExactly(oldest);
    }

    @Test
    void whoeverLeavesTheDeskLeavesTheTelephoneToo() {
        agent.seeForm("/console/desk/call");
        agent.submit("/console/desk/call/phone", Map.of("phone", "+8613900000001"));
        agent.submit("/console/desk/call/stand", Map.of("state", "ON"));
        agent.submit("/console/desk/presence", Map.of("away", "true"));
        assertThat(line()).isEqualTo("away");
        agent.submit("/console/desk/presence", Map.of("away", "false"));
        assertThat(line()).isEqualTo("on");

        agent.submit("/console/desk/presence", Map.of("away", "true", "back", "call"));
        agent.submit("/console/desk/call/stand", Map.of("state", "ON"));
        assertThat(agent.get("/console/desk").body()).as("whoever takes calls is there").doesNotContain("已离开");
        agent.submit("/console/desk/call/stand", Map.of("state", "OFF"));
        agent.submit("/console/desk/presence", Map.of("away", "true"));
        agent.submit("/console/desk/presence", Map.of("away", "false"));
        assertThat(line()).as("who took no calls before takes none afterwards").isEqualTo("off");
    }

    private static String line() {
        return house.jdbc().sql("select state from agent_line").query(String.class).single();
    }

    @Test
    void whatIsTakenBackIsInHandAgainAndNothingElse() {
        var first = told("第一件先确认");
        told("第二件随后");
        var task = inHand(first);
        agent.seeForm("/console/desk");
        agent.submit("/console/desk/" + task + "/confirm", Map.of("category", "0206", "key", "confirm-first"));
        agent.submit("/console/desk/next", Map.of());
        assertThat(claimed()).contains(task).hasSize(2);
        var command = house.jdbc().sql("select id from command where case_id = ? and state = 'pending'").param(first.id()).query(UUID.class).single();

        assertThat(agent.submitAsked("/console/commands/" + command + "/undo", Map.of("back", "/console/desk")).body())
                .contains("/console/desk/" + task + "/confirm");

        assertThat(claimed()).containsExactly(task);
    }

    @Test
    void wordsAreCutWherePeoplePauseAndNothingIsLost() {
        assertThat(Clause.of("路灯不亮，也没人修。\n垃圾堆着！！请来看看")).extracting(Clause::text).containsExactly("路灯不亮，", "也没人修。", "垃圾堆着！", "请来看看");
        assertThat(Clause.of("，。！")).isEmpty();
        assertThat(Clause.joined(Clause.of("甲，乙，丙"), java.util.Set.of(1), true)).isEqualTo("乙，");
        assertThat(Clause.joined(Clause.of("甲，乙，丙"), java.util.Set.of(1, 9), false)).isEqualTo("甲，\n丙");
    }

    /** The task of a case, taken by the agent. */
    private static UUID inHand(Case about) {
        var task = house.jdbc().sql("select id from task where case_id = ? and kind = 'confirm' and done_at is null").param(about.id()).query(UUID.class)
                .single();
        agent.seeForm("/console/desk");
        agent.submit("/console/desk/" + task + "/claim", Map.of());
        return task;
    }

    private static List<UUID> claimed() {
        return house.jdbc().sql("select id from task where claimed_until > now() and done_at is null").query(UUID.class).list();
    }

    private static Case now(Case about) {
        return house.bean(Cases.class).byId(about.id()).orElseThrow();
    }
}
