package huiying.nlp.mentions;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.google.re2j.Pattern;

import huiying.nlp.cues.Phrases;
import huiying.nlp.cues.Phrases.Hit;
import huiying.nlp.sequence.Token;
import huiying.nlp.starter.Table;

/** Words that hint at what a mention is: days and hours, measures, those who act, things, parts of places. A hint decides nothing; the tagger weighs it. */
final class MentionWords {
    private static final Phrases<Integer> WORDS = new Phrases<>();
    private static final Phrases<Boolean> PLACES = new Phrases<>();
    private static final Phrases<Boolean> TIMES = new Phrases<>();
    private static final Set<String> WHERE = Set.of("WHERE", "PLACE_EN");
    private static final Set<String> WHEN = Set.of("DAY", "HOUR", "UNIT_OF_TIME", "TIME_EN");
    /** What tells of time without naming a day or an hour: "the night it rained", "刚", "以来". */
    private static final List<String> ABOUT_TIME = List.of("since", "when*", "after", "before", "during", "while", "ago", "until", "every*", "each", "once",
            "twice", "always",
            "until", "all", "just", "weeks", "months", "years", "days", "hours", "刚", "时", "以来", "之前", "之后", "以后", "期间", "那阵", "那会", "的时候", "才", "一直", "天天",
            "经常", "老是", "总", "起", "次", "回", "久", "放学", "上学", "下班", "上班", "开学", "饭点", "雨", "雪", "风", "过年", "年", "月", "日", "天", "周", "礼拜", "点", "号");

    static {
        int kind = 0;
        for (String[] row : Table.read("mention-words.tsv")) {
            kind++;
            for (String word : row[1].split("\\|")) {
                WORDS.add(word, kind);
                if (WHERE.contains(row[0])) {
                    PLACES.add(word, true);
                }
                if (WHEN.contains(row[0])) {
                    TIMES.add(word, true);
                }
            }
        }
    }

    static {
        ABOUT_TIME.forEach(word -> TIMES.add(word, true));
    }

    /** Of haste, degree or where, though they hold a word of time. */
    private static final Set<String> NEVER = Set.of("快点", "快一点", "慢点", "早点", "有点", "差点", "一点", "点");
    private static final Pattern JUST_SO = Pattern.compile("just (?:[0-9]+|[a-z])");
    private static final String BESIDE = "next to";

    private MentionWords() {
    }

    /** Lower case is expected. */
    static boolean sayWhen(String lower) {
        return !NEVER.contains(lower) && !lower.startsWith(BESIDE) && !JUST_SO.matches(lower) && !TIMES.in(lower).isEmpty();
    }

    /** Lower case is expected. */
    static boolean sayWhere(String lower) {
        return !PLACES.in(lower).isEmpty();
    }

    /** For every token the kind of the longest word it stands in, with where in the word: kind × 4 + (1 begins) + (2 ends); 0 for none. Lower case is expected. */
    static int[] hints(String lower, List<Token> tokens) {
        int[] longest = new int[lower.length()];
        int[] hints = new int[lower.length()];
        for (Hit<Integer> hit : WORDS.in(lower)) {
            int length = hit.end() - hit.start();
            for (int i = hit.start(); i < hit.end(); i++) {
                if (length > longest[i]) {
                    longest[i] = length;
                    hints[i] = hit.value() * 4 + (i == hit.start() ? 1 : 0);
                }
            }
            if (longest[hit.end() - 1] == length) {
                hints[hit.end() - 1] |= 2;
            }
        }
        int[] byToken = new int[tokens.size()];
        Arrays.setAll(byToken, i -> hints[tokens.get(i).start()] | hints[tokens.get(i).end() - 1]);
        return byToken;
    }
}
