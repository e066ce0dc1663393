package huiying.nlp;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.matter.Whereabouts;

/** Lays one more turn over facts already gathered: adds, narrows down, takes back. */
final class Amending {
    private static final Pattern UNIT = Pattern
            .compile(
                    "([0-9A-Za-z\\-一二三四五六七八九十甲乙丙丁东西南北]+)(号楼|号院|号线|号窗口|窗口|号|栋|幢|座|单元|区|楼|层|室|组|期|门)|((?i:number |no\\. ?|flat |room |unit |block |building ))([0-9A-Za-z]+)");
    private static final Pattern NAMED = Pattern.compile("路|街|巷|大道|桥|村|屯|社区|街道|小区|镇|Road|Rd|Street|St\\b|Lane|Court|Garden|Market|Avenue");
    private static final Pattern HEAD = Pattern.compile(".*?(?:路|街|巷|大道|桥|小区|苑|里|村|社区|医院|学校|小学|中学|Road|Rd|Street|St|Lane|Court|Garden)");

    private static final Pattern SPOT = Pattern.compile(
            "(?i:(?:number|no\\.|flat|room|unit|block|building|window|gate|platform|exit) ?[0-9]+[a-z]?\\b|(?:[a-z]+ )?(?:exit|gate) [a-h]\\b)|[A-Z]?[0-9]{1,3}-[0-9]{1,4}(?:-[0-9]{1,4})?|[东南西北前后侧正]门|[A-Z0-9]{1,2}座|[A-Z]区|[0-9]{3}(?:国道|省道|县道)|[0-9一二三四五六七八九十甲乙丙丁]{1,4}(?:号楼|栋|幢|单元|号窗口|号门|号院)[0-9]{0,4}");
    private static final Pattern ROOM = Pattern
            .compile("(?i)(?:i'm |im |i am |we're |we are |mine is |我是|我家是|我家|我住|我们家)?([1-9][0-9]?[0-3][0-9][A-Z]?)(?:室|房)?");
    private static final Pattern ROOM_INSIDE = Pattern.compile("[1-9][0-9]?[0-3][0-9][A-Z]?");
    private static final Pattern SPOKEN_PLACE = Pattern.compile("(?i).*\\b(?:behind|next to|opposite|in front of|beside|across from|near)\\b.*");
    private static final Pattern CROSSING = Pattern.compile(".+(?:路|街|道|巷)(?:和|与|跟|、|/).+(?:路|街|道|巷).*");
    private static final Pattern DEICTIC = Pattern.compile("(?i)(?:我们|俺|咱)?(?:这里|那里|这儿|那儿|这边|那边)|here|there|over there");
    private static final Pattern ALL = Pattern.compile("^(?:整个|全部|所有|整条|整栋)");
    private static final Pattern LEAD = Pattern.compile("^(?:[^是]{1,4}是|旁边的?|隔壁的?|那个|那家|the )");
    private static final Pattern REST = Pattern.compile("(?:那个|那家|那边|那条|这个|才对|的|吧|呢|啊)+$");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9一二三四五六七八九十][0-9A-Z座区\\-]*");
    /** "村小学" is in the village that is told next. */
    private static final String WITHIN = "村镇乡区校院";
    private static final int SHORT = 24;
    private static final double SURE = 0.6;

    private Amending() {
    }

    static Facts amended(Facts before, Understanding later) {
        Facts told = later.facts();
        return new Facts(before.who().isEmpty() ? told.who() : before.who(), Redating.of(before.when(), told.when(), later),
                where(before.where(), placed(kept(told.where(), later.correction()), later), later), what(before.what(), told.what(), later.correction()),
                told.demand().isEmpty() ? before.demand() : told.demand());
    }

    static boolean isSpot(String words) {
        return SPOT.matches(words);
    }

    /** "码头是湖心岛那个，不是湖心亭": what is put instead is 湖心岛. */
    private static Correction cleaned(Correction correction) {
        if (correction.retracted().isEmpty() || correction.replacement().isEmpty()) {
            return correction;
        }
        String bare = REST.matcher(LEAD.matcher(correction.replacement()).replaceFirst("")).replaceFirst("");
        return bare.length() < 2 ? correction : new Correction(correction.retracted(), bare);
    }

    /** "不是C区，D区7号楼" reads as one place; only what is put instead counts. */
    private static String kept(String told, Correction correction) {
        String replacement = correction.replacement();
        int at = replacement.length() > 1 ? told.indexOf(replacement.substring(0, 2)) : -1;
        return at > 0 && !correction.retracted().isEmpty() && told.substring(0, at).contains(correction.retracted()) ? told.substring(at) : told;
    }

    private static boolean corrects(Understanding later) {
        return !later.correction().isNone() || Contrast.admits(later.normalised())
                || later.intent() == TurnIntent.CORRECTION && later.intentConfidence() >= SURE;
    }

    /** A short answer that is a number of a door, a window or an exit is a place though it names none. */
    private static String placed(String told, Understanding later) {
        String whole = WholeTurn.of(later);
        if (whole.length() > told.length() && !whole.isEmpty()) {
            return whole;
        }
        String replacement = later.correction().replacement();
        String said = replacement.isEmpty() ? later.normalised() : replacement;
        boolean timed = later.mentions().stream().anyMatch(one -> one instanceof Mention.Time time && !SPOT.matches(time.text()));
        boolean bare = told.isEmpty() && said.length() <= SHORT && !timed;
        Matcher room = ROOM.matcher(told.isEmpty() && said.length() <= SHORT ? said : "");
        if (room.matches() && !room.group(1).endsWith("00")) {
            return room.group(1);
        }
        Matcher unit = SPOT.matcher(bare ? said : "");
        return unit.lookingAt() || !later.statesProblem() && unit.find() ? unit.group() : told;
    }

    private static String what(String before, String told, Correction correction) {
        return takesBack(correction, before) ? before.replace(correction.retracted(), correction.replacement()) : before.isEmpty() ? told : before;
    }

    private static boolean takesBack(Correction correction, String before) {
        return !correction.retracted().isEmpty() && !correction.replacement().isEmpty() && before.contains(correction.retracted());
    }

    private static String where(String known, String told, Understanding later) {
        Correction correction = cleaned(later.correction());
        String before = DEICTIC.matches(known) && !told.isEmpty() ? "" : !told.isEmpty() && !told.contains(known) ? ALL.matcher(known).replaceFirst("") : known;
        String contrasted = Contrast.of(before, later);
        if (!contrasted.isEmpty()) {
            return contrasted;
        }
        String respelt = respelt(before, told, correction, later);
        if (!respelt.isEmpty()) {
            return respelt;
        }
        if (takesBack(correction, before)) {
            if (correction.replacement().endsWith(" it")) {
                return before.replace(correction.retracted(),
                        correction.replacement().substring(0, correction.replacement().length() - 2) + "the " + correction.retracted());
            }
            String named = narrowed(before, told, correction);
            return named.isEmpty() ? replaced(before, correction) : named;
        }
        if (told.isEmpty() || before.isEmpty() || before.contains(told)) {
            return before.isEmpty() ? told : before;
        }
        if (told.contains(before)) {
            return told;
        }
        String reworded = Rewording.of(before, told, corrects(later));
        if (!reworded.isEmpty()) {
            return reworded;
        }
        if (corrects(later)) {
            return corrected(before, told, told);
        }
        String narrowed = Contrast.onTop(later.normalised()) ? "" : corrected(before, told, "");
        return narrowed.isEmpty() ? joined(before, told, later) : narrowed;
    }

    /** Turns that say what to change without naming the whole place: a name spelt out, the letter of an exit, a room, "in front" for "behind". */
    private static String respelt(String before, String told, Correction correction, Understanding later) {
        String called = Whereabouts.called(later.normalised());
        if (!called.isEmpty() && called.equals(told)) {
            return told;
        }
        String said = correction.replacement();
        if (before.isEmpty()) {
            return "";
        }
        if (ROOM.matcher(told).matches()) {
            Matcher room = ROOM_INSIDE.matcher(before);
            return room.find() ? before.substring(0, room.start()) + told + before.substring(room.end()) : "";
        }
        if (ROOM.matcher(before).matches() && !told.isEmpty() && told.charAt(0) > 0x250
                && later.first(Mention.Place.class).map(Mention.Place::exact).orElse(false)) {
            return told + before;
        }
        if (CROSSING.matcher(told).matches() && !correction.isNone()) {
            return told;
        }
        Matcher unit = UNIT.matcher(said);
        if (correction.retracted().isEmpty() && told.isEmpty() && unit.matches()) {
            return corrected(before, said, "");
        }
        if (correction.retracted().isEmpty() && said.length() > 6 && said.charAt(0) < 0x250 && SPOKEN_PLACE.matcher(said).matches()) {
            return said;
        }
        return correction.retracted().isEmpty() && !said.isEmpty() && said.charAt(0) > 0x250 && said.length() <= 8 ? Rewording.sounding(before, said) : "";
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
        if (tellsAll || replacement.contains(correction.retracted())) {
            return replacement;
        }
        int end = before.indexOf(correction.retracted()) + correction.retracted().length();
        String rest = before.substring(end);
        return before.substring(0, end).replace(correction.retracted(), replacement) + rest.substring(overlap(replacement, rest));
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
                            : before.substring(0, old.start()) + told.substring(fresh.start()) + (latin(told) ? before.substring(old.end()) : "");
                }
            }
        }
        Matcher oldHead = HEAD.matcher(before);
        return !otherwise.isEmpty() && HEAD.matcher(told).matches() && oldHead.lookingAt() ? told + before.substring(oldHead.end()) : otherwise;
    }

    /** In English what is wide stands behind what is narrow: "Building 5, Riverside Garden". */
    private static boolean latin(String told) {
        return told.chars().allMatch(c -> c < 0x250);
    }

    private static String kind(Matcher unit) {
        return unit.group(2) == null ? unit.group(3).toLowerCase(java.util.Locale.ROOT) : unit.group(2);
    }

    /** Names before numbers, wide before narrow, in whichever order they came; an unnamed place gives way to a named one. */
    private static String joined(String before, String told, Understanding later) {
        boolean latin = Character.isLetter(told.charAt(0)) && latin(told);
        boolean exact = later.first(Mention.Place.class).map(Mention.Place::exact).orElse(false);
        boolean named = NAMED.matcher(before).find();
        Matcher units = UNIT.matcher(before);
        boolean numbered = units.find();
        if (CODE.matches(before) && !latin) {
            return told + before;
        }
        if (exact && !named && !latin) {
            return numbered ? told + before.substring(units.start()) : told;
        }
        if (!latin && overlap(before, told) > 1) {
            return before + told.substring(overlap(before, told));
        }
        if (!latin && WITHIN.indexOf(before.charAt(0)) >= 0 && overlap(told, before) > 0) {
            return told + before.substring(overlap(told, before));
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
