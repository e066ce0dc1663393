package huiying.nlp.turn;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Pattern;

import huiying.nlp.Guess;
import huiying.nlp.Mention;
import huiying.nlp.Prediction;
import huiying.nlp.Span;
import huiying.nlp.Taxonomy;
import huiying.nlp.TurnIntent;
import huiying.nlp.classify.Classifier;
import huiying.nlp.cues.Phrases;
import huiying.nlp.starter.ModelText;
import huiying.nlp.starter.TurnText;
import huiying.nlp.text.Han;
import huiying.nlp.text.NormalText;

/**
 * Tells what a resident wants with a turn: keywords first, then the case number, then two models, one for the intent and one for whether
 * there is a matter at all. A matter is never lost behind a greeting.
 */
public final class Turns {
    /** Said along with a matter; the matter wins. */
    private static final Set<TurnIntent> POLITE = EnumSet.of(TurnIntent.GREETING, TurnIntent.THANKS, TurnIntent.SMALLTALK, TurnIntent.INVALID, TurnIntent.HELP);
    /** A matter told with these is told about a case or on a condition; the intent stays. */
    private static final Set<TurnIntent> ABOUT_A_MATTER = EnumSet.of(TurnIntent.REPORT, TurnIntent.SUPPLEMENT, TurnIntent.CORRECTION, TurnIntent.PROGRESS,
            TurnIntent.REOPEN, TurnIntent.RATE_UNSOLVED, TurnIntent.RATE_PARTLY,
            TurnIntent.SECRET, TurnIntent.JOIN);
    /** Words in front that are not what the turn is about; a wish for secrecy is heard by its own signs. */
    private static final Set<TurnIntent> IN_FRONT = EnumSet.of(TurnIntent.GREETING, TurnIntent.THANKS, TurnIntent.SMALLTALK, TurnIntent.INVALID,
            TurnIntent.HELP,
            TurnIntent.SECRET);
    private static final double SURE = 0.7;
    private static final double PLAIN = 0.8;
    private static final double UNSURE = 0.5;
    private static final double LIKELY = 0.6;
    /** A word like "漏水" is a matter, whatever the intents make of two characters. */
    private static final double PLAINLY = 0.95;
    private static final double POSSIBLE = 0.2;
    private static final String SERVICE = "15";
    private static final int BRIEF = 30;
    private static final double SHIFT = -0.05;
    private static final double DOUBT_COUNTS = 0.75;
    private static final double TRUST_COUNTS = 0.45;

    private static final int THANKFUL = 40;
    /** Says that something will be told, and nothing yet: "有个事想反映一下". */
    private static final Pattern OPENING = Pattern
            .compile("(?i)(?:我|我们|俺|咱)?(?:这里|这边)?有?一?[个件点些]?(?:事情|事儿|事|问题|情况|诉求)?(?:我|我们)?(?:想|要|想要|需要|得)?[跟和向给]?(?:你们|您|政府|领导)?"
                    + "(?:反映|反应|投诉|举报|咨询|反馈|说|问|报|讲)(?:一下|下|一声)?一?[个件点些]?(?:事情|事儿|事|问题|情况)?[吧啊呀了]?"
                    + "|(?:hi|hello)?[, ]*i(?:'d| would)? (?:want|like|need|wish|have)(?: to (?:report|complain|ask|tell you|make|file))?(?: about)?(?: something| an? (?:issue|problem|question|complaint|report))?(?: to report)?[.]?");
    private static final Pattern TIME_FILLER = Pattern
            .compile("(?i)[\\p{P}\\s吧啊呀哦嗯呢的了就是]|从|大概|大约|差不多|左右|一直|开始|it|was|is|about|around|since|from|started|at|on|in");
    private static final Pattern THANKED = Pattern.compile("(?i)谢|点赞|辛苦|thank|cheers");
    private static final Pattern DONE = Pattern
            .compile("(?i)修好|解决了|处理好|处理完|弄好|搞定|清理干净|清走了|恢复了|来水了|来电了|亮了|fixed|repaired|solved|resolved|sorted|works again|working again");
    private static final Pattern TURN = Pattern.compile("(?i)但是|但|可是|不过|\\bbut\\b|\\bhowever\\b");
    private static final Pattern BUT = Pattern.compile("(?i)但|可是|不过|又|还|再|另外|希望|就是|只是|but|however|again|also|another|please|now the|except");

