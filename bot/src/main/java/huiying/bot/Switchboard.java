package huiying.bot;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Actor;
import huiying.bot.hotline.PhoneCall;
import huiying.bot.hotline.PhoneCalls;
import huiying.bot.hotline.SurveyCall;
import huiying.bot.hotline.SurveyCalls;
import huiying.bot.hotline.Talks;
import huiying.bot.hotline.Transcripts;
import huiying.bot.hotline.Waiting;
import huiying.bot.progress.Moves;
import huiying.channels.Address;
import huiying.channels.CallEvent;
import huiying.channels.CallPlan;
import huiying.channels.Channel;
import huiying.channels.Channels;
import huiying.channels.Delivery;
import huiying.channels.OutgoingCall;
import huiying.channels.Telephone;

/** What happens on a telephone line, and what follows: each event is one transaction, and no call is placed or ended inside one. */
public final class Switchboard {
    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);
    private static final Duration LOST_WAITING = Duration.ofSeconds(90);
    private static final Duration LOST_PLACED = Duration.ofMinutes(20);
    private static final Duration LOST_TALKING = Duration.ofHours(4).plusMinutes(15);

    private final TransactionOperations transactions;
    private final Waiting waiting;
    private final Talks talks;
    private final SurveyCalls surveys;
    private final House house;
    private final Moves moves;

    /** Where calls and residents are found. */
    public record House(PhoneCalls calls, Transcripts transcripts, Addresses addresses, Channels channels) {
    }

    public Switchboard(TransactionOperations transactions, Waiting waiting, Talks talks, SurveyCalls surveys, House house, Moves moves) {
        this.transactions = transactions;
        this.waiting = waiting;
        this.talks = talks;
        this.surveys = surveys;
        this.house = house;
        this.moves = moves;
    }

    /** Takes one event and says what comes next on the line. */
    public CallPlan happened(Telephone line, CallEvent event) {
        var plan = Objects.requireNonNull(transactions.execute(status -> decide(event)));
        if (event instanceof CallEvent.Recognised recognised && recognised.machine()) {
            line.end(recognised.leg());
        }
        return plan;
    }

    private CallPlan decide(CallEvent event) {
        return switch (event) {
            case CallEvent.Waits waits -> waiting.next(waits, house.addresses().keep(waits.caller().from()));
            case CallEvent.Rung rung -> talks.rung(rung);
            case CallEvent.PickedUp pickedUp -> talks.pickedUp(pickedUp);
            case CallEvent.Joins joins -> talks.joins(joins);
            case CallEvent.Leg leg -> noted(() -> talks.leg(leg));
            case CallEvent.MeetingOver(var call) -> noted(() -> talks.meetingOver(call));
            case CallEvent.Recognised recognised -> noted(() -> {
                if (recognised.machine()) {
                    surveys.machine(recognised.call());
                }
            });
            case CallEvent.Over over -> noted(() -> over(over));
            case CallEvent.Transcribed transcribed -> noted(() -> transcribed(transcribed));
            case CallEvent.TalkRecorded(var call, var url) -> noted(() -> house.calls().recorded(call, url));
            case CallEvent.Noted noted -> new CallPlan.Noted();
        };
    }

    private static CallPlan noted(Runnable work) {
        work.run();
        return new CallPlan.Noted();
    }

    private void over(CallEvent.Over over) {
        talks.over(over.caller().from().account(), over.caller().leg());
        if (over.call() != null) {
            surveys.over(over.call(), over.taken() ? "no-answers" : "not-taken");
            house.calls().over(over.call(), "survey");
        }
    }

    private void transcribed(CallEvent.Transcribed transcribed) {
        house.transcripts().keep(transcribed.leg(), transcribed.step(), transcribed.words());
        joinTranscripts();
    }

    /** The words of recorded messages join the case that the recording belongs to. */
    private void joinTranscripts() {
        house.transcripts().ready().forEach(ready -> {
            moves.inform(ready.caseId(), ready.words(), Actor.citizen(ready.address()));
            house.transcripts().done(ready.id());
        });
    }

    /** Calls whose resident vanished without a word are ended as if they had said so. */
    public int sweep() {
        transactions.executeWithoutResult(status -> joinTranscripts());
        var lost = house.calls().lost(LOST_WAITING, LOST_PLACED, LOST_TALKING);
        lost.forEach(id -> transactions.executeWithoutResult(status -> {
            talks.lost(id);
            surveys.over(id, "lost");
        }));
        return lost.size();
    }

    /** Plans survey calls and places those that are due; says how many were placed. */
    public int callResidents() {
        var lines = house.channels().all().stream().filter(Telephone.class::isInstance).toList();
        var textless = lines.stream().filter(this::writesNothing).map(line -> line.account()).toList();
        transactions.executeWithoutResult(status -> surveys.plan(lines.stream().map(line -> line.name()).distinct().toList(), textless));
        int placed = 0;
        while (callNext()) {
            placed++;
        }
        return placed;
    }

    /** No texts can be sent from this account, whatever the number. */
    private boolean writesNothing(Channel line) {
        var mobile = new Address(line.name(), line.account(), "+10000000000");
        return house.channels().of(line.pushAddress(mobile)).filter(other -> !other.name().equals(line.name())).isEmpty();
    }

    private record Due(OutgoingCall call, Telephone line, UUID id) {
    }

    private boolean callNext() {
        var due = transactions.execute(status -> surveys.takeDue().map(this::begun).orElse(null));
        if (due == null) {
            return false;
        }
        var placed = due.line().place(due.call());
        transactions.executeWithoutResult(status -> placed(due, placed));
        return true;
    }

    private Due begun(SurveyCall survey) {
        var to = survey.to();
        var address = house.addresses().find(to.address()).orElseThrow();
        var call = house.calls().begin(to.account(), to.address(), to.language(), PhoneCall.Purpose.SURVEY, PhoneCall.State.RINGING, null, survey.caseId());
        surveys.calling(survey.id(), call);
        var line = house.channels().of(address).filter(Telephone.class::isInstance).map(Telephone.class::cast).orElseThrow();
        return new Due(new OutgoingCall(call, address.value(), OutgoingCall.Why.SURVEY, to.language(), true), line, survey.id());
    }

    /** When nobody knows whether it rings, the report of its end or the sweep settles it. */
    private void placed(Due due, Delivery placed) {
        switch (placed) {
            case Delivery.Delivered(var leg) -> house.calls().leg(due.call().call(), leg);
            case Delivery.Unknown(var code) -> LOG.warn("survey call {} may or may not ring: {}", due.id(), code);
            case Delivery.Failed failed -> notPlaced(due, failed.code());
            case Delivery.Refused refused -> notPlaced(due, refused.code());
        }
    }

    private void notPlaced(Due due, String code) {
        LOG.warn("survey call {} was not placed: {}", due.id(), code);
        surveys.over(due.call().call(), "not-placed");
        house.calls().over(due.call().call(), "not-placed");
    }
}
