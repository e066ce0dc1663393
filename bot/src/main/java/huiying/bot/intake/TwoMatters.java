package huiying.bot.intake;

import java.util.List;

import huiying.bot.cases.Draft;
import huiying.bot.conversation.Said;
import huiying.nlp.Guess;
import huiying.nlp.Nature;
import huiying.nlp.Understanding;
import huiying.nlp.Urgency;

/**
 * Takes two matters of one message apart, only where nobody would doubt that they are two: each is a whole request, each has a clear category in a
 * field of its own. Danger, secrets and reports of wrongdoing stay whole; so does what comes with pictures, which may show either.
 */
final class TwoMatters {
    private static final int SHORTEST = 4;

    private final Telling telling;

    TwoMatters(Telling telling) {
        this.telling = telling;
    }

    /** Both matters, or none. */
    List<Telling.Told> of(Words words, Understanding heard, Telling.Told whole) {
        if (heard.parts().size() != 2 || words.pictures() > 0 || !whole.draft().spot().isKnown() || !mayBeTaken(whole.draft())) {
            return List.of();
        }
        var each = heard.parts().stream().map(part -> part.span().of(words.text()).strip()).filter(part -> part.length() >= SHORTEST)
                .map(part -> telling.alone(part, words, whole)).toList();
        return each.size() == 2 && each.stream().allMatch(TwoMatters::isWhole) && !field(each.getFirst()).equals(field(each.getLast())) ? each : List.of();
    }

    private static boolean isWhole(Telling.Told part) {
        return part.category() instanceof Guess.Clear && part.told().missing() != Said.Missing.WHAT && part.told().missing() != Said.Missing.WHICH
                && mayBeTaken(part.draft());
    }

    private static boolean mayBeTaken(Draft draft) {
        var matter = draft.matter();
        return matter.urgency() != Urgency.IMMEDIATE && !matter.confidential() && (matter.nature() == Nature.HELP || matter.nature() == Nature.COMPLAINT);
    }

    private static String field(Telling.Told part) {
        return part.category().candidates().getFirst().label().substring(0, 2);
    }
}
