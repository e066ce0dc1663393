package huiying.app.simulator;

import static huiying.app.simulator.Town.sees;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import huiying.app.Until;
import huiying.app.Visitor;

/** The hotline from outside: callers and agents with telephones, a browser, and signed requests. */
class HotlineStoriesTest {
    private final Town town = Town.get();

    @Test
    void anOldCallerIsDoneInFiveTurnsAndHearsTheNumberTwice() {
        var resident = town.newcomer();
        resident.calls();
        var turns = 0;
        for (var words : List.of("喂，姑娘啊，我们家门口那个灯不亮了", "柳荫里3号楼")) {
            if (Town.told(resident.voice()).stream().anyMatch(said -> said.contains("编号后六位"))) {
                break;
            }
            resident.mayTalk();
            resident.says(words);
            turns++;
            Until.holds(() -> assertThat(Town.told(resident.voice()).size()).isGreaterThan(1));
        }
        var told = sees(resident.voice(), "编号后六位");
        assertThat(told).contains("再说一遍");
        assertThat(turns).isLessThanOrEqualTo(5);
        sees(resident.sms(), "查询码");
    }

    /** While it still rings: who calls, masked, what they told and are telling, and their cases; to nobody but whoever it rings for. */
    private void whoCallsStandsOnTheScreenBeforeTheReceiverIsUp(Visitor agent, Town.Resident resident) {
        var number = town.house.jdbc().sql("select number from cases where channel = 'voice' order by created_at desc limit 1").query(String.class).single();
        var pop = agent.get("/console/desk/call/talk?lang=zh").body();
        assertThat(pop).contains("panel pop", "门口的路灯坏了", "/console/cases/" + number).contains(resident.number.substring(resident.number.length() - 4))
                .doesNotContain(resident.number.substring(3)).doesNotContain("??");
        assertThat(agent.get("/console/desk/call/corner").body()).as("in a corner of every desk").contains("btn main");
        assertThat(agent.get("/console/desk/call?lang=zh").body()).contains("data-state=\"RINGING\"").doesNotContain("data-write");
        assertThat(Visitor.signedIn(town.house, "supervisor").get("/console/desk/call/talk").body()).doesNotContain(number);
        assertThat(Visitor.signedIn(town.house, "cgj").get("/console/desk/call/talk").statusCode()).isEqualTo(403);
    }

    /** The message on the tape is kept with us and no longer with the provider. */
    @Test
    void whoIsNotUnderstoodLeavesAMessageThatOnlyWeKeep() {
        var resident = town.newcomer();
        resident.calls();
        resident.mayTalk();
        town.phones.stayQuiet(resident.number);
        sees(resident.voice(), "没听清");
        resident.mayTalk();
        town.phones.stayQuiet(resident.number);
        Until.holds(() -> assertThat(town.phones.turn(resident.number)).isEqualTo(Call.Turn.RECORD));
        resident.says("柳荫里那个灯");
        sees(resident.voice(), "留言已收到");
        Until.holds(() -> assertThat(tape()).startsWith("KEPT WAV"));
        assertThat(tape()).as("the provider still writes it down").endsWith("false");
        town.house.owner().sql("update attachment set forget_due_at = now() where forget_due_at is not null").update();
        Until.holds(() -> assertThat(tape()).endsWith("true"));
    }

    private String tape() {
        return town.house.jdbc().sql("""
                                     select state || ' ' || coalesce(type, '') || ' ' || (media_id is null and forget_due_at is null) from attachment
                                     where kind = 'VOICE' order by created_at desc limit 1""").query(String.class).optional().orElse("");
    }

    @Test
    void aCallerWaitsIsAnsweredAndWrittenUp() {
        var agent = Visitor.signedIn(town.house, "agent");
        var desk = "+8675500031";
        agent.seeForm("/console/desk/call");
        agent.submit("/console/desk/call/phone", Map.of("phone", desk));
        agent.seeForm("/console/desk/call");
        agent.submit("/console/desk/call/stand", Map.of("state", "ON"));
        var resident = town.newcomer();
        resident.calls();
        resident.says("柳荫里3号楼门口的路灯坏了");
        sees(resident.voice(), "编号后六位");
        resident.mayTalk();
        town.phones.press(resident.number, "0");
        Until.holds(() -> assertThat(town.phones.turn(desk)).isEqualTo(Call.Turn.RING));
        whoCallsStandsOnTheScreenBeforeTheReceiverIsUp(agent, resident);
        town.phones.answer(desk);
        sees(town.phones.voice(desk), "接听请按一");
        town.phones.press(desk, "1");
        Until.holds(() -> assertThat(town.phones.turn(desk)).isEqualTo(Call.Turn.TALK));
        assertThat(agent.get("/console/desk/call").body()).contains("通话中").doesNotContain(resident.number.substring(3));
        town.phones.hangUp(resident.number);
        Until.holds(() -> assertThat(agent.seeForm("/console/desk/call").body()).contains("data-state=\"WRAP_UP\""));
        agent.submit("/console/desk/call/stand", Map.of("state", "OFF"));
    }
}
