package huiying.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.app.months.BusyWeek;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.secrets.Redaction;
import huiying.bot.secrets.Reveals;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Mention;
import huiying.nlp.Urgency;

/** All a page shows of one case, for one reader: masked words, story, clocks, and what this reader may do next. */
final class CaseFile {

    private final Case now;
    private final StaffMember reader;
    private final Names names;
    private final Parts parts;

    CaseFile(Case now, StaffMember reader, Names names, Parts parts) {
        this.now = now;
        this.reader = reader;
        this.names = names;
        this.parts = parts;
    }

    /** What was read about the case from elsewhere. */
    record Parts(Story story, Timers timers, Suggestion suggestion, List<Mention> mentions, List<Fact> facts, Said said) {
    }

    /** What was said to and fro, and where the resident can be reached, masked. */
    record Said(List<Bubble> talk, List<Telling> notices, String contact, boolean chain, List<Shot> shots) {
    }

    /** One of the facts; {@code key} names its label. */
    record Fact(String key, String value) {
    }

    public UUID id() {
        return now.id();
    }

    public String number() {
        return now.number() == null ? "" : now.number().digits();
    }

    public String state() {
        return now.state().name();
    }

    public String channel() {
        return now.channel();
    }

    public String nature() {
        return now.nature().name();
    }

    public String language() {
        return Bubble.tag(now.words());
    }

    public List<String> flags() {
        return flags(now);
    }

    static List<String> flags(Case c) {
        var flags = new ArrayList<String>();
        if (c.urgency() != Urgency.ORDINARY) {
            flags.add(c.urgency() == Urgency.IMMEDIATE ? "immediate" : "urgent");
        }
        if (c.confidential()) {
            flags.add("secret");
        }
        if (c.reopenings() > 0) {
            flags.add("reopened");
        } else if (c.returns() > 0) {
            flags.add("returned");
        } else if (c.told().matter().angry()) {
            flags.add("angry");
        }
        var most = new ArrayList<>(flags.subList(0, Math.min(2, flags.size())));
        if (BusyWeek.LABEL.equals(c.origin().demoVisitor())) {
            most.add("sample");
        }
        return most;
    }

    public String title() {
        return shielded() ? names.category(now.category()) : title(now, names);
    }

    /** A line for lists: what, and where when it is known. */
    static String title(Case c, Names names) {
        var what = c.title().isBlank() ? names.category(c.category()) : c.title();
        var where = c.place();
        return where == null || where.isBlank() || what.contains(where) ? what : names.words().chinese() ? where + "：" + what : what + ", " + where;
    }

    public String where() {
        return where(now, names);
    }

    static String where(Case c, Names names) {
        var unit = names.unit(c.unit());
        return unit.isEmpty() ? names.category(c.category()) : names.category(c.category()) + " · " + unit;
    }

    /** A department does not learn who told something in confidence: it reads a summary, or what is left when everything that points at somebody is taken out. */
    private boolean shielded() {
        return reader.role() == Role.DEPARTMENT && Reveals.isSecret(now);
    }

    public List<Piece> words() {
        if (shielded()) {
            var summary = parts.story().summary();
            return Piece.of(summary.isEmpty() ? Redaction.of(now.words()) : summary, List.of(), List.of());
        }
        return Piece.of(Mask.words(now.words()), parts.suggestion().evidenceFor(now.category()), factSpans(parts.mentions()));
    }

    static List<huiying.nlp.Span> factSpans(List<Mention> mentions) {
        return mentions.stream().filter(m -> m instanceof Mention.Place || m instanceof Mention.Time).map(Mention::span).toList();
    }

    public boolean marked() {
        return words().stream().anyMatch(Piece::evidence);
    }

    public String model() {
        var best = parts.suggestion().candidates().stream().findFirst();
        return best.map(p -> names.words().say("case.model", parts.suggestion().model(), names.words().figure(p.confidence()))).orElse("");
    }

