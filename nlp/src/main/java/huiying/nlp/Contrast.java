package huiying.nlp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.gazetteer.Sounds;

/**
 * Puts a part of a place in the stead of another one of its kind, however that is said: two parts of a kind in a turn, of which one was told before, are the
 * old and the new one ("6号楼有水，是我们7栋没有"); one part in a turn that admits a mistake takes the place of its like ("C口，看错了").
 */
final class Contrast {
    private static final Pattern ADMITS = Pattern.compile(
            "(?i)[看说写打记念听认搞弄拿分数算]?[错反倒混岔]了|[看说写打记念听认搞弄站][错反倒混]|搞混|弄混|手滑|手误|口误|输入法|语音|[少多漏]打|改一?下|改成|改为|更正|纠正|不对|才对|才是|才有|准确|其实|实际|应该是|[说写印是]是|上[写印]|^不[，,]"
                    + "|\\b(?:my (?:mistake|bad|fault)|typo|autocorrect|mix(?:ed)?|swapped|backwards|upside down|misread|mistyped|misheard|wrong|i mean|i meant|actually|sorry|oops|correction|scratch that|no wait|wait|one too many|rather|nope|no|other way round|transposed|to be exact|misremembered|my fault|not quite|fat fingers?)\\b");
    private static final Pattern DENIES = Pattern.compile("(?i)不是|不在|并非|没有|\\b(?:not|isn't|wasn't|instead)\\b");
    private static final Pattern AS_WELL = Pattern.compile("(?i)也(?:是|停|坏|没|不|漏|有)|还有|以及|\\b(?:also|too|both|as well)\\b");
    private static final Pattern AND = Pattern.compile("(?i) ?(?:和|与|跟|、|到|至|-|and|to|&) ?");
    private static final Pattern SPELT = Pattern.compile("([一-龥]{1,3})的([一-龥])");
    private static final String ENDS = ",，。.!?;！？； ";
    private static final double ALIKE = .6;
    private static final double ROADS_ALIKE = .85;
    private static final int LONG_NAME = 4;
    private static final int CLAUSE = 8;
    private static final Pattern CLAUSES = Pattern.compile("[^,，。.!?;！？；]+");
    private static final Pattern WRAP = Pattern.compile("^(?:是|在|应该是|就是|我说的是)+|(?:那边|那个|那家|的|才对|吧|啊|呢)+$");

    private Contrast() {
    }

    /** "还有5号楼", "block 4 too": nothing is taken back. */
    static boolean onTop(String said) {
        return AS_WELL.matcher(said).find();
    }

    private static boolean corrects(Understanding later) {
        return !later.correction().isNone() || admits(later.normalised());
    }

    /** Whether a turn says that something before was wrong. */
    static boolean admits(String said) {
        return ADMITS.matcher(said).find();
    }

    /** What was told before with the parts put right; empty when the turn puts none right. */
    static String of(String before, Understanding later) {
        String said = later.normalised();
        List<PlaceElement> known = PlaceElement.in(before);
        List<PlaceElement> heard = PlaceElement.in(said);
        String result = before;
        for (PlaceElement fresh : heard) {
            boolean unknown = known.stream().noneMatch(fresh::same);
            Optional<PlaceElement> stale = unknown && meant(fresh, heard, later) ? stale(fresh, known, heard, later, before) : Optional.empty();
            if (stale.isPresent() && result.equals(before)) {
                result = put(fresh, stale.get(), before, known, heard);
            }
        }
        result = result.equals(before) ? told(before, heard, said) : result;
        result = result.equals(before) ? besides(before, said) : result;
        return result.equals(before) ? spelt(before, said) : result;
    }

    /** "小柳庄没有小学，大柳庄的": the old one stands inside a longer name. */
    private static String told(String before, List<PlaceElement> heard, String said) {
        for (PlaceElement old : heard) {
            for (PlaceElement fresh : heard) {
                boolean against = !fresh.equals(old) && fresh.kind().equals(old.kind()) && !fresh.relation() && apart(old, fresh, said) && !onTop(said);
                if (against && before.contains(old.text()) && !before.contains(fresh.text())) {
                    return before.replace(old.text(), fresh.text());
                }
            }
        }
        return before;
    }

    /** "大田，小田是邻村" after 小田村: a clause that is nearly a word told before, while that word is said beside it. */
    private static String besides(String before, String said) {
        for (Matcher clause = CLAUSES.matcher(said); clause.find();) {
            String word = WRAP.matcher(clause.group().strip()).replaceAll("");
            int length = word.length();
            for (int at = 0; length > 1 && length <= CLAUSE && word.charAt(0) > 0x2e80 && at + length <= before.length(); at++) {
                String old = before.substring(at, at + length);
                if (!old.equals(word) && equal(old, word) * 2 >= length && said.contains(old) && !before.contains(word)) {
                    return before.replace(old, word);
                }
            }
        }
        return before;
    }

    private static int equal(String one, String other) {
        int equal = 0;
        for (int i = 0; i < one.length(); i++) {
            equal += one.charAt(i) == other.charAt(i) ? 1 : 0;
        }
        return equal;
    }

