package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import huiying.bot.CallDesk.Outcome;
import huiying.bot.CallDesk.WriteUp;
import huiying.bot.cases.CaseStatus;
import huiying.bot.hotline.AgentLine.State;
import huiying.bot.hotline.PhoneCall;
import huiying.channels.CallEvent;
import huiying.channels.CallEvent.Role;
import huiying.channels.CallPlan;
import huiying.channels.Delivery;

class CallDeskTest {
    private final HotlineHall house = new HotlineHall();

    @Test
    void nobodyTakesCallsWithoutAPhoneOrWithACallerInHand() {
        var agent = house.agent("li");
        assertThat(house.desk.phone(agent, "not a number")).isEqualTo(Outcome.MISSING);
        assertThat(house.desk.stand(agent, State.TALKING)).isEqualTo(Outcome.MISSING);
        assertThat(house.desk.stand(agent, State.ON)).isEqualTo(Outcome.DONE);
        house.caller().talks();
        assertThat(house.desk.stand(agent, State.OFF)).isEqualTo(Outcome.CHANGED);
    }

    @Test
    void threeMeetWhenTheAgentAsksADepartment() {
        var agent = house.freeAgent("li");
        var caller = house.caller().talks();
        assertThat(house.desk.invite(agent, "+867558000001")).isEqualTo(Outcome.DONE);
        assertThat(house.line.led).containsExactly("AG" + caller.leg + " AGENT");
        assertThat(house.line.placed).singleElement().satisfies(call -> assertThat(call.to()).isEqualTo("+867558000001"));
        assertThat(caller.rung(true)).isInstanceOf(CallPlan.Meet.class);
        var id = caller.call().id();
        assertThat(house.happens(new CallEvent.Joins(id, "AG", Role.AGENT, ""))).isInstanceOf(CallPlan.Meet.class);
        assertThat(house.happens(new CallEvent.Joins(id, "LEG0", Role.GUEST, ""))).isInstanceOf(CallPlan.Announce.class);
        assertThat(house.happens(new CallEvent.Joins(id, "LEG0", Role.GUEST, "1"))).isInstanceOf(CallPlan.Meet.class);
        assertThat(caller.call().with().guest()).isEqualTo("in");
        house.happens(new CallEvent.Leg(id, "AG" + caller.leg, Role.AGENT, false, true));
        assertThat(house.lineOf(agent).state()).isEqualTo(State.WRAP_UP);
        assertThat(caller.call().state()).isEqualTo(PhoneCall.State.MEETING);
        house.happens(new CallEvent.MeetingOver(id));
        house.happens(new CallEvent.MeetingOver(id));
        assertThat(caller.call().state()).isEqualTo(PhoneCall.State.WRAP_UP);
    }

    @Test
    void aMeetingTheProviderRefusesLeavesTheTalkAsItWas() {
        var agent = house.freeAgent("li");
        var caller = house.caller().talks();
        house.line.script.add(new Delivery.Failed("500", Duration.ZERO));
        assertThat(house.desk.invite(agent, "12345")).isEqualTo(Outcome.FAILED);
        assertThat(caller.call().state()).isEqualTo(PhoneCall.State.TALKING);
        assertThat(house.line.placed).isEmpty();
    }

