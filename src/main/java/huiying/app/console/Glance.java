package huiying.app.console;

import java.util.List;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;

/** A case at a glance, for the person it belongs to: what was understood of their words, who has it, how far it has come. */
public final class Glance {

    private static final double HEARD = 0.3;

    private final Case now;
    private final Names names;
    private final Suggestion suggestion;
    private final List<Piece> words;
    private final Story story;

    Glance(Case now, Names names, Suggestion suggestion, List<Piece> words, Story story) {
        this.now = now;
        this.names = names;
        this.suggestion = suggestion;
        this.words = words;
        this.story = story;
    }

    /** One of the categories that were considered. */
    public record Candidate(String name, double confidence, boolean chosen) {
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

    public List<String> flags() {
        return CaseFile.flags(now);
    }

    public String language() {
        return Bubble.tag(now.words());
    }

    public List<Piece> words() {
        return words;
    }

    public List<Candidate> candidates() {
        return suggestion.candidates().stream().map(p -> new Candidate(names.category(p.label()), p.confidence(), p.label().equals(now.category()))).toList();
    }

    public double promise() {
        return suggestion.promise();
    }

    /** Empty while a draft could be about anything. */
    public String category() {
        boolean open = draft() && suggestion.candidates().stream().noneMatch(candidate -> candidate.confidence() >= HEARD);
        return open ? "" : names.category(now.category());
    }

    public String place() {
        return now.place() == null ? "" : now.place();
    }

    public String grid() {
        return names.grid(now.grid());
    }

    public String unit() {
        return names.unit(now.unit());
    }

    /** Nobody has been asked yet. */
    public boolean draft() {
        return now.state() == CaseStatus.DRAFT;
    }

    /** What the steps are called, newest first. */
    public List<Step> steps() {
        return story.steps();
    }
}