    /** Parts that follow the new one come with it, "B区17号楼", and what they stand for goes. */
    private static String put(PlaceElement fresh, PlaceElement stale, String before, List<PlaceElement> known, List<PlaceElement> heard) {
        var tail = new StringBuilder();
        var rest = new ArrayList<PlaceElement>();
        int end = fresh.end();
        for (PlaceElement next : heard) {
            if (next.start() == end && !next.bare()) {
                tail.append(next.text());
                end = next.end();
                known.stream().filter(one -> one.fits(next) && !one.equals(stale)).forEach(rest::add);
            }
        }
        String result = fresh.over(stale, before);
        for (PlaceElement one : rest) {
            result = result.replace(one.text(), "");
        }
        return rest.isEmpty() ? result : result.replace(fresh.text(), fresh.text() + tail);
    }

    /** A number by itself must be all its clause says or stand against another; "15号发现的" is a day. */
    private static boolean meant(PlaceElement fresh, List<PlaceElement> heard, Understanding later) {
        String said = later.normalised();
        boolean timed = later.mentions().stream().anyMatch(one -> one instanceof Mention.Time && overlaps(one, fresh, later));
        boolean ends = fresh.end() == said.length() || ENDS.indexOf(said.charAt(fresh.end())) >= 0;
        boolean opens = fresh.start() == 0 || (ENDS + "是").indexOf(said.charAt(fresh.start() - 1)) >= 0;
        boolean one = heard.stream().filter(other -> other.kind().equals(fresh.kind())).count() == 1;
        return timed ? corrects(later) && ends && opens : !fresh.bare() || ends && (opens || !one);
    }

    private static boolean overlaps(Mention one, PlaceElement fresh, Understanding later) {
        String words = ((Mention.Time) one).text();
        return later.normalised().indexOf(words) >= 0 && words.contains(fresh.text());
    }

    private static Optional<PlaceElement> stale(PlaceElement fresh, List<PlaceElement> known, List<PlaceElement> heard, Understanding later, String before) {
        String said = later.normalised();
        String retracted = later.correction().retracted();
        boolean corrects = corrects(later);
        List<PlaceElement> old = heard.stream().filter(other -> !other.equals(fresh) && apart(other, fresh, said)).toList();
        Optional<PlaceElement> against = fitting(fresh, known).filter(one -> old.stream().anyMatch(other -> other.same(one))).findFirst();
        if (against.isPresent() && !onTop(said)) {
            return against;
        }
        boolean several = heard.stream().anyMatch(other -> !other.equals(fresh) && other.fits(fresh) && !apart(other, fresh, said));
        return several || onTop(said)
                ? Optional.empty()
                : fitting(fresh, known)
                        .filter(one -> heard.stream().noneMatch(one::same)
                                && (corrects || fresh.counted() || akin(fresh, one) || fresh.relation() && sameThing(fresh, said, one, before)))
                        .max(Comparator.comparingDouble(one -> fresh.likeness(one) + (!retracted.isEmpty() && one.text().contains(retracted) ? 1 : 0)));
    }

    /** "behind the station" after "in front of the station" cannot both be. */
    private static boolean sameThing(PlaceElement fresh, String said, PlaceElement known, String before) {
        String thing = said.substring(fresh.end()).strip();
        return thing.length() > LONG_NAME && before.startsWith(thing.substring(0, LONG_NAME + 1), Math.min(before.length(), known.end() + 1));
    }

    private static Stream<PlaceElement> fitting(PlaceElement fresh, List<PlaceElement> known) {
        return known.stream().filter(fresh::fits);
    }

    /** "3号楼和5号楼" are two places, "6号楼有水，7栋没有" is one against the other. */
    private static boolean apart(PlaceElement one, PlaceElement other, String said) {
        PlaceElement first = one.start() < other.start() ? one : other;
        PlaceElement second = first.equals(one) ? other : one;
        String between = said.substring(first.end(), second.start());
        return !AND.matches(between) && (between.chars().anyMatch(c -> ENDS.indexOf(c) >= 0 && c != ' ') || DENIES.matcher(said).find());
    }

    /** Names that nobody would tell one after the other unless one of them is wrong: "Fern Street", "Fern Road". */
    private static boolean akin(PlaceElement fresh, PlaceElement known) {
        boolean nearly = fresh.likeness(known) >= (fresh.road() ? ROADS_ALIKE : ALIKE) && fresh.text().length() >= LONG_NAME
                || fresh.bare() && fresh.likeness(known) >= 1;
        return nearly
                || !fresh.relation() && !fresh.bare() && first(fresh).equals(first(known)) && (fresh.likeness(known) >= ALIKE || fresh.text().indexOf(' ') > 0);
    }

    private static String first(PlaceElement one) {
        int space = one.text().indexOf(' ');
        return one.text().toLowerCase(Locale.ROOT).substring(0, space > 0 ? space : Math.min(2, one.text().length()));
    }

    /** "富裕的富": the character named takes the place of the one that sounds like it. */
    private static String spelt(String before, String said) {
        for (Matcher matcher = SPELT.matcher(said); matcher.find();) {
            String sign = matcher.group(2);
            if (matcher.group(1).contains(sign) && !before.contains(sign)) {
                var sound = Sounds.of(sign);
                for (int i = 0; i < before.length(); i++) {
                    if (before.charAt(i) > 0x250 && Sounds.of(before.substring(i, i + 1)).equals(sound)) {
                        return before.substring(0, i) + sign + before.substring(i + 1);
                    }
                }
            }
        }
        return "";
    }
}