    public List<Fact> facts() {
        return shielded()
                ? List.of(new Fact("grid", names.grid(now.grid())), new Fact("what", names.category(now.category())))
                : parts.facts();
    }

    /** Departments are told only of their own cases. */
    public List<Names.Tie> ties() {
        return reader.role() == Role.DEPARTMENT ? List.of() : names.ties(now);
    }

    public List<Story.Link> track() {
        return parts.story().track(now);
    }

    public List<Step> steps() {
        return shielded() ? parts.story().bareSteps() : parts.story().steps();
    }

    public int events() {
        return now.seq();
    }

    public boolean chain() {
        return parts.said().chain();
    }

    public List<Bubble> talk() {
        return shielded() ? List.of() : parts.said().talk();
    }

    /** A department sees its own photos of a secret case and nobody else's. */
    public List<Shot> shots() {
        return shielded() ? parts.said().shots().stream().filter(shot -> !shot.told()).toList() : parts.said().shots();
    }

    /** Photos are taken as long as something is done. */
    public boolean photographable() {
        return reader.role() == Role.DEPARTMENT && now.state().isOpen();
    }

    /** The talk with whoever told it, for those who may join it. */
    public @Nullable UUID talkWith() {
        return now.confidential() || reader.role() != Role.AGENT && reader.role() != Role.SUPERVISOR ? null : now.address();
    }

    public List<Telling> notices() {
        return shielded() ? List.of() : parts.said().notices();
    }

    public String contact() {
        return shielded() ? "" : parts.said().contact();
    }

    public ClockFace clock() {
        return parts.timers().face();
    }

    public String due() {
        return parts.timers().due();
    }

    public Receipt receipt() {
        return parts.timers().receipt();
    }

    public List<Timers.Beside> clocks() {
        return parts.timers().beside();
    }

    public List<Timers.Help> helps() {
        return parts.timers().helps(names);
    }

    /** Numbers of people who report wrongdoing are shown to nobody here. */
    public boolean revealable() {
        return !now.confidential() && now.address() != null && reader.role() != Role.DEPARTMENT;
    }

    public boolean signable() {
        return unitActs() && now.state() == CaseStatus.DISPATCHED;
    }

    public boolean reportable() {
        return unitActs() && now.state() == CaseStatus.IN_PROGRESS;
    }

    public boolean returnable() {
        return unitActs() && (now.state() == CaseStatus.DISPATCHED || now.state() == CaseStatus.IN_PROGRESS);
    }

    private boolean unitActs() {
        return reader.role() == Role.DEPARTMENT && reader.belongsTo(now.unit());
    }

    public boolean approvable() {
        return reader.role() == Role.SUPERVISOR && now.state() == CaseStatus.REPORTED;
    }

    public boolean returned() {
        return dispatches() && now.state() == CaseStatus.RETURN_ASKED;
    }

    public boolean assignable() {
        return dispatches() && (now.state() == CaseStatus.TRIAGE || now.state() == CaseStatus.SUBMITTED || now.state() == CaseStatus.ARBITRATION);
    }

    public boolean cancellable() {
        return dispatches() && now.state().isWork() && now.state() != CaseStatus.RESOLVED;
    }

    public boolean notable() {
        return reader.role() != Role.ADMIN;
    }

    private boolean dispatches() {
        return reader.role() == Role.AGENT || reader.role() == Role.SUPERVISOR;
    }

    /** What waits for a decision, in words; empty when nothing does. */
    public String asked() {
        var asked = now.proposal();
        var words = names.words();
        if (asked == null) {
            return now.beside().supervised() > 0 ? words.say("asked.SUPERVISED", parts.story().supervision()) : "";
        }
        var until = asked.until() == null ? "" : words.exact(asked.until());
        return words.say("asked." + asked.kind(), until, asked.basis(), asked.door(), parts.story().proposal());
    }

    public boolean acts() {
        return approvable() || returned() || assignable() || cancellable() || notable();
    }

    public @Nullable String proposed() {
        return parts.story().proposedUnit();
    }
}