    @Test
    void whoeverPressesOneIsCalledBackByTheTimeTheyWereTold() {
        var agent = house.freeAgent("li");
        house.caller().talks();
        var caller = house.caller();
        caller.waits();
        assertThat(caller.waits("1")).isInstanceOf(CallPlan.GoodBye.class);
        var owed = house.callBacks.open(9).getFirst();
        assertThat(owed.reason()).isEqualTo("asked");
        assertThat(owed.promised()).isAfter(house.hall.clock.instant());
        assertThat(house.openTasks("call_back")).isEqualTo(1);
        assertThat(house.desk.callBack(agent, owed.id())).isEqualTo(Outcome.CHANGED);
        var other = house.freeAgent("wu");
        assertThat(house.desk.callBack(other, owed.id())).isEqualTo(Outcome.DONE);
        var call = house.line.placed.getFirst().call();
        assertThat(house.happens(new CallEvent.PickedUp(call, "LEG0", Role.AGENT, ""))).isInstanceOf(CallPlan.Announce.class);
        var ring = (CallPlan.Ring) house.happens(new CallEvent.PickedUp(call, "LEG0", Role.AGENT, "1"));
        assertThat(ring.number()).isEqualTo(caller.number);
        house.happens(new CallEvent.Leg(call, "RES", Role.RESIDENT, true, false));
        house.happens(new CallEvent.Rung(call, "LEG0", true, Duration.ofSeconds(30)));
        assertThat(house.lineOf(other).state()).isEqualTo(State.WRAP_UP);
        assertThat(house.openTasks("call_back")).isZero();
        assertThat(house.callBacks.open(9)).isEmpty();
    }

    @Test
    void whoeverDoesNotAnswerIsTriedThreeTimesAndThenTold() {
        var agent = house.freeAgent("li");
        var caller = house.caller();
        house.caller().talks();
        caller.waits();
        caller.hangsUp();
        var other = house.freeAgent("wu");
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(house.desk.callBack(other, house.callBacks.open(9).getFirst().id())).isEqualTo(Outcome.DONE);
            var call = house.line.placed.getLast().call();
            house.happens(new CallEvent.PickedUp(call, "LEG", Role.AGENT, "1"));
            house.happens(new CallEvent.Rung(call, "LEG", false, Duration.ZERO));
            assertThat(house.lineOf(other).state()).isEqualTo(State.ON);
        }
        assertThat(house.callBacks.open(9)).isEmpty();
        assertThat(house.openTasks("call_back")).isZero();
        assertThat(house.hall.database.jdbc().sql("select count(*) from notice where template = 'CALL_BACK_MISSED'").query(Integer.class).single())
                .isEqualTo(1);
        assertThat(house.lineOf(agent).state()).isEqualTo(State.TALKING);
    }

    @Test
    void nobodyIsRungBackWhoseNumberIsNotShown() {
        house.freeAgent("li");
        house.caller().talks();
        var hidden = house.hidden();
        assertThat(hidden.waits("1")).isInstanceOf(CallPlan.Hold.class);
        hidden.hangsUp();
        assertThat(house.callBacks.open(9)).isEmpty();
    }

    @Test
    void whatTheAgentWritesDownJoinsTheCaseOnce() {
        var agent = house.freeAgent("li");
        var caller = house.caller();
        var told = caller.told();
        caller.talks();
        var form = new WriteUp("0206", "青禾路5号", "居民说灯杆也歪了", true, "k");
        assertThat(house.desk.writeUp(agent, caller.call().id(), form)).isEqualTo(Outcome.CHANGED);
        caller.hangsUp();
        assertThat(house.desk.writeUp(agent, caller.call().id(), form)).isEqualTo(Outcome.DONE);
        assertThat(house.desk.writeUp(agent, caller.call().id(), form)).isEqualTo(Outcome.CHANGED);
        var now = house.cases().byId(told.id()).orElseThrow();
        assertThat(now.words()).contains("灯杆也歪了");
        assertThat(house.lineOf(agent).state()).isEqualTo(State.ON);
    }

    @Test
    void whoToldTheMachineNothingGetsACaseFromTheAgent() {
        var agent = house.freeAgent("li");
        var caller = house.caller().talks();
        caller.hangsUp();
        var id = caller.call().id();
        assertThat(house.desk.writeUp(agent, id, new WriteUp("", "", "", false, "k"))).isEqualTo(Outcome.MISSING);
        assertThat(house.desk.writeUp(agent, id, new WriteUp("0206", "柳荫里3号楼", "路灯不亮三天了", false, "k"))).isEqualTo(Outcome.DONE);
        var filed = house.cases().recentFor(caller.address(), 5);
        assertThat(filed).singleElement().satisfies(c -> assertThat(c.state()).isNotEqualTo(CaseStatus.DRAFT));
    }
}
