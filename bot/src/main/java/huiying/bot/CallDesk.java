package huiying.bot;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

import com.google.re2j.Pattern;

import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.desk.Command;
import huiying.bot.hotline.AgentLine;
import huiying.bot.hotline.AgentLine.State;
import huiying.bot.hotline.AgentLines;
import huiying.bot.hotline.CallBacks;
import huiying.bot.hotline.PhoneCall;
import huiying.bot.hotline.PhoneCalls;
import huiying.bot.hotline.SurveyCalls;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.channels.CallEvent;
import huiying.channels.Channels;
import huiying.channels.Delivery;
import huiying.channels.OutgoingCall;
import huiying.channels.Telephone;
import huiying.nlp.Guess;
import huiying.nlp.Language;
import huiying.nlp.Prediction;

/** Agents at the telephone: whether they are there, whom they ask to join, whom they call back, and what they write down afterwards. */
public final class CallDesk {
    private static final Pattern REACHABLE = Pattern.compile("\\+?[0-9]{3,15}|client:[A-Za-z0-9_.-]{1,60}|sip:[A-Za-z0-9_.-]{1,60}@[A-Za-z0-9.-]{1,80}");
    private static final int LONGEST_TITLE = 30;

    private final TransactionOperations transactions;
    private final CaseDesk desk;
    private final Lines lines;
    private final Around around;

    /** The telephones and who is on them. */
    public record Lines(AgentLines agents, PhoneCalls calls, CallBacks callBacks, SurveyCalls surveys) {
    }

    /** Residents, their cases, and the way to them. */
    public record Around(Addresses addresses, Cases cases, Channels channels) {
    }

    /** How an act went. */
    public enum Outcome {
        DONE,
        /** Somebody or something was quicker. */
        CHANGED,
        /** Something has to be filled in. */
        MISSING,
        /** The provider would not do it. */
        FAILED
    }

    /**
     * What an agent writes down after a talk.
     *
     * @param category code of the second level; empty when it stays open
     * @param calls    the resident wants to be rung rather than written to
     */
    public record WriteUp(String category, String place, String words, boolean calls, String key) {
    }

    public CallDesk(TransactionOperations transactions, CaseDesk desk, Lines lines, Around around) {
        this.transactions = transactions;
        this.desk = desk;
        this.lines = lines;
        this.around = around;
    }

    /** The agent's desk is looked at; the line as it stands. */
    public AgentLine look(StaffMember who) {
        return in(() -> lines.agents().seen(who.id()));
    }

    /** Free for callers, away for a moment, or off; not while a caller is in hand. */
    public Outcome stand(StaffMember who, State state) {
        if (state.isWithACaller()) {
            return Outcome.MISSING;
        }
        return in(() -> {
            var line = lines.agents().lock(who.id()).orElseGet(() -> lines.agents().seen(who.id()));
            if (line.state().isWithACaller()) {
                return Outcome.CHANGED;
            }
            if (state == State.ON && line.phone() == null) {
                return Outcome.MISSING;
            }
            lines.agents().move(who.id(), state, null);
            return Outcome.DONE;
        });
    }

    /** Where the agent is rung. */
    public Outcome phone(StaffMember who, String phone) {
        var cleaned = phone.strip().replace(" ", "").replace("-", "");
        if (!REACHABLE.matches(cleaned)) {
            return Outcome.MISSING;
        }
        return in(() -> {
            lines.agents().seen(who.id());
            lines.agents().phone(who.id(), cleaned);
            return Outcome.DONE;
        });
    }

    /** Asks somebody else to join the talk in hand: all three meet. */
    public Outcome invite(StaffMember who, String number) {
        var cleaned = number.strip().replace(" ", "").replace("-", "");
        if (!REACHABLE.matches(cleaned)) {
            return Outcome.MISSING;
        }
        var before = inOptional(() -> inHand(who).filter(call -> call.state() == PhoneCall.State.TALKING || call.state() == PhoneCall.State.MEETING && !"rung"
                .equals(call.with().guest())).filter(call -> moved(call) != null).map(call -> {
                    lines.calls().meets(call.id(), PhoneCall.State.MEETING, "rung");
                    return call;
                }));
        return before.map(call -> meet(call, cleaned)).orElse(Outcome.CHANGED);
    }

    private Outcome meet(PhoneCall call, String number) {
        var line = line(call);
        var joined = call.state() == PhoneCall.State.MEETING
                ? new Delivery.Delivered("")
                : line.callIn(Objects.requireNonNull(moved(call)), call.id(), movedRole(call));
        if (joined instanceof Delivery.Failed || joined instanceof Delivery.Refused) {
            in(() -> {
                lines.calls().meets(call.id(), call.state(), null);
                return true;
            });
            return Outcome.FAILED;
        }
        return rang(call, line.place(new OutgoingCall(call.id(), number, OutgoingCall.Why.INVITATION, "zh", false)));
    }

    private Outcome rang(PhoneCall call, Delivery placed) {
        return in(() -> {
            if (placed instanceof Delivery.Delivered(var leg)) {
                lines.calls().guest(call.id(), "rung", leg);
                return Outcome.DONE;
            }
            lines.calls().guest(call.id(), "gone", "");
            return Outcome.FAILED;
        });
    }

    // the end that was rung by the other one is led away; what rang it then asks what comes next, and is led after it
    private static @Nullable String moved(PhoneCall call) {
        return call.purpose() == PhoneCall.Purpose.CALL_BACK ? call.line().leg() : call.with().agentLeg();
    }

