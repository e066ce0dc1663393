package huiying.app.console;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import huiying.bot.CallDesk;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.hotline.AgentLine;
import huiying.bot.hotline.CallBack;
import huiying.bot.hotline.HotlineRules;
import huiying.bot.hotline.PhoneCall;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Prediction;

/** Lays the telephone on the desk: the caller with what they told and what they told before, who waits, and who is to be called back. */
@Component
final class CallView {
    private static final int SHOWN = 20;
    private static final int CASES = 6;
    private static final Duration HEARD = Duration.ofSeconds(45);

    private final CallDesk.Lines lines;
    private final HotlineRules rules;
    private final Cases cases;
    private final Around around;
    private final Files files;
    private final Clock clock;

    /** Where callers are known from, and what was said. */
    @Component
    record Around(Addresses addresses, Transcript transcript) {
    }

    CallView(CallDesk.Lines lines, HotlineRules rules, Cases cases, Around around, Files files, Clock clock) {
        this.lines = lines;
        this.rules = rules;
        this.cases = cases;
        this.around = around;
        this.files = files;
        this.clock = clock;
    }

    CallDesks of(StaffMember agent, AgentLine line, Names names) {
        var talk = Optional.ofNullable(line.call()).flatMap(lines.calls()::find).filter(call -> call.state() != PhoneCall.State.OVER).filter(call -> agent.id()
                .equals(call.with().agent()));
        var waiting = lines.calls().waiting(HEARD).stream().limit(SHOWN).map(call -> caller(call, names)).toList();
        return new CallDesks(line(line, names), talk.map(call -> talk(call, names, agent)).orElse(null), waiting, lines.callBacks().open(SHOWN).stream().map(
                owed -> owed(owed, names)).toList());
    }

    /** The agent's own telephone alone, for a corner of another page. */
    CallDesks.Line line(AgentLine line, Names names) {
        var phone = line.phone() == null ? "" : line.phone().startsWith("+") ? Mask.contact(line.phone()) : line.phone();
        return new CallDesks.Line(line.state().name(), phone, names.words().waited(line.since()), lines.agents().onDuty(rules.patience().absent()));
    }

    int waiting() {
        return lines.calls().waiting(HEARD).size();
    }

    private CallDesks.Caller caller(PhoneCall call, Names names) {
        return new CallDesks.Caller(who(call.line().address(), call.line().leg(), names), about(call.with().caseId(), call.line().address(), names),
                names.words()
                        .waited(call.queued().since()));
    }

    private String about(@Nullable UUID caseId, UUID address, Names names) {
        return Optional.ofNullable(caseId).flatMap(cases::byId).or(() -> cases.openFor(address).stream().findFirst()).filter(c -> !c.confidential()).map(
                c -> CaseFile.title(c, names)).orElse("");
    }

    private String who(UUID address, @Nullable String leg, Names names) {
        return around.addresses().find(address).filter(found -> !found.value().equals(leg) && found.value().startsWith("+")).map(found -> Mask.contact(found
                .value())).orElseGet(() -> names.words().say("call.hidden"));
    }

    private CallDesks.Owed owed(CallBack owed, Names names) {
        var to = owed.to();
        return new CallDesks.Owed(owed.id(), who(to.address(), null, names), about(to.caseId(), to.address(), names), owed.reason(), names.words().moment(owed
                .due()), clock.instant().isAfter(owed.due()), owed.attempts());
    }

    private CallDesks.Talk talk(PhoneCall call, Names names, StaffMember agent) {
        var address = call.line().address();
        var told = cases.recentFor(address, CASES).stream().filter(c -> c.number() != null).toList();
        var about = Optional.ofNullable(call.with().caseId()).flatMap(cases::byId);
        return new CallDesks.Talk(call.id(), call.state().name(), who(address, call.line().leg(), names), call.with().guest(), call
                .purpose() == PhoneCall.Purpose.CALL_BACK, around.transcript().from(address, names.words()),
                told.stream().map(c -> CaseLine.of(c, names, agent))
                        .toList(),
                form(about, names));
    }

    /** Filled by what was understood of the words; a category is asked only while it is open. */
    private CallDesks.Form form(Optional<Case> about, Names names) {
        var suggested = about.flatMap(c -> Optional.ofNullable(c.category()).or(() -> files.suggestion(c.id()).candidates().stream().findFirst().map(
                Prediction::label))).orElse("");
        boolean open = about.map(c -> c.state() == CaseStatus.TRIAGE || c.state() == CaseStatus.SUBMITTED).orElse(true);
        return new CallDesks.Form(about.map(Case::number).map(number -> number.digits()).orElse(null), suggested, about.map(c -> c.place() == null
                ? ""
                : c.place()).orElse(""), about.map(Case::title).orElse(""), open, groups(names));
    }

    private static List<CallDesks.Group> groups(Names names) {
        var all = names.taxonomy();
        return all.fields().stream()
                .map(field -> new CallDesks.Group(field.name(names.language()), all.leaves().stream().filter(leaf -> leaf.field().equals(field
                        .code())).map(leaf -> new CallDesks.Option(leaf.code(), leaf.name(names.language()))).toList()))
                .toList();
    }
}
