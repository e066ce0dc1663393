package huiying.nlp.turn;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Mention;
import huiying.nlp.Prediction;
import huiying.nlp.Span;
import huiying.nlp.TurnIntent;
import huiying.nlp.classify.Classifier;
import huiying.nlp.starter.ModelText;
import huiying.nlp.text.NormalText;

/** Tells what a resident wants with a turn: keywords first, then the case number, then the model. */
public final class Turns {
    /** Intents under which something to act on may be hidden. */
    private static final Set<TurnIntent> PROBLEMS = Set.of(TurnIntent.REPORT, TurnIntent.SUPPLEMENT);

    private final Replies replies;
    private final Classifier model;

    public Turns(Replies replies, Classifier model) {
        this.replies = replies;
        this.model = model;
    }

    /** What was wanted; {@code number} is a choice or grade, 0 when there is none. */
    public record Turn(TurnIntent intent, double confidence, int number, boolean statesProblem) {
        public Optional<Mention> choice(NormalText said) {
            return number == 0 ? Optional.empty() : Optional.of(new Mention.Choice(said.origin(0, said.text().length()), number));
        }
    }

    public Turn read(String text, List<Mention> mentions, Map<String, Span> signs) {
        Turn certain = certain(text, mentions);
        return certain != null ? certain : learnt(text, signs);
    }

    private @Nullable Turn certain(String text, List<Mention> mentions) {
        if (text.isEmpty()) {
            return new Turn(TurnIntent.INVALID, 1, 0, false);
        }
        Replies.Reply reply = replies.read(text);
        if (reply != null) {
            return new Turn(reply.intent(), 1, reply.number(), false);
        }
        boolean number = mentions.stream().anyMatch(Mention.CaseNumber.class::isInstance);
        return number && letters(text) <= 12 ? new Turn(TurnIntent.PROGRESS, 0.95, 0, false) : null;
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }

    private Turn learnt(String text, Map<String, Span> signs) {
        String seen = ModelText.of(text);
        Prediction best = model.classify(seen, 1).getFirst();
        TurnIntent intent = TurnIntent.valueOf(best.label().toUpperCase(Locale.ROOT));
        boolean danger = signs.keySet().stream().anyMatch(label -> label.startsWith("immediate.") || label.startsWith("soon."));
        if (danger && !PROBLEMS.contains(intent)) {
            return new Turn(TurnIntent.REPORT, Math.max(best.confidence(), 0.5), 0, true);
        }
        return new Turn(intent, best.confidence(), 0, PROBLEMS.contains(intent));
    }
}
