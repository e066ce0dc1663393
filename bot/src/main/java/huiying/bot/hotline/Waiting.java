package huiying.bot.hotline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.hotline.AgentLine.State;
import huiying.bot.intake.Wishes;
import huiying.bot.notices.Phrasebook;
import huiying.bot.notices.Template;
import huiying.channels.CallEvent;
import huiying.channels.CallEvent.Role;
import huiying.channels.CallPlan;
import huiying.channels.CallPlan.Words;

/** Decides what a caller who waits hears next: a service line, the agent who has been free longest, their place, or that we call back. */
public final class Waiting {
    /** Longer than any music: whoever has not asked again by then is no longer on the line. */
    static final Duration HEARD = Duration.ofSeconds(45);
    private static final Duration AGAIN = Duration.ofSeconds(45);
    private static final Duration THIS_CALL = Duration.ofMinutes(30);

    private final PhoneCalls calls;
    private final AgentLines lines;
    private final CallBacks callBacks;
    private final Around around;
    private final HotlineRules rules;
    private final Clock clock;
    private final LineTalk talk;

    /** What is known of callers, and what is said to them. */
    public record Around(Cases cases, Wishes wishes, Phrasebook phrases) {
    }

    public Waiting(PhoneCalls calls, AgentLines lines, CallBacks callBacks, Around around, HotlineRules rules, Clock clock) {
        this.calls = calls;
        this.lines = lines;
        this.callBacks = callBacks;
        this.around = around;
        this.rules = rules;
        this.clock = clock;
        this.talk = new LineTalk(around.phrases(), rules.hours().zone());
    }

    LineTalk talk() {
        return talk;
    }

    Optional<Case> caseOf(@Nullable UUID id) {
        return Optional.ofNullable(id).flatMap(around.cases()::byId);
    }

    /** The caller asks what comes next. A request that comes twice finds what the first one decided. */
    public CallPlan next(CallEvent.Waits asked, UUID address) {
        var caller = asked.caller();
        var call = calls.arrive(caller.from().account(), caller.leg(), address, caller.language());
        return switch (call.state()) {
            case WAITING -> waiting(wished(call), asked);
            case RINGING -> call.with().agent() == null ? ringService(call, List.of()) : ringAgain(call);
            case MEETING -> new CallPlan.Meet(List.of(), call.id(), Role.RESIDENT);
            case TALKING -> talked(call);
            case WRAP_UP, OVER -> new CallPlan.GoodBye(talk.say(Template.CALL_OVER, call.line().language()));
        };
    }

    /** Whoever asks again has finished talking, though nobody told us. */
    private CallPlan talked(PhoneCall call) {
        calls.wrapsUp(call.id());
        Optional.ofNullable(call.with().agent()).ifPresent(agent -> lines.move(agent, State.WRAP_UP, call.id()));
        return new CallPlan.GoodBye(talk.say(Template.CALL_OVER, call.line().language()));
    }

    private PhoneCall wished(PhoneCall call) {
        return around.wishes().take(call.line().address(), clock.instant()).map(wish -> {
            calls.ringsFirst(call.id(), wish.numbers(), wish.caseId());
            return calls.find(call.id()).orElseThrow();
        }).orElse(call);
    }

    private CallPlan waiting(PhoneCall call, CallEvent.Waits asked) {
        if (asked.keys().startsWith("1")) {
            return callBack(call, asked.caller());
        }
        if (!asked.keys().isEmpty()) { // any other key: where do I stand?
            calls.announced(call.id(), -1);
        }
        return onward(call, List.of());
    }

    private CallPlan callBack(PhoneCall call, CallEvent.Caller caller) {
        var language = call.line().language();
        if (caller.from().value().equals(caller.leg())) {
            return new CallPlan.Hold(talk.say(Template.QUEUE_NO_NUMBER, language));
        }
        var promised = callBacks.promise(about(call), wait(calls.before(call, HEARD)));
        calls.over(call.id(), "call-back");
        return new CallPlan.GoodBye(talk.promised(promised, language));
    }

