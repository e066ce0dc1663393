package huiying.bot.hotline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.bot.addresses.Addresses;
import huiying.bot.hotline.AgentLine.State;
import huiying.bot.hotline.PhoneCall.Purpose;
import huiying.bot.notices.Template;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;
import huiying.channels.CallEvent;
import huiying.channels.CallEvent.Role;
import huiying.channels.CallPlan;
import huiying.channels.CallPlan.Words;

/** Decides what becomes of a call once somebody was rung for it. What is told twice or too late finds the call elsewhere and changes nothing. */
public final class Talks {
    private final PhoneCalls calls;
    private final AgentLines lines;
    private final CallBacks callBacks;
    private final Waiting waiting;
    private final Tasks tasks;
    private final Addresses addresses;

    public Talks(PhoneCalls calls, AgentLines lines, CallBacks callBacks, Waiting waiting, Tasks tasks, Addresses addresses) {
        this.calls = calls;
        this.lines = lines;
        this.callBacks = callBacks;
        this.waiting = waiting;
        this.tasks = tasks;
        this.addresses = addresses;
    }

    /** Somebody we rang has picked up: told what it is about, then put through at a key. */
    public CallPlan pickedUp(CallEvent.PickedUp event) {
        return calls.lock(event.call()).map(call -> switch (call.purpose()) {
            case HOTLINE -> agentOf(call, event);
            case CALL_BACK -> agentCallsBack(call, event);
            case SURVEY -> goodbye();
        }).orElseGet(Talks::goodbye);
    }

    private CallPlan agentOf(PhoneCall call, CallEvent.PickedUp event) {
        boolean mine = event.leg().equals(call.with().agentLeg());
        boolean rung = call.state() == PhoneCall.State.RINGING && call.with().agent() != null;
        if (event.keys().equals("1") && call.state().isTogether() && mine) {
            return new CallPlan.PutThrough();
        }
        if (!rung || !mine && call.with().agentLeg() != null) {
            return goodbye();
        }
        calls.agentLeg(call.id(), event.leg());
        if (event.keys().isEmpty()) {
            return new CallPlan.Announce(announced("call", call), call.id(), Role.AGENT);
        }
        return event.keys().equals("1") ? put(call, event.leg()) : goodbye();
    }

    private CallPlan put(PhoneCall call, String leg) {
        calls.talks(call.id(), leg);
        lines.move(agent(call), State.TALKING, call.id());
        tasks.settle(call.line().address(), "answered", TaskKind.TALK);
        callBacks.answered(call.line().address());
        return new CallPlan.PutThrough();
    }

    /** The agent's own phone rings first; at a key the resident's does. */
    private CallPlan agentCallsBack(PhoneCall call, CallEvent.PickedUp event) {
        if (call.state() == PhoneCall.State.OVER || call.with().agent() == null) {
            return goodbye();
        }
        if (!event.keys().equals("1")) {
            return event.keys().isEmpty() ? new CallPlan.Announce(announced("back", call), call.id(), Role.AGENT) : goodbye();
        }
        calls.agentLeg(call.id(), event.leg());
        lines.move(agent(call), State.TALKING, call.id());
        return new CallPlan.Ring(List.of(), call.id(), addresses.find(call.line().address()).orElseThrow().value(), Role.RESIDENT, false, false);
    }

    /** Ringing for a leg has ended, with a talk or without one. */
    public CallPlan rung(CallEvent.Rung event) {
        return calls.lock(event.call()).map(call -> call.purpose() == Purpose.CALL_BACK ? rungBack(call, event) : rung(call, event)).orElseGet(Talks::goodbye);
    }

    private CallPlan rung(PhoneCall call, CallEvent.Rung event) {
        return switch (call.state()) {
            case MEETING -> new CallPlan.Meet(waiting.talk().say(Template.MEETING, call.line().language()), call.id(), Role.RESIDENT);
            case TALKING -> talked(call);
            case RINGING -> call.with().agent() == null ? serviceRung(call, event) : event.talked() ? talked(call) : silent(call);
            case WAITING -> new CallPlan.Hold(List.of());
            case WRAP_UP, OVER -> over(call);
        };
    }

    private CallPlan talked(PhoneCall call) {
        calls.wrapsUp(call.id());
        lines.move(agent(call), State.WRAP_UP, call.id());
        return over(call);
    }

    /** Whoever does not take a call is not there: no more calls until they say that they are. */
    private CallPlan silent(PhoneCall call) {
        lines.move(agent(call), State.AWAY, null);
        calls.waits(call.id());
        return waiting.onward(calls.find(call.id()).orElseThrow(), List.of());
    }

    private CallPlan serviceRung(PhoneCall call, CallEvent.Rung event) {
        if (event.talked()) {
            calls.over(call.id(), "service");
            tasks.settle(call.line().address(), "put-through", TaskKind.TALK);
            return over(call);
        }
        calls.serviceSilent(call.id());
        calls.waits(call.id());
        var now = calls.find(call.id()).orElseThrow();
        return waiting.onward(now, now.queued().hasNext() ? List.of() : waiting.talk().say(Template.QUEUE_PROVIDER_SILENT, now.line().language()));
    }

    private CallPlan rungBack(PhoneCall call, CallEvent.Rung event) {
        if (call.state() == PhoneCall.State.OVER || call.state() == PhoneCall.State.WRAP_UP) {
            return goodbye();
        }
        if (call.state() == PhoneCall.State.MEETING) {
            return new CallPlan.Meet(List.of(), call.id(), Role.AGENT);
        }
        return event.talked() || call.state() == PhoneCall.State.TALKING ? reached(call) : missed(call);
    }

