package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import huiying.bot.HotlineHall.Phone;
import huiying.bot.hotline.AgentLine.State;
import huiying.bot.hotline.PhoneCall;
import huiying.channels.CallEvent;
import huiying.channels.CallEvent.Role;
import huiying.channels.CallPlan;
import huiying.channels.CallPlan.Words;

class SwitchboardTest {
    private final HotlineHall house = new HotlineHall();

    private static String words(CallPlan plan) {
        var said = switch (plan) {
            case CallPlan.Hold(var words) -> words;
            case CallPlan.Ring ring -> ring.words();
            case CallPlan.Announce announce -> announce.words();
            case CallPlan.Meet meet -> meet.words();
            case CallPlan.TakeMessage(var words) -> words;
            case CallPlan.GoodBye(var words) -> words;
            case CallPlan.PutThrough put -> List.<Words>of();
            case CallPlan.Noted noted -> List.<Words>of();
        };
        return said.stream().map(Words::text).reduce("", String::concat);
    }

    private static CallPlan.Ring ring(CallPlan plan) {
        assertThat(plan).isInstanceOf(CallPlan.Ring.class);
        return (CallPlan.Ring) plan;
    }

    // the queue

    @Test
    void whoeverWaitsHearsTheirPlaceAndHowLongItMayTake() {
        house.freeAgent("li");
        house.caller().talks();
        var second = house.caller();
        assertThat(words(second.waits())).contains("您是下一位", "大约等3分钟", "请按一");
        var third = house.caller();
        assertThat(words(third.waits())).contains("前面还有1位", "6分钟");
        assertThat(words(third.waits())).isEmpty();
        house.hall.clock.forward(Duration.ofSeconds(40));
        second.waits();
        third.waits();
        house.hall.clock.forward(Duration.ofSeconds(10));
        assertThat(words(third.waits())).contains("前面还有1位");
        second.hangsUp();
        assertThat(words(third.waits())).contains("您是下一位");
        assertThat(words(third.waits("*"))).contains("您是下一位");
    }

    @Test
    void anEnglishCallerIsToldInEnglish() {
        house.freeAgent("li");
        house.caller().talks();
        var caller = house.caller();
        caller.language = "en";
        assertThat(words(caller.waits())).contains("You are next", "Press 1");
    }

    @Test
    void whoeverHasWaitedLongestIsAnsweredFirstWhoeverAsksFirst() {
        var agent = house.agent("li");
        house.desk.stand(agent, State.AWAY);
        house.freeAgent("busy");
        house.caller().talks();
        var callers = new ArrayList<Phone>();
        for (int n = 0; n < 3; n++) {
            callers.add(house.caller());
            callers.getLast().waits();
            house.hall.clock.forward(Duration.ofSeconds(1));
        }
        house.desk.stand(agent, State.ON);
        assertThat(callers.get(2).waits()).isInstanceOf(CallPlan.Hold.class);
        assertThat(callers.get(1).waits()).isInstanceOf(CallPlan.Hold.class);
        assertThat(ring(callers.get(0).waits()).role()).isEqualTo(Role.AGENT);
    }

    @Test
    void withTwoAgentsFreeTheFirstTwoAreAnsweredAndTheOneLongestFreeBegins() {
        var early = house.freeAgent("early");
        house.hall.clock.forward(Duration.ofMinutes(1));
        var late = house.freeAgent("late");
        var first = house.caller();
        var second = house.caller();
        var rung = ring(first.waits());
        assertThat(rung.number()).isEqualTo(house.lineOf(early).phone());
        assertThat(rung.announce()).isTrue();
        assertThat(rung.record()).isTrue();
        assertThat(ring(second.waits()).number()).isEqualTo(house.lineOf(late).phone());
        assertThat(house.lineOf(early).state()).isEqualTo(State.RINGING);
    }

