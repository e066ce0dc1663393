package huiying.nlp;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Lays one more turn over facts already gathered: adds, narrows down, takes back. */
final class Amending {
    private static final Pattern UNIT = Pattern.compile("([0-9A-Za-z\\-一二三四五六七八九十甲乙丙丁]+)(号楼|号院|号线|号窗口|号|栋|幢|座|单元|区|楼|层|室|组|路|期|门)");
    private static final Pattern ROAD_LIKE = Pattern.compile("[^的在从,，]*?(?:路|街|巷|大道|桥|小区|苑|里|村|社区|医院|学校|小学|中学|门|Road|Rd|Street|St|Lane|Court|Garden)");

    private Amending() {
    }

    static Facts amended(Facts before, Understanding later) {
        Facts told = later.facts();
        boolean correcting = !later.correction().isNone() || later.intent() == TurnIntent.CORRECTION;
        return new Facts(first(before.who(), told.who()), when(before.when(), told.when(), correcting),
                where(before.where(), told.where(), later.correction(), correcting),
                what(before.what(), told.what(), later), told.demand().isEmpty() ? before.demand() : told.demand());
    }

    private static String first(String before, String told) {
        return before.isEmpty() ? told : before;
    }

    private static String what(String before, String told, Understanding later) {
        Correction correction = later.correction();
        if (!correction.retracted().isEmpty() && before.contains(correction.retracted())) {
            return before.replace(correction.retracted(), correction.replacement());
        }
        return before.isEmpty() ? told : before;
    }

    private static String when(String before, String told, boolean correcting) {
        return before.isEmpty() || correcting && !told.isEmpty() ? told : before;
    }

    private static String where(String before, String told, Correction correction, boolean correcting) {
        if (!correction.retracted().isEmpty() && before.contains(correction.retracted())) {
            return before.replace(correction.retracted(), correction.replacement());
        }
        if (told.isEmpty() || before.isEmpty() || before.contains(told)) {
            return before.isEmpty() ? told : before;
        }
        if (told.contains(before)) {
            return told;
        }
        return correcting ? corrected(before, told) : joined(before, told);
    }

    /** The part of the same kind is replaced ("5号楼" by "6号楼"); where there is none the new place takes all. */
    private static String corrected(String before, String told) {
        Matcher fresh = UNIT.matcher(told);
        if (fresh.find()) {
            Matcher old = UNIT.matcher(before);
            while (old.find()) {
                if (old.group(2).equals(fresh.group(2))) {
                    return before.substring(0, old.start()) + told.substring(fresh.start()) + (told.length() == fresh.end() ? before.substring(old.end()) : "");
                }
            }
        }
        Matcher newName = ROAD_LIKE.matcher(told);
        Matcher oldName = ROAD_LIKE.matcher(before);
        return newName.lookingAt() && oldName.lookingAt() && newName.end() == told.length() ? told + before.substring(oldName.end()) : told;
    }

    /** Names before numbers, wide before narrow: "荣华里" and "3号楼" in whichever order they came. */
    private static String joined(String before, String told) {
        boolean numberFirst = UNIT.matcher(before).lookingAt() && !UNIT.matcher(told).lookingAt();
        boolean latin = before.charAt(0) < 0x250;
        return latin ? before + ", " + told : numberFirst ? told + before : before + told;
    }
}
