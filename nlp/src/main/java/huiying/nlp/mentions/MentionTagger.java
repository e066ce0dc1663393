package huiying.nlp.mentions;

import java.util.List;

import huiying.nlp.Span;
import huiying.nlp.chinese.Hanlp;
import huiying.nlp.chinese.Hanlp.Word;
import huiying.nlp.sequence.BundledTagger;
import huiying.nlp.sequence.Tagger;
import huiying.nlp.sequence.TaggerTrainer;
import huiying.nlp.sequence.Token;

/** Finds what people do not name by rule: "behind the old granary", "that shop by the bridge", "every time it rains"; also who acts, what is broken, how much. */
final class MentionTagger {
    static final String MODEL = "mention.model";
    private static final TaggerTrainer.Options OPTIONS = new TaggerTrainer.Options(6, 18, 1.5f, 7);

    private final MentionClues clues;
    private final Tagger tagger;

    MentionTagger(Hanlp hanlp) {
        clues = new MentionClues(hanlp);
        tagger = BundledTagger.open(MODEL, clues, () -> train(hanlp));
    }

    static Tagger train(Hanlp hanlp) {
        return TaggerTrainer.train(MentionSamples.sequences(), new MentionClues(hanlp), OPTIONS);
    }

    /** A stretch of the text with its kind: place, time, object, org or amount. */
    record Tagged(Span span, String kind) {
    }

    List<Tagged> in(String text, List<Word> words) {
        List<Token> tokens = Token.of(text);
        return tagger.tag(clues.of(text, tokens, words)).stream()
                .map(found -> new Tagged(new Span(tokens.get(found.first()).start(), tokens.get(found.last() - 1).end()), found.label())).toList();
    }
}