    @Test
    void anAbsentAgentGetsNothing() {
        var away = house.freeAgent("away");
        house.desk.stand(away, State.AWAY);
        var gone = house.freeAgent("gone");
        house.hall.clock.forward(Duration.ofMinutes(4));
        assertThat(house.caller().waits()).isInstanceOf(CallPlan.TakeMessage.class);
        house.desk.look(gone);
        assertThat(ring(house.caller().waits()).number()).isEqualTo(house.lineOf(gone).phone());
        house.hall.database.owner().sql("update person set enabled = false").update();
        house.desk.stand(away, State.ON);
        assertThat(house.caller().waits()).isInstanceOf(CallPlan.TakeMessage.class);
    }

    @Test
    void oneAgentNeverGetsTwoCallersHoweverManyAskAtOnce() throws InterruptedException, ExecutionException {
        house.freeAgent("li");
        house.freeAgent("wu");
        var callers = new ArrayList<Phone>();
        for (int n = 0; n < 12; n++) {
            callers.add(house.caller());
        }
        var asked = callers.stream().<Callable<CallPlan>>map(caller -> caller::waits).toList();
        var rung = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var answer : threads.invokeAll(asked)) {
                if (answer.get() instanceof CallPlan.Ring ring) {
                    rung.add(ring.number());
                }
            }
        }
        assertThat(rung).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(2);
        callers.forEach(Phone::waits);
        assertThat(house.hall.database.jdbc().sql("select count(*) from phone_call where state = 'ringing'").query(Integer.class).single()).isEqualTo(2);
        assertThat(house.hall.database.jdbc().sql("select count(distinct agent) from phone_call where state = 'ringing'").query(Integer.class).single())
                .isEqualTo(2);
    }

    @Test
    void aRequestThatComesTwiceRingsTheSameAgentAgainAndNobodyElse() {
        house.freeAgent("li");
        house.freeAgent("wu");
        var caller = house.caller();
        var first = ring(caller.waits());
        var again = ring(house.happens(new CallEvent.Waits(caller.caller(), 1, "")));
        assertThat(again.number()).isEqualTo(first.number());
        assertThat(house.hall.database.jdbc().sql("select count(*) from agent_line where state = 'ringing'").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void whoeverVanishesWithoutAWordHoldsUpNobodyAndIsRungBack() {
        house.freeAgent("li");
        house.caller().talks();
        var lost = house.caller();
        lost.waits();
        var next = house.caller();
        assertThat(words(next.waits())).contains("前面还有1位");
        house.hall.clock.forward(Duration.ofSeconds(60));
        assertThat(words(next.waits())).contains("您是下一位");
        house.hall.clock.forward(Duration.ofSeconds(40));
        next.waits();
        assertThat(house.switchboard.sweep()).isEqualTo(1);
        assertThat(lost.call().state()).isEqualTo(PhoneCall.State.OVER);
        assertThat(house.callBacks.open(9)).singleElement().satisfies(owed -> assertThat(owed.reason()).isEqualTo("hung-up"));
        assertThat(house.switchboard.sweep()).isZero();
    }

    // the agent

    @Test
    void theAgentHearsWhatItIsAboutAndTakesTheCallAtAKey() {
        var agent = house.freeAgent("li");
        var caller = house.caller();
        caller.told();
        caller.waits();
        var told = caller.agentPicksUp("");
        assertThat(words(told)).contains("路灯不亮", "请按一").doesNotContain("1380");
        assertThat(caller.agentPicksUp("1")).isEqualTo(new CallPlan.PutThrough());
        assertThat(caller.agentPicksUp("1")).isEqualTo(new CallPlan.PutThrough());
        assertThat(caller.call().state()).isEqualTo(PhoneCall.State.TALKING);
        assertThat(house.lineOf(agent).state()).isEqualTo(State.TALKING);
        assertThat(caller.rung(true)).isInstanceOf(CallPlan.GoodBye.class);
        assertThat(house.lineOf(agent).state()).isEqualTo(State.WRAP_UP);
        assertThat(caller.rung(true)).isInstanceOf(CallPlan.GoodBye.class);
        caller.hangsUp();
        assertThat(caller.call().state()).isEqualTo(PhoneCall.State.WRAP_UP);
        assertThat(house.callBacks.open(9)).isEmpty();
    }

    @Test
    void aTalkWhoseEndIsToldOutOfOrderEndsOnce() {
        var agent = house.freeAgent("li");
        var caller = house.caller().talks();
        caller.hangsUp();
        assertThat(house.lineOf(agent).state()).isEqualTo(State.WRAP_UP);
        caller.rung(true);
        house.happens(new CallEvent.Leg(caller.call().id(), "AG" + caller.leg, Role.AGENT, false, true));
        assertThat(house.lineOf(agent).state()).isEqualTo(State.WRAP_UP);
        assertThat(house.desk.skip(agent, caller.call().id())).isEqualTo(CallDesk.Outcome.DONE);
        caller.hangsUp();
        assertThat(house.lineOf(agent).state()).isEqualTo(State.ON);
        assertThat(words(caller.waits())).contains("感谢您的来电");
    }

    @Test
    void anAgentWhoDoesNotAnswerIsAwayAndTheCallerKeepsTheirPlace() {
        var silent = house.freeAgent("silent");
        house.hall.clock.forward(Duration.ofSeconds(5));
        var other = house.freeAgent("other");
        var caller = house.caller();
        assertThat(ring(caller.waits()).number()).isEqualTo(house.lineOf(silent).phone());
        assertThat(ring(caller.rung(false)).number()).isEqualTo(house.lineOf(other).phone());
        assertThat(house.lineOf(silent).state()).isEqualTo(State.AWAY);
        assertThat(caller.agentPicksUp("9")).isInstanceOf(CallPlan.GoodBye.class);
    }

    @Test
    void aMailboxThatAnswersForTheAgentTakesNoCaller() {
        var agent = house.freeAgent("li");
        var caller = house.caller();
        caller.waits();
        caller.agentPicksUp("");
        assertThat(caller.rung(false)).isInstanceOf(CallPlan.TakeMessage.class);
        assertThat(house.lineOf(agent).state()).isEqualTo(State.AWAY);
    }

    @Test
    void whoeverHangsUpWhileItRingsIsRungBackAndTheAgentKeepsTheirPlace() {
        var agent = house.freeAgent("li");
        var since = house.lineOf(agent).since();
        var caller = house.caller();
        var told = caller.told();
        house.hall.clock.forward(Duration.ofSeconds(20));
        caller.waits();
        caller.hangsUp();
        assertThat(house.lineOf(agent).state()).isEqualTo(State.ON);
        house.hall.clock.forward(Duration.ofSeconds(5));
        assertThat(house.lineOf(agent).since()).isAfterOrEqualTo(since);
        assertThat(house.callBacks.open(9).getFirst().to().caseId()).isEqualTo(told.id());
        assertThat(caller.agentPicksUp("1")).isInstanceOf(CallPlan.GoodBye.class);
        caller.hangsUp();
        assertThat(house.callBacks.open(9)).hasSize(1);
    }

    @Test
    void nobodyCanTakeACallThatIsNotRinging() {
        var caller = house.caller();
        house.freeAgent("li");
        caller.talks();
        assertThat(house.happens(new CallEvent.PickedUp(caller.call().id(), "STRANGER", Role.AGENT, "1"))).isInstanceOf(CallPlan.GoodBye.class);
        assertThat(house.happens(new CallEvent.PickedUp(UUID.randomUUID(), "X", Role.AGENT, "1"))).isInstanceOf(CallPlan.GoodBye.class);
        assertThat(house.happens(new CallEvent.Rung(UUID.randomUUID(), "X", true, Duration.ZERO))).isInstanceOf(CallPlan.GoodBye.class);
    }

    // nobody there

    @Test
    void withoutAgentsAMessageIsTakenAndAPersonRings() {
        assertThat(words(house.caller().waits())).contains("现在没有人工席位", "嘀声");
        assertThat(house.callBacks.open(9).getFirst().reason()).isEqualTo("message");
        assertThat(house.openTasks("call_back")).isEqualTo(1);
    }

    @Test
    void whereThereIsADeskItIsRungFirst() {
        var with = new HotlineHall("+8675512345");
        var caller = with.caller();
        assertThat(ring(caller.waits()).number()).isEqualTo("+8675512345");
        assertThat(ring(caller.waits()).announce()).isFalse();
        assertThat(caller.rung(false)).isInstanceOf(CallPlan.TakeMessage.class);
        var lucky = with.caller();
        lucky.waits();
        assertThat(lucky.rung(true)).isInstanceOf(CallPlan.GoodBye.class);
        assertThat(lucky.call().state()).isEqualTo(PhoneCall.State.OVER);
        assertThat(with.callBacks.open(9)).hasSize(1);
    }

    @Test
    void nobodyWaitsForEver() {
        house.freeAgent("li");
        house.caller().talks();
        var caller = house.caller();
        for (int n = 0; n < 31; n++) {
            caller.waits();
            house.hall.clock.forward(Duration.ofSeconds(30));
        }
        assertThat(words(caller.waits())).contains("让您久等了");
    }

    // being put through to whoever runs it

    @Test
    void serviceLinesAreRungOneAfterTheOtherAndThenAPersonHere() {
        house.freeAgent("li");
        var caller = house.caller();
        var told = caller.told();
        house.hall.cast.inTransaction(() -> {
            house.wishes.wish(caller.address(), told.id(), house.hall.clock.instant());
            return true;
        });
        assertThat(ring(caller.waits()).number()).isEqualTo("+8675510001");
        assertThat(ring(caller.waits()).number()).isEqualTo("+8675510001");
        assertThat(ring(caller.rung(false)).number()).isEqualTo("+8675510002");
        var agent = ring(caller.rung(false));
        assertThat(agent.role()).isEqualTo(Role.AGENT);
        assertThat(words(agent)).contains("暂时没有人接听");
        assertThat(caller.call().with().caseId()).isEqualTo(told.id());
    }

    @Test
    void whoeverWasPutThroughNeedsNobodyElse() {
        var caller = house.caller();
        var told = caller.told();
        house.hall.cast.inTransaction(() -> {
            house.wishes.wish(caller.address(), told.id(), house.hall.clock.instant());
            return true;
        });
        caller.waits();
        assertThat(words(caller.rung(true))).contains("感谢您的来电");
        assertThat(house.callBacks.open(9)).isEmpty();
    }

    @Test
    void anOldWishIsForgotten() {
        house.freeAgent("li");
        var caller = house.caller();
        var told = caller.told();
        house.hall.cast.inTransaction(() -> {
            house.wishes.wish(caller.address(), told.id(), house.hall.clock.instant().minus(Duration.ofHours(1)));
            return true;
        });
        assertThat(ring(caller.waits()).role()).isEqualTo(Role.AGENT);
    }

    // what was recorded

    @Test
    void theWordsOfAMessageJoinItsCaseOnceWheneverTheyCome() {
        var caller = house.caller();
        var told = caller.told();
        house.happens(new CallEvent.Transcribed(caller.leg, 4, "柳荫里路灯不亮"));
        assertThat(house.cases().byId(told.id()).orElseThrow().words()).doesNotContain("柳荫里路灯不亮");
        var jdbc = house.hall.database.owner();
        var turn = UUID.randomUUID();
        jdbc.sql(
                "insert into turn (id, address, seq, closed_by, intent, dialog_before, dialog_after, case_id, at, micros) values (?, ?, 1, 'media', 'NONE', '', '', ?, now(), 1)")
                .params(turn, caller.address(), told.id()).update();
        jdbc.sql(
                "insert into inbox (id, address, provider_id, kind, content, raw, sent_at, state, turn) values (?, ?, ?, 'Voice', '', '', now(), 'settled', ?)")
                .params(UUID.randomUUID(), caller.address(), caller.leg + ":4", turn).update();
        house.switchboard.sweep();
        house.happens(new CallEvent.Transcribed(caller.leg, 4, "柳荫里路灯不亮"));
        var words = house.cases().byId(told.id()).orElseThrow().words();
        assertThat(words.split("柳荫里路灯不亮", -1)).hasSize(2);
    }

    @Test
    void aRecordedTalkIsKeptSealed() {
        house.freeAgent("li");
        var caller = house.caller().talks();
        house.happens(new CallEvent.TalkRecorded(caller.call().id(), "https://api.example/r/RE1"));
        var kept = house.hall.database.jdbc().sql("select recording from phone_call where recording is not null").query(byte[].class).single();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("RE1");
    }
}
