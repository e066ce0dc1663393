package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Senders;
import huiying.app.Until;
import huiying.app.Visitor;
import huiying.bot.LearningWatch;

/** From a text message to a test every model has to take: one click on the case or the talk, then looked at, changed and put away in the studio. */
class TalkTestPagesTest {
    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.learning.quarantine=0s", "huiying.conversation.quiet-window=0");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String told(String number, String text) {
        new Senders(house).sms(number, Senders.sid(), text);
        Until.holds(() -> assertThat(house.jdbc().sql("select count(*) from cases where number is not null").query(Integer.class).single()).isPositive());
        return house.jdbc().sql("select number from cases where number is not null order by created_at desc limit 1").query(String.class).single();
    }

    private static String location(java.net.http.HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    @Test
    void aConversationBecomesATestInOneClickAndGuardsTheNextRelease() {
        var number = told("+8613912342208", "我叫邹立夏，电话13912342208，柳荫里37号楼前的路灯坏了三天，老人摔倒了");
        var agent = Visitor.signedIn(house, "agent");
        assertThat(agent.seeForm("/console/cases/" + number + "?lang=en").body()).contains("Keep as test");
        assertThat(location(agent.submit("/console/studio/talks/keep/case/" + number, Map.of()))).endsWith("note=test-kept");
        var address = house.jdbc().sql("select cast(address as text) from cases where number = ?").param(number).query(String.class).single();
        assertThat(agent.seeForm("/console/talks/" + address + "?lang=en").body()).contains("Keep as test");
        assertThat(location(agent.submit("/console/studio/talks/keep/talk/" + address, Map.of()))).endsWith("note=test-known");
        assertThat(agent.get("/console/studio/talks").statusCode()).isEqualTo(403);

        var admin = Visitor.signedIn(house, "admin");
        admin.seeForm("/console/studio/train");
        admin.submit("/console/studio/train", Map.of("why", "a talk"));
        house.bean(LearningWatch.class).workOff();
        Until.holds(() -> assertThat(house.jdbc().sql("select count(*) from rehearsal").query(Integer.class).single()).isOne());
        var id = house.jdbc().sql("select cast(id as text) from test_talk").query(String.class).single();
        var one = "/console/studio/talks/" + id;
        for (var language : List.of("zh", "en")) {
            for (var path : List.of("/console/studio/talks", one, "/console/studio/release")) {
                assertThat(admin.seeForm(path + "?lang=" + language).body()).as(path).doesNotContain("??").doesNotContain("talktest.")
                        .doesNotContain("gate.talks")
                        .doesNotContain("邹立夏").doesNotContain("13912342208");
            }
        }
        admin.seeForm(one + "?lang=en");
        assertThat(location(admin.submit(one + "/expect", Map.of("category", "0207", "where", "FOUND", "unit", "", "answers", "ACK", "why", "")))).endsWith(
                "why-missing");
        assertThat(location(admin.submit(one + "/expect", Map.of("category", "9999", "where", "FOUND", "unit", "", "answers", "ACK", "why", "x")))).endsWith(
                "refused");
        assertThat(location(admin.submit(one + "/expect", Map.of("category", "0207", "where", "FOUND", "unit", "", "answers", "ACK", "why", "roads do it"))))
                .endsWith("note=kept");
        house.bean(LearningWatch.class).workOff();
        assertThat(admin.get(one + "?lang=en").body()).contains("Category of case 1");
        assertThat(location(admin.submit(one + "/adopt", Map.of()))).endsWith("note=kept");
        house.bean(LearningWatch.class).workOff();
        assertThat(admin.get(one + "?lang=en").body()).contains("As expected.");
        assertThat(admin.get("/console/studio/talks/export").body()).contains("\"expected\"").contains("0206").doesNotContain("13912342208");
        assertThat(location(admin.submit("/console/studio/talks/again", Map.of()))).endsWith("asked-play");
        assertThat(location(admin.submit(one + "/retire", Map.of("why", "the lamps are somebody else's now")))).endsWith("note=kept");
        assertThat(admin.get("/console/studio/talks?lang=en").body()).contains(">retired<");
        assertThat(location(admin.submit(one + "/restore", Map.of()))).endsWith("note=kept");
        assertThat(house.jdbc().sql("select count(*) from audit where action like 'test-talk%'").query(Integer.class).single()).isEqualTo(6);
    }
}