    private CallPlan reached(PhoneCall call) {
        callBacks.reached(call.id());
        calls.wrapsUp(call.id());
        lines.move(agent(call), State.WRAP_UP, call.id());
        return goodbye();
    }

    private CallPlan missed(PhoneCall call) {
        callBacks.missed(call.id());
        calls.over(call.id(), "not-reached");
        lines.move(agent(call), State.ON, null);
        return new CallPlan.GoodBye(announced("missed", call));
    }

    /** Somebody joins the others: the agent at once, a guest after having heard what it is about. */
    public CallPlan joins(CallEvent.Joins event) {
        var call = calls.lock(event.call()).filter(found -> found.state() == PhoneCall.State.MEETING);
        if (call.isEmpty()) {
            return goodbye();
        }
        if (event.role() == Role.GUEST && !event.keys().equals("1")) {
            return event.keys().isEmpty() ? new CallPlan.Announce(announced("guest", call.get()), event.call(), Role.GUEST) : goodbye();
        }
        if (event.role() == Role.GUEST) {
            calls.guest(event.call(), "in", event.leg());
        }
        return new CallPlan.Meet(event.role() == Role.RESIDENT ? waiting.talk().say(Template.MEETING, call.get().line().language()) : List.of(), event.call(),
                event.role());
    }

    /** A leg that we rang has been taken or has ended. */
    public void leg(CallEvent.Leg event) {
        calls.lock(event.call()).ifPresent(call -> {
            switch (event.role()) {
                case AGENT -> agentLeg(call, event);
                case RESIDENT -> residentLeg(call, event);
                case GUEST -> guestLeg(call, event);
                case PROVIDER -> {
                    // what came of it is told when the ringing ends
                }
            }
        });
    }

    private void agentLeg(PhoneCall call, CallEvent.Leg event) {
        if (!event.over()) {
            return;
        }
        if (call.state() == PhoneCall.State.MEETING && event.leg().equals(call.with().agentLeg())) {
            lines.find(agent(call)).filter(line -> call.id().equals(line.call())).ifPresent(line -> lines.move(line.person(), State.WRAP_UP, call.id()));
        }
        if (call.purpose() == Purpose.CALL_BACK) {
            agentGone(call);
        }
    }

    private void agentGone(PhoneCall call) {
        switch (call.state()) {
            case RINGING -> {
                callBacks.release(call.id());
                calls.over(call.id(), "agent-gone");
                lines.move(agent(call), call.with().agentLeg() == null ? State.AWAY : State.ON, null);
            }
            case TALKING -> reached(call);
            case WAITING, MEETING, WRAP_UP, OVER -> {
                // told before
            }
        }
    }

    private void residentLeg(PhoneCall call, CallEvent.Leg event) {
        if (event.over() && call.state() == PhoneCall.State.MEETING && event.leg().equals(call.line().leg())) {
            end(call);
        }
        if (event.answered() && call.purpose() == Purpose.CALL_BACK && call.state() == PhoneCall.State.RINGING) {
            calls.leg(call.id(), event.leg());
            calls.talks(call.id(), null);
        }
    }

    private void guestLeg(PhoneCall call, CallEvent.Leg event) {
        if (event.over() && event.leg().equals(call.with().guestLeg())) {
            calls.guest(call.id(), "gone", event.leg());
        }
    }

    /** The meeting has ended for everybody. */
    public void meetingOver(UUID id) {
        calls.lock(id).filter(call -> call.state() == PhoneCall.State.MEETING).ifPresent(this::end);
    }

    /** The resident has hung up, wherever they were. */
    public void over(String account, String leg) {
        calls.lock(account, leg).ifPresent(this::end);
    }

    /** Nobody has heard of the resident's end for too long. */
    public void lost(UUID id) {
        calls.lock(id).ifPresent(this::end);
    }

    private void end(PhoneCall call) {
        switch (call.state()) {
            case WAITING -> gone(call);
            case RINGING -> {
                Optional.ofNullable(call.with().agent()).ifPresent(lines::freeAsBefore);
                gone(call);
            }
            case TALKING, MEETING -> {
                callBacks.reached(call.id());
                calls.wrapsUp(call.id());
                lines.find(agent(call)).filter(line -> call.id().equals(line.call())).ifPresent(line -> lines.move(line.person(), State.WRAP_UP, call.id()));
            }
            case WRAP_UP, OVER -> {
                // told before
            }
        }
    }

    /** Hung up before anybody answered: a person rings them, if a number was shown. */
    private void gone(PhoneCall call) {
        boolean known = addresses.find(call.line().address()).filter(address -> !address.value().equals(call.line().leg())).isPresent();
        if (known && call.purpose() == Purpose.HOTLINE) {
            callBacks.owe(call, "hung-up");
        }
        calls.over(call.id(), "hung-up");
    }

    private List<Words> announced(String kind, PhoneCall call) {
        return waiting.talk().announced(kind, waiting.caseOf(call.with().caseId()).filter(about -> !about.confidential()).orElse(null));
    }

    private CallPlan over(PhoneCall call) {
        return new CallPlan.GoodBye(waiting.talk().say(Template.CALL_OVER, call.line().language()));
    }

    private static CallPlan goodbye() {
        return new CallPlan.GoodBye(List.of());
    }

    private static UUID agent(PhoneCall call) {
        @Nullable
        UUID agent = call.with().agent();
        return Objects.requireNonNull(agent);
    }
}
