package huiying.nlp.matter;

import java.util.List;
import java.util.Locale;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.Correction;

/** Recognises that a turn takes something back: "不是5号楼，是6号楼", "打错，区中医院", "sorry, Maple Court not Lane". */
public final class Corrections {
    private static final String END = "[,.。!?;~\\n]";
    private static final String RIGHT = "([^,.。!?;~\\n]{1,24})";
    private static final String LEFT = "([^,.。!?;~\\n是]{1,16}?)";

    /** Patterns whose groups are (retracted, replacement). */
    private static final List<Pattern> BOTH = List.of(
            Pattern.compile("(?:不是|并非|不在)" + LEFT + "(?:" + END + ")?(?:而是|应该是|改成|改为|是在|就是|是|在)" + RIGHT),
            Pattern.compile("(?:^|" + END + ")(?:不是|不在)" + LEFT + END + "(?:是|在)?" + RIGHT), Pattern.compile("(?:把)?" + LEFT + "(?:改成|改为|更正为)" + RIGHT),
            Pattern.compile(
                    "(?i)(?:it's |it is |it was )?not (?:the |a |an )?([^,.!?;\\n]{1,24}?)(?:,|\\.|;)? (?:but |it's |it is |it was |rather )(?:the |a |an )?([^,.!?;\\n]{1,40})"),
            Pattern.compile("(?i)not (?:the |a |an )?([^,.!?;\\n]{1,24}?), (?:the |an |a )?([^,.!?;\\n]{1,40})"));
    /** The same the other way round, told so plainly that nothing behind it matters: "在桥北边，不在桥下，水是流下来的", "it's the hill behind the park, not the park". */
    private static final List<Pattern> PLAIN = List.of(Pattern.compile("^(?:是|在)" + RIGHT + END + "(?:不是|不在)" + LEFT + "(?:" + END + "|$)"),
            Pattern.compile("(?i)^(?:no,? )?(?:it's |it is |it was )((?:[A-Za-z0-9'-]+ ){2,8}?[A-Za-z0-9'-]+), not (?:the |a |an )?([^,.!?;\\n]{1,24})[.!]?$"));
    /** Patterns whose groups are (replacement, retracted). */
    private static final List<Pattern> SWAPPED = List.of(
            Pattern.compile("^" + RIGHT + END + "(?:我|给|被我)?(?:说|写|打|看|听|念|听写|认|记)成(?:了)?" + LEFT + "(?:了|" + END + "|$)"),
            Pattern.compile("(?:^|" + END + ")(?:是|在)?" + RIGHT + END + "(?:不是|不在|而不是)" + LEFT + "(?:" + END + "|$)"),
            Pattern.compile(
                    "(?i)(?:^|, )(?:sorry,? |i meant |it's |it is |actually |no,? )((?:[A-Za-z0-9'-]+ ?){1,4}?),? not (?:the |a |an )?([^,.!?;\\n]{1,24})"),
            Pattern.compile("(?i)^((?:[A-Za-z0-9'-]+ ?){1,4}?), not (?:the |a |an )?([^,.!?;\\n]{1,24})"));
    /** Patterns whose group is the replacement. */
    private static final List<Pattern> ALONE = List.of(
            Pattern.compile("(?:^|" + END + ")(?:不对|不不|不是|不|错了|打错了?|说错了?|写错了?|记错了?|更正一?下?|纠正一?下?|口误|应该是)(?:" + END + "|:| |，)+(?:应该是|应该在|是在|是|在)?" + RIGHT),
            Pattern.compile("^(?:打错了|说错了|写错了|记错了|看错了|错了)(?:应该是|是)?([0-9A-Za-z一-龥]{1,12})$"), Pattern.compile("(?:应该是|应该在|更正为|其实是|实际是|准确说是)" + RIGHT),
            Pattern.compile("(?:^|" + END + ")" + RIGHT + END + "(?:我)?(?:刚才|前面|上面|刚刚)?(?:打错|说错|说快|写错|记错|看错|看反|记倒|认错|弄错|写快|手滑|打快|口误)"),
            Pattern.compile(
                    "(?i)^((?:[a-z0-9-]{1,12} ?){1,4})[,.] (?:i (?:always |just |keep |often )?(?:mix|mixed|mixing|misread|mistyped|misspoke|misspelled|confuse|confused|mess|messed)|my (?:mistake|bad|fault)|typo|autocorrect|wrong (?:one|number|letter))"),
            Pattern.compile(
                    "(?i)(?:^|, )(?:no,|nope,|nah,|no it|no(?: it's| its| that's| it is)|sorry,?|correction:?|oops,?|wait,|actually,?|i meant|i mean) (?:it's |its |it is |it was |that's |i meant )?([^,.!?;\\n]{1,40})"));

    /** "鸿途，鸿雁的鸿": a name is said again with one of its characters explained. */
    private static final Pattern SPELT = Pattern
            .compile("^(?:是|叫|应该是|不对,是)?([一-龥A-Za-z0-9]{2,8}?)[,.。 ](?:[一-龥]{1,4}的[一-龥]|[一-龥]{1,3}[旁头底](?:的)?(?:那个|的字)?|[一-龥]点水(?:的)?(?:那个)?)[.。!]?$");
    private static final int SPELT_MOST = 20;
    private static final Pattern TAKEN = Pattern.compile("[,;] not (?:the |a |an )?([A-Z0-9][^,.!?;\\n]{0,23})[.!]?$|^不是([0-9A-Za-z一-龥]{1,8})$");

    /** Without one of these no pattern can match; asking first is far cheaper. */
    private static final List<String> SIGNS = List.of("不是", "不对", "不不", "并非", "不在", "错", "改", "更正", "纠正", "口误", "应该", "其实", "实际", "准确", "看反", "记倒", "写快", "不,",
            "手滑", "成", "打快", "说快",
            "not ", "no,", "no it", "nope", "nah,", "mix", "misread", "mistyped", "misspo", "misspell", "confuse", "mess", "my mistake", "my bad",
            "my fault", "typo", "autocorrect", "wrong ", "sorry", "correction", "oops", "wait,", "actually",
            "i mean");

    private Corrections() {
    }

    /** {@code text} is normalised. A text that corrects nothing gives {@link Correction#NONE}. */
    public static Correction in(String text) {
        Matcher spelt = SPELT.matcher(text.length() <= SPELT_MOST ? text : "");
        if (spelt.find()) {
            return new Correction("", spelt.group(1));
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (SIGNS.stream().noneMatch(lower::contains)) {
            return Correction.NONE;
        }
        Correction found = pairs(PLAIN, text, 2, 1);
        if (found.isNone()) {
            found = pairs(BOTH, text, 1, 2);
        }
        if (found.isNone()) {
            found = pairs(SWAPPED, text, 2, 1);
        }
        if (found.isNone()) {
            found = alone(text);
        }
        return found.isNone() ? taken(text) : found;
    }

    /** "it's the pipe in the wall, not 601": something is taken back and nothing put instead. */
    private static Correction taken(String text) {
        Matcher taken = TAKEN.matcher(text);
        return taken.find() ? new Correction((taken.group(1) == null ? taken.group(2) : taken.group(1)).strip(), "") : Correction.NONE;
    }

    private static Correction pairs(List<Pattern> patterns, String text, int retracted, int replacement) {
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return new Correction(matcher.group(retracted).strip(), matcher.group(replacement).strip());
            }
        }
        return Correction.NONE;
    }

    private static Correction alone(String text) {
        for (Pattern pattern : ALONE) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return new Correction("", matcher.group(1).strip());
            }
        }
        return Correction.NONE;
    }
}
