package huiying.nlp;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Lays one more turn over facts already gathered: adds, narrows down, takes back. */
final class Amending {
    private static final Pattern UNIT = Pattern
            .compile(
                    "([0-9A-Za-z\\-一二三四五六七八九十甲乙丙丁东西南北]+)(号楼|号院|号线|号窗口|窗口|号|栋|幢|座|单元|区|楼|层|室|组|期|门)|((?i:number |no\\. ?|flat |room |unit |block |building ))([0-9A-Za-z]+)");
    private static final Pattern NAMED = Pattern.compile("路|街|巷|大道|桥|村|屯|社区|街道|小区|镇|Road|Rd|Street|St\\b|Lane|Court|Garden|Market|Avenue");
    private static final Pattern HEAD = Pattern.compile(".*?(?:路|街|巷|大道|桥|小区|苑|里|村|社区|医院|学校|小学|中学|Road|Rd|Street|St|Lane|Court|Garden)");

    private static final Pattern SPOT = Pattern.compile(
            "(?i:(?:number|no\\.|flat|room|unit|block|building|window|gate|platform|exit) ?[0-9]+[a-z]?\\b|(?:[a-z]+ )?(?:exit|gate) [a-h]\\b)|[A-Z]?[0-9]{1,3}-[0-9]{1,4}(?:-[0-9]{1,4})?|[东南西北前后侧正]门|[0-9一二三四五六七八九十甲乙丙丁]{1,4}(?:号楼|栋|幢|单元|号窗口|号门|号院)[0-9]{0,4}");
    private static final int SHORT = 24;

    private Amending() {
    }

    static Facts amended(Facts before, Understanding later) {
        Facts told = later.facts();
        return new Facts(before.who().isEmpty() ? told.who() : before.who(), told.when().isEmpty() || SPOT.matches(told.when()) ? before.when() : told.when(),
                where(before.where(), placed(told.where(), later), later), what(before.what(), told.what(), later.correction()),
                told.demand().isEmpty() ? before.demand() : told.demand());
    }

    /** A short answer that is a number of a door, a window or an exit is a place though it names none. */
    private static String placed(String told, Understanding later) {
        String replacement = later.correction().replacement();
        String said = replacement.isEmpty() ? later.normalised() : replacement;
        boolean timed = later.mentions().stream().anyMatch(one -> one instanceof Mention.Time time && !SPOT.matches(time.text()));
        boolean bare = told.isEmpty() && said.length() <= SHORT && !timed;
        Matcher unit = SPOT.matcher(bare ? said : "");
        return unit.lookingAt() || !later.statesProblem() && unit.find() ? unit.group() : told;
    }

    private static String what(String before, String told, Correction correction) {
        return takesBack(correction, before) ? before.replace(correction.retracted(), correction.replacement()) : before.isEmpty() ? told : before;
    }

    private static boolean takesBack(Correction correction, String before) {
        return !correction.retracted().isEmpty() && !correction.replacement().isEmpty() && before.contains(correction.retracted());
    }

    private static String where(String before, String told, Understanding later) {
        Correction correction = later.correction();
        String swapped = swapped(before, correction, later.normalised());
        if (!swapped.isEmpty()) {
            return swapped;
        }
        if (takesBack(correction, before)) {
            String named = narrowed(before, told, correction);
            return named.isEmpty() ? replaced(before, correction) : named;
        }
        if (told.isEmpty() || before.isEmpty() || before.contains(told)) {
            return before.isEmpty() ? told : before;
        }
        if (told.contains(before)) {
            return told;
        }
        String reworded = Rewording.of(before, told, !correction.isNone() || later.intent() == TurnIntent.CORRECTION);
        if (!reworded.isEmpty()) {
            return reworded;
        }
        if (!correction.isNone() || later.intent() == TurnIntent.CORRECTION) {
            return corrected(before, told, told);
        }
        String narrowed = corrected(before, told, "");
        return narrowed.isEmpty() ? joined(before, told, later) : narrowed;
    }

    /** "不是5号楼，5号是我家，是隔壁6号楼": the number taken back gives way to the last one of its kind, wherever in the turn that stands. */
    private static String swapped(String before, Correction correction, String said) {
        Matcher old = UNIT.matcher(correction.retracted());
        if (!old.find() || !before.contains(old.group()) || NAMED.matcher(correction.replacement()).find()) {
            return "";
        }
        String last = "";
        for (Matcher fresh = UNIT.matcher(said); fresh.find();) {
            last = kind(fresh).equals(kind(old)) && !fresh.group().equals(old.group()) ? fresh.group() : last;
        }
        return last.isEmpty() ? "" : before.replace(old.group(), last);
    }

    /** "在红星桥北边，不在桥下，水是流下来的": what follows the denial is no place, what stands before it is. */
    private static String narrowed(String before, String told, Correction correction) {
        int same = told.length() > 2 ? before.indexOf(told.substring(0, 2)) : -1;
        boolean elsewhere = !correction.replacement().contains(told) && !told.contains(correction.retracted()) && !told.contains(correction.replacement());
        return same >= 0 && elsewhere ? before.substring(0, same) + told : "";
    }

    private static String replaced(String before, Correction correction) {
        String replacement = correction.replacement();
        boolean tellsAll = before.startsWith(replacement.substring(0, Math.min(2, replacement.length())))
                && replacement.length() > correction.retracted().length();
        return tellsAll ? replacement : before.replace(correction.retracted(), replacement);
    }

    /** The part of the same kind is replaced ("5号楼" by "6号楼"), or the head ("青禾路" by "青河路"). */
    private static String corrected(String before, String told, String otherwise) {
        Matcher fresh = UNIT.matcher(told);
        if (fresh.find()) {
            Matcher old = UNIT.matcher(before);
            while (old.find()) {
                if (kind(old).equals(kind(fresh)) && !old.group().equals(fresh.group())) {
                    return told.startsWith(before.substring(0, Math.min(2, old.start()))) && old.start() > 1
                            ? told
                            : before.substring(0, old.start()) + told.substring(fresh.start());
                }
            }
        }
        Matcher oldHead = HEAD.matcher(before);
        return !otherwise.isEmpty() && HEAD.matcher(told).matches() && oldHead.lookingAt() ? told + before.substring(oldHead.end()) : otherwise;
    }

    private static String kind(Matcher unit) {
        return unit.group(2) == null ? unit.group(3) : unit.group(2);
    }

    /** Names before numbers, wide before narrow, in whichever order they came; an unnamed place gives way to a named one. */
    private static String joined(String before, String told, Understanding later) {
        boolean latin = Character.isLetter(told.charAt(0)) && told.chars().allMatch(c -> c < 0x250);
        boolean exact = later.first(Mention.Place.class).map(Mention.Place::exact).orElse(false);
        boolean named = NAMED.matcher(before).find();
        Matcher units = UNIT.matcher(before);
        boolean numbered = units.find();
        if (exact && !named && !latin) {
            return numbered ? told + before.substring(units.start()) : told;
        }
        if (!latin && overlap(before, told) > 1) {
            return before + told.substring(overlap(before, told));
        }
        return latin ? before + ", " + told : numbered && units.start() == 0 && !UNIT.matcher(told).lookingAt() ? told + before : before + told;
    }

    /** How many characters at the end of one are the beginning of the other. */
    private static int overlap(String before, String told) {
        int length = Math.min(before.length(), told.length());
        while (!before.endsWith(told.substring(0, length))) {
            length--;
        }
        return length;
    }
}