    private static final Phrases<Boolean> UNDONE = undone();

    private final Replies replies;
    private final Classifier intents;
    private final Classifier matters;
    /** A word of the taxonomy said alone names a matter; those about the service itself ("撤单") are left to the intents. */
    private final Set<String> matterWords;

    /** The same with another model of intents. */
    public Turns with(Classifier other) {
        return new Turns(replies, other, matters);
    }

    public Turns(Replies replies, Classifier intents, Classifier matters) {
        this.replies = replies;
        this.intents = intents;
        this.matters = matters;
        matterWords = Taxonomy.bundled().leaves().stream().filter(leaf -> !leaf.code().startsWith(SERVICE))
                .flatMap(leaf -> Stream.concat(leaf.synonyms().stream(), leaf.synonymsEn().stream())).map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Phrases<Boolean> undone() {
        var undone = new Phrases<Boolean>();
        for (String word : ("没修|没解决|没好|没弄|没处理|没换|没通|没清|没来修|没人修|没人来|没人管|没搞定|没到账|没退|没有修|没有解决|没有处理|没有好|没得到解决|没得解决|未解决|未修|未处理|还没|还未|尚未|还是不|还不|仍然|仍未|依旧|依然|照旧|修不好|不算解决"
                + "|not fixed|not solved|not resolved|not done|not repaired|isn't fixed|isn't solved|isn't done|hasn't|haven't|has not|have not|wasn't|not yet|still|no one came|nobody came|never came|unsolved|unresolved")
                .split("\\|")) {
            undone.add(word, true);
        }
        return undone;
    }

    /** What was wanted; {@code number} is a choice or grade, 0 when there is none. */
    public record Turn(TurnIntent intent, double confidence, int number, boolean statesProblem) {
        /** A keyword that means one thing. */
        public static Turn certain(TurnIntent intent) {
            return new Turn(intent, 1, 0, false);
        }

        public Optional<Mention> choice(NormalText said) {
            return number == 0 ? Optional.empty() : Optional.of(new Mention.Choice(said.origin(0, said.text().length()), number));
        }
    }

    public Turn read(NormalText said, List<Mention> mentions, Map<String, Span> signs, Guess category) {
        String text = said.text();
        Turn certain = certain(said, mentions);
        return certain != null ? certain : learnt(withoutCourtesy(text), endangered(signs), category, tellsOf(mentions));
    }

    /** Samples of turns retell one another, so that the model's own rehearsal flatters it: what grouped folds made of its confidence. */
    public static double honest(double confidence) {
        double odds = Math.log(confidence / Math.max(1e-6, 1 - confidence));
        return 1 / (1 + Math.exp(-(SHIFT + (odds > 0 ? TRUST_COUNTS : DOUBT_COUNTS) * odds)));
    }

    private @Nullable Turn certain(NormalText said, List<Mention> mentions) {
        String text = said.text();
        boolean wordless = text.chars().noneMatch(c -> Character.isLetterOrDigit(c) || c >= '①' && c <= '⑨');
        Replies.Reply reply = wordless ? replies.sign(said.original()) : replies.read(text);
        if (reply != null) {
            return new Turn(reply.intent(), 1, reply.number(), false);
        }
        if (matterWords.contains(text.toLowerCase(Locale.ROOT))) {
            return new Turn(TurnIntent.REPORT, 0.95, 0, true);
        }
        if (OPENING.matches(text)) {
            return Turn.certain(TurnIntent.REPORT);
        }
        if (isTimeAlone(text, mentions)) {
            return Turn.certain(TurnIntent.SUPPLEMENT);
        }
        boolean number = mentions.stream().anyMatch(Mention.CaseNumber.class::isInstance);
        return number && letters(text) <= 12 ? new Turn(TurnIntent.PROGRESS, 0.95, 0, false) : null;
    }

    /** "从去年到现在" tells since when, and of what was told before. */
    private static boolean isTimeAlone(String text, List<Mention> mentions) {
        var times = mentions.stream().filter(Mention.Time.class::isInstance).map(one -> ((Mention.Time) one).text()).toList();
        String rest = text;
        for (String time : times) {
            rest = rest.replace(time, "");
        }
        return !times.isEmpty() && TIME_FILLER.matcher(rest).replaceAll("").isEmpty();
    }

    /** "上次的路灯修好了，谢谢" names a matter that is none any more. */
    private static boolean isThankedFor(String text) {
        return text.length() <= THANKFUL && THANKED.matcher(text).find() && DONE.matcher(text).find() && !BUT.matcher(text).find() && UNDONE.in(text).isEmpty();
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }

    /** "你好，路灯坏了" without the greeting; a text that is nothing else stays as it is. */
    private String withoutCourtesy(String text) {
        String rest = text;
        for (int end = clauseEnd(rest); end < rest.length(); end = clauseEnd(rest)) {
            Replies.Reply courtesy = replies.read(rest.substring(0, end));
            if (courtesy == null || !IN_FRONT.contains(courtesy.intent())) {
                break;
            }
            rest = rest.substring(end + 1).strip();
        }
        return rest.isEmpty() ? text : rest;
    }

    private static int clauseEnd(String text) {
        int end = 0;
        while (end < text.length() && !Han.endsClause(text.charAt(end)) && text.charAt(end) != ' ') {
            end++;
        }
        return end;
    }

    private Turn learnt(String text, boolean danger, Guess category, boolean tellsOfAThing) {
        String seen = ModelText.of(text);
        if (!danger && isThankedFor(seen)) {
            return new Turn(TurnIntent.RATE_SOLVED, PLAIN, 0, false);
        }
        Prediction raw = intents.classify(TurnText.of(seen), 1).getFirst();
        var best = new Prediction(raw.label(), honest(raw.confidence()), List.of());
        TurnIntent intent = sober(TurnIntent.valueOf(best.label().toUpperCase(Locale.ROOT)), seen);
        double matter = Math.max(matter(seen), matter(afterBut(seen)));
        if (!danger && !(tellsOfAThing && matter >= POSSIBLE) && !matter(matter, best, category)) {
            return new Turn(intent, best.confidence(), 0, intent == TurnIntent.REPORT && (best.confidence() >= UNSURE || confidence(category) >= UNSURE));
        }
        boolean doubtful = best.confidence() < UNSURE && confidence(category) >= PLAIN;
        boolean about = ABOUT_A_MATTER.contains(intent) && !doubtful;
        boolean keeps = about || !danger && matter < PLAINLY && best.confidence() >= SURE && text.length() <= BRIEF && !POLITE.contains(intent);
        return keeps ? new Turn(intent, best.confidence(), 0, about) : new Turn(TurnIntent.REPORT, Math.max(best.confidence(), UNSURE), 0, true);
    }

    private double matter(String seen) {
        return seen.isEmpty()
                ? 0
                : matters.classify(seen, 2).stream().filter(one -> one.label().equals("matter")).mapToDouble(Prediction::confidence).sum();
    }

    /** Thanks in front do not drown what follows them. */
    private static String afterBut(String seen) {
        var but = TURN.matcher(seen);
        return but.find() ? seen.substring(but.end()) : "";
    }

    /** "没修好" holds the letters of "修好": what is said not to be done is never taken as done. */
    private static TurnIntent sober(TurnIntent learnt, String seen) {
        return learnt == TurnIntent.RATE_SOLVED && !UNDONE.in(seen).isEmpty() ? TurnIntent.RATE_UNSOLVED : learnt;
    }

    /** A thing at a place: "编号LD-00123的灯不亮" is hardly ever talk. */
    private static boolean tellsOf(List<Mention> mentions) {
        return mentions.stream().anyMatch(Mention.Thing.class::isInstance)
                && mentions.stream().anyMatch(one -> one instanceof Mention.Place place && place.exact());
    }

    /** The model says so, or it does not rule it out and the category is likely while the intent is not sure. */
    private static boolean matter(double matter, Prediction intent, Guess category) {
        return matter >= UNSURE || matter >= POSSIBLE && confidence(category) >= LIKELY && intent.confidence() < SURE
                || confidence(category) >= PLAIN && intent.confidence() < UNSURE;
    }

    private static double confidence(Guess category) {
        return category.candidates().isEmpty() ? 0 : category.candidates().getFirst().confidence();
    }

    private static boolean endangered(Map<String, Span> signs) {
        return signs.keySet().stream().anyMatch(label -> label.startsWith("immediate.") || label.startsWith("soon."));
    }
}
