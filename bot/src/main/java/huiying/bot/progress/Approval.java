package huiying.bot.progress;

import huiying.bot.cases.Case;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** Which reports of departments may reach the resident without a supervisor. */
public final class Approval {
    private static final int WORDS = 10;

    private Approval() {
    }

    public static boolean isLowRisk(Case reported) {
        return reported.urgency() == Urgency.ORDINARY && !reported.confidential() && reported.reopenings() == 0 && !reported.told().matter().angry()
                && reported.nature() != Nature.WHISTLEBLOWING;
    }

    /** A word or two is no answer. */
    static boolean isSubstantial(String report) {
        return report.strip().codePointCount(0, report.strip().length()) >= WORDS;
    }
}
