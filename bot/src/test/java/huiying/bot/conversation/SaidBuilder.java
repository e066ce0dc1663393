package huiying.bot.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import huiying.nlp.Guess;
import huiying.nlp.Language;
import huiying.nlp.Mention;
import huiying.nlp.Nature;
import huiying.nlp.Span;
import huiying.nlp.TurnIntent;
import huiying.nlp.Understanding;
import huiying.nlp.Urgency;

/** Says things to a dialog without any model. */
final class SaidBuilder {
    static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    static final UUID FRESH = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final TurnIntent intent;
    private Said.Kind kind = Said.Kind.WORDS;
    private boolean problem;
    private Said.Missing missing = Said.Missing.WHAT;
    private boolean guessed;
    private boolean skips;
    private boolean repeat;
    private boolean spoken;
    private boolean changesLanguage;
    private final List<Mention> mentions = new ArrayList<>();
    private Optional<Asked> answered = Optional.empty();
    private Optional<UUID> latestOpen = Optional.empty();
    private Optional<UUID> repeats = Optional.empty();
    private Optional<UUID> reopenable = Optional.empty();
    private boolean anotherMatter;
    private boolean personListens;
    private Instant at = NOW;

    private SaidBuilder(TurnIntent intent) {
        this.intent = intent;
    }

    static SaidBuilder saying(TurnIntent intent) {
        return new SaidBuilder(intent);
    }

    static Said silence() {
        return saying(TurnIntent.INVALID).as(Said.Kind.SILENT).done();
    }

    static Said hangingUp() {
        return saying(TurnIntent.INVALID).as(Said.Kind.LEFT).done();
    }

    /** "路灯不亮": a problem, no place. */
    static SaidBuilder aProblem() {
        var said = saying(TurnIntent.REPORT);
        said.problem = true;
        said.missing = Said.Missing.WHERE;
        return said;
    }

    /** "柳荫里3号楼路灯不亮". */
    static SaidBuilder aProblemAndAPlace() {
        var said = aProblem().placed();
        said.missing = Said.Missing.NOTHING;
        return said;
    }

    /** "柳荫里3号楼", completing what was told before. */
    static SaidBuilder aPlace() {
        var said = saying(TurnIntent.SUPPLEMENT).placed();
        said.missing = Said.Missing.NOTHING;
        return said;
    }

    SaidBuilder placed() {
        mentions.add(new Mention.Place(new Span(0, 1), "柳荫里", "LL0101", true));
        return this;
    }

    SaidBuilder number(int number) {
        mentions.add(new Mention.Choice(new Span(0, 1), number));
        return this;
    }

    SaidBuilder as(Said.Kind kind) {
        this.kind = kind;
        return this;
    }

    SaidBuilder stillMissing(Said.Missing missing) {
        this.missing = missing;
        return this;
    }

    SaidBuilder guessed() {
        guessed = true;
        return this;
    }

    SaidBuilder skipping() {
        skips = true;
        return this;
    }

    SaidBuilder byTelephone() {
        spoken = true;
        return this;
    }

    SaidBuilder changingLanguage() {
        changesLanguage = true;
        return this;
    }

    SaidBuilder again() {
        repeat = true;
        return this;
    }

    SaidBuilder withOpenCase(UUID filed) {
        latestOpen = Optional.of(filed);
        return this;
    }

    SaidBuilder afterAResolution(UUID resolved) {
        reopenable = Optional.of(resolved);
        return this;
    }

    SaidBuilder repeating(UUID filed) {
        repeats = Optional.of(filed);
        return this;
    }

    SaidBuilder answering(Asked asked) {
        answered = Optional.of(asked);
        return this;
    }

    SaidBuilder aboutSomethingElse() {
        anotherMatter = true;
        return this;
    }

    SaidBuilder toAPerson() {
        personListens = true;
        return this;
    }

    SaidBuilder at(Instant at) {
        this.at = at;
        return this;
    }

    Said done() {
        var heard = new Understanding(Language.ZH, "", intent, 1, new Guess.Unknown(List.of()), Nature.HELP, 1, Urgency.ORDINARY, false, problem, mentions,
                "none");
        return new Said(kind, heard, new Said.Told(missing, guessed, skips, new Said.Manner(repeat, spoken, changesLanguage)),
                new Said.Known(answered, latestOpen, reopenable, repeats, anotherMatter, personListens), FRESH, at);
    }
}