    private static CallEvent.Role movedRole(PhoneCall call) {
        return call.purpose() == PhoneCall.Purpose.CALL_BACK ? CallEvent.Role.RESIDENT : CallEvent.Role.AGENT;
    }

    /** Rings the agent and then the resident to whom a call is owed. */
    public Outcome callBack(StaffMember who, UUID id) {
        var begun = inOptional(() -> {
            var line = lines.agents().lock(who.id()).filter(found -> !found.state().isWithACaller() && found.phone() != null);
            return line.isEmpty() ? Optional.<OutgoingCall>empty() : lines.callBacks().take(id).map(owed -> {
                var to = owed.to();
                var call = lines.calls().begin(to.account(), to.address(), to.language(), PhoneCall.Purpose.CALL_BACK, PhoneCall.State.RINGING, who.id(), to
                        .caseId());
                lines.callBacks().calling(id, call);
                lines.agents().move(who.id(), State.RINGING, call);
                return new OutgoingCall(call, String.valueOf(line.get().phone()), OutgoingCall.Why.CALL_BACK, "zh", false);
            });
        });
        return begun.map(call -> rings(who, call)).orElse(Outcome.CHANGED);
    }

    private Outcome rings(StaffMember who, OutgoingCall call) {
        var placed = line(lines.calls().find(call.call()).orElseThrow()).place(call);
        if (placed instanceof Delivery.Failed || placed instanceof Delivery.Refused) {
            return in(() -> {
                lines.callBacks().release(call.call());
                lines.calls().over(call.call(), "not-placed");
                lines.agents().move(who.id(), State.ON, null);
                return Outcome.FAILED;
            });
        }
        return Outcome.DONE;
    }

    /** Keeps what came of the talk with its case, or as a new one, and frees the agent. Sent twice, it is kept once. */
    public Outcome writeUp(StaffMember who, UUID id, WriteUp form) {
        var call = lines.calls().find(id).filter(found -> who.id().equals(found.with().agent()) && found.state() == PhoneCall.State.WRAP_UP);
        if (call.isEmpty()) {
            return Outcome.CHANGED;
        }
        var about = Optional.ofNullable(call.get().with().caseId()).or(() -> Optional.of(id)).flatMap(around.cases()::byId);
        if (about.isEmpty() && form.words().isBlank()) {
            return Outcome.MISSING;
        }
        var kept = about.map(found -> added(who, found, form)).orElseGet(() -> filed(who, call.get(), form));
        return in(() -> {
            lines.calls().about(id, kept);
            lines.calls().over(id, "handled");
            lines.surveys().wanted(call.get().line().address(), form.calls());
            lines.agents().move(who.id(), State.ON, null);
            return Outcome.DONE;
        });
    }

    /** Nothing to write down: a wrong number, a call that broke off. */
    public Outcome skip(StaffMember who, UUID id) {
        return in(() -> lines.calls().lock(id).filter(found -> who.id().equals(found.with().agent()) && found.state() == PhoneCall.State.WRAP_UP).map(call -> {
            lines.calls().over(id, "nothing");
            lines.agents().move(who.id(), State.ON, null);
            return Outcome.DONE;
        }).orElse(Outcome.CHANGED));
    }

    private UUID added(StaffMember who, Case about, WriteUp form) {
        try {
            desk.writeUp(who, about.id(), form.place(), form.words());
            boolean open = about.state() == CaseStatus.TRIAGE || about.state() == CaseStatus.SUBMITTED;
            if (open && !form.category().isBlank()) {
                desk.ask(who, form.key(), about.id(), form.category().equals(about.category())
                        ? new Command.Confirm(form.category())
                        : new Command.Correct(form.category()));
            }
        } catch (NotAllowedNow closed) {
            desk.ask(who, form.key(), about.id(), new Command.Note(form.words().isBlank() ? "-" : form.words()));
        }
        return about.id();
    }

    private UUID filed(StaffMember who, PhoneCall call, WriteUp form) {
        var line = call.line();
        var matter = form.category().isBlank() ? Matter.UNKNOWN : Matter.UNKNOWN.in(form.category());
        var place = form.place().isBlank() ? Spot.UNKNOWN : Spot.named(form.place().strip());
        var words = form.words().strip();
        var title = words.lines().findFirst().orElse("");
        var draft = Draft.of(words, line.language().equals("en") ? Language.EN : Language.ZH).at(place).about(matter).titled(title.length() > LONGEST_TITLE
                ? title.substring(0, LONGEST_TITLE)
                : title);
        var guess = form.category().isBlank() ? null : new Guess.Clear(List.of(new Prediction(form.category(), 1, List.of())));
        var channel = around.addresses().find(line.address()).orElseThrow().channel();
        var actor = Actor.staff(who.id(), who.role().name().toLowerCase(Locale.ROOT), who.unit());
        return desk.file(call.id(), draft, Origin.of(channel, line.address()), guess, actor).filed().id();
    }

    private Optional<PhoneCall> inHand(StaffMember who) {
        return lines.agents().lock(who.id()).map(AgentLine::call).flatMap(lines.calls()::lock);
    }

    private Telephone line(PhoneCall call) {
        var address = around.addresses().find(call.line().address()).orElseThrow();
        return around.channels().of(address).filter(Telephone.class::isInstance).map(Telephone.class::cast).orElseThrow();
    }

    /** Whether somebody may sit at this desk. */
    public static boolean answersPhones(StaffMember who) {
        return who.role() == Role.AGENT || who.role() == Role.SUPERVISOR;
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private <T> Optional<T> inOptional(Supplier<Optional<T>> work) {
        return in(work);
    }
}
