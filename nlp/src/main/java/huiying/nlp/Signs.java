package huiying.nlp;

import java.util.HashMap;
import java.util.Map;

import huiying.nlp.classify.Classifier;
import huiying.nlp.cues.Cues;

/**
 * Danger, secrecy, anger: what must be seen before anything else. Rules and a model both look for danger and either may raise the alarm,
 * because a missed fire costs more than a needless look.
 */
final class Signs {
    private static final Span NOWHERE = new Span(0, 0);
    /** Low on purpose; at these the alarms on look-alikes and on ordinary matters are still rare. What lies between the two is looked at soon. */
    private static final double IMMEDIATE_FROM = 0.3;
    private static final double SOON_FROM = 0.15;
    private static final int BRIEF = 120;

    private final Cues cues;
    private final Classifier danger;

    Signs(Cues cues, Classifier danger) {
        this.cues = cues;
        this.danger = danger;
    }

    /** The same model beside other rules. */
    Signs with(Cues other) {
        return new Signs(other, danger);
    }

    /** Every sign by name; {@code immediate.*} and {@code soon.*} are dangers. */
    Map<String, Span> in(String text) {
        Map<String, Span> signs = new HashMap<>(cues.in(text));
        if (urgency(signs) == Urgency.IMMEDIATE || signs.containsKey("not.danger") || text.length() > BRIEF) {
            return signs;
        }
        double immediate = 0;
        double soon = 0;
        for (Prediction prediction : danger.classify(text, 3)) {
            immediate += prediction.label().equals("immediate") ? prediction.confidence() : 0;
            soon += prediction.label().equals("soon") ? prediction.confidence() : 0;
        }
        if (immediate >= IMMEDIATE_FROM && immediate >= soon && urgency(signs) == Urgency.ORDINARY) {
            signs.put("immediate.learnt", NOWHERE);
        } else if (immediate + soon >= SOON_FROM) {
            signs.put("soon.learnt", NOWHERE);
        }
        return signs;
    }

    static Urgency urgency(Map<String, Span> signs) {
        if (signs.keySet().stream().anyMatch(label -> label.startsWith("immediate."))) {
            return Urgency.IMMEDIATE;
        }
        return signs.keySet().stream().anyMatch(label -> label.startsWith("soon.")) ? Urgency.URGENT : Urgency.ORDINARY;
    }
}