    /** The next service line, else the next agent, else the place in the queue. */
    CallPlan onward(PhoneCall call, List<Words> first) {
        if (call.queued().hasNext()) {
            return ringService(call, first);
        }
        calls.lockQueue(call.line().account());
        var free = lines.free(rules.patience().absent());
        int before = calls.before(call, HEARD);
        if (before < free.size()) {
            return ring(call, free.getFirst(), first);
        }
        if (lines.onDuty(rules.patience().absent()) == 0) {
            return nobody(call);
        }
        boolean tooLong = clock.instant().isAfter(call.queued().since().plus(rules.patience().queue()));
        return tooLong ? message(call, Template.QUEUE_TOO_LONG) : new CallPlan.Hold(placed(calls.find(call.id()).orElseThrow(), before, first));
    }

    private CallPlan ringService(PhoneCall call, List<Words> first) {
        calls.ringsService(call.id());
        return new CallPlan.Ring(first, call.id(), call.queued().next(), Role.PROVIDER, false, false);
    }

    private CallPlan ring(PhoneCall call, AgentLine agent, List<Words> first) {
        var about = about(call);
        lines.move(agent.person(), State.RINGING, call.id());
        calls.ringsAgent(call.id(), agent.person(), about.with().caseId());
        return new CallPlan.Ring(first, call.id(), String.valueOf(agent.phone()), Role.AGENT, true, rules.record());
    }

    private CallPlan ringAgain(PhoneCall call) {
        var agent = Optional.ofNullable(call.with().agent()).flatMap(lines::find);
        return agent.<CallPlan>map(rung -> new CallPlan.Ring(List.of(), call.id(), String.valueOf(rung.phone()), Role.AGENT, true, rules.record()))
                .orElseGet(() -> new CallPlan.Hold(List.of()));
    }

    /** The same with what the caller told in this call. */
    private PhoneCall about(PhoneCall call) {
        if (call.with().caseId() != null) {
            return call;
        }
        var since = call.queued().since().minus(THIS_CALL);
        around.cases().openFor(call.line().address()).stream().filter(told -> told.state() != CaseStatus.DRAFT).filter(told -> told.times().created().isAfter(
                since)).findFirst().ifPresent(told -> calls.about(call.id(), told.id()));
        return calls.find(call.id()).orElseThrow();
    }

    /** No agent at work: the desk's own number where there is one, then a message. */
    private CallPlan nobody(PhoneCall call) {
        var desk = rules.desks().getOrDefault(call.line().account(), "");
        if (desk.isBlank() || call.queued().numbers().contains(desk)) {
            return message(call, Template.QUEUE_NOBODY);
        }
        calls.ringsFirst(call.id(), Stream.concat(call.queued().numbers().stream(), Stream.of(desk)).toList(), null);
        calls.tried(call.id(), call.queued().numbers().size());
        return ringService(calls.find(call.id()).orElseThrow(), List.of());
    }

    private CallPlan message(PhoneCall call, Template why) {
        callBacks.owe(about(call), "message");
        calls.over(call.id(), "message");
        return new CallPlan.TakeMessage(talk.say(why, call.line().language()));
    }

    private List<Words> placed(PhoneCall call, int before, List<Words> first) {
        var at = call.queued().announcedAt();
        boolean due = call.queued().announced() != before || at == null || clock.instant().isAfter(at.plus(AGAIN));
        if (!due) {
            return first;
        }
        calls.announced(call.id(), before);
        return Stream.concat(first.stream(), talk.place(before, wait(before), call.line().language()).stream()).toList();
    }

    /** By what talks took lately and how many are at work. */
    Duration wait(int before) {
        var each = calls.usualTalk().orElse(rules.patience().talk());
        return each.multipliedBy(before + 1L).dividedBy(Math.max(1, lines.onDuty(rules.patience().absent())));
    }
}
