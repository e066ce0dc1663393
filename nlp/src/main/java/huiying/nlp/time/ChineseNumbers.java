package huiying.nlp.time;

import java.util.List;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Span;
import huiying.nlp.text.Han;

/** Times made of a number and what stands behind it: dates ("十月二号") and lengths ("两个多月"). */
final class ChineseNumbers {
    private static final String AFTER_HOUSE = "路街巷弄里院楼栋区道第村园苑城线幢座号";
    private static final String AFTER_DAY = "早上中下晚夜凌买停交发到去来开起,，。就还才那当之以、的 ";

    private ChineseNumbers() {
    }

    /** A time and where it ends. */
    record Found(Atom atom, int end) {
    }

    static @Nullable Found at(String text, int start) {
        Found counted = CountedTimes.counted(text, start);
        Found lunar = counted == null ? CountedTimes.lunar(text, start) : null;
        return counted != null ? counted : lunar != null ? lunar : numbered(text, start);
    }

    private static @Nullable Found numbered(String text, int start) {
        Found half = half(text, start);
        Numeral number = half == null ? Numeral.at(text, start) : null;
        if (number == null || number.end() >= text.length()) {
            return half;
        }
        int at = number.end();
        return switch (text.charAt(at)) {
            case '年' -> year(text, start, number);
            case '月' -> "俩仨".indexOf(text.charAt(start)) >= 0 ? length(text, number, at) : monthAndDay(text, number, at + 1);
            case '号', '日' ->
                number.value() >= 1 && number.value() <= 31 && !number.vague() ? new Found(new Atom.Date(0, null, 0, (int) number.value(), 0), at + 1) : null;
            case '点', '时' -> ClockTimes.spoken(text, number, at);
            case ':', '：' -> ClockTimes.written(text, number, at);
            case '-', '/' -> dashed(text, number, at);
            default -> length(text, number, at);
        };
    }

    private static @Nullable Found half(String text, int start) {
        if (!text.startsWith("半", start)) {
            return null;
        }
        Found unit = length(text, new Numeral(0.5, start + 1, false), start + 1);
        return unit != null && unit.atom() instanceof Atom.Length length && length.unit() == Atom.Grain.DAY
                ? new Found(new Atom.Length(6, Atom.Grain.HOUR, true), unit.end())
                : unit;
    }

    private static Found year(String text, int start, Numeral number) {
        int at = number.end();
        boolean calendar = number.value() >= 1950 && number.value() < 2100
                || at - start == 2 && Han.isDigit(text.charAt(start)) && text.startsWith("月", Math.min(text.length(), at + 2));
        if (!calendar) {
            return new Found(new Atom.Length(number.value(), Atom.Grain.YEAR, number.vague()), at + 1);
        }
        int year = (int) number.value() + (number.value() < 100 ? 2000 : 0);
        Numeral month = Numeral.at(text, at + 1);
        if (month != null && text.startsWith("月", month.end()) && monthAndDay(text, month, month.end() + 1).atom() instanceof Atom.Date date) {
            return new Found(new Atom.Date(year, null, date.month(), date.day(), date.third()), monthAndDay(text, month, month.end() + 1).end());
        }
        return new Found(new Atom.Date(year, null, 0, 0, 0), at + 1);
    }

    private static Found monthAndDay(String text, Numeral month, int behind) {
        int at = text.startsWith("份", behind) ? behind + 1 : behind;
        Numeral day = Numeral.at(text, at);
        if (day != null && day.value() <= 31 && day.end() < text.length() && "号日".indexOf(text.charAt(day.end())) >= 0) {
            return new Found(new Atom.Date(0, null, (int) month.value(), day.vague() ? 0 : (int) day.value(), day.vague() ? 2 : 0), day.end() + 1);
        }
        int third = at < text.length() ? "初中底末".indexOf(text.charAt(at)) + 1 : 0;
        return new Found(new Atom.Date(0, null, (int) month.value(), 0, Math.min(third, 3)), third > 0 ? at + 1 : at);
    }

    /** 2026-10-02 and 2026/10/2. */
    private static @Nullable Found dashed(String text, Numeral year, int at) {
        Numeral month = year.value() > 1990 && year.value() < 2100 ? Numeral.at(text, at + 1) : null;
        Numeral day = month != null && month.value() <= 12 && month.end() < text.length() && text.charAt(month.end()) == text.charAt(at)
                ? Numeral.at(text, month.end() + 1)
                : null;
        return month != null && day != null && day.value() >= 1 && day.value() <= 31
                ? new Found(new Atom.Date((int) year.value(), null, (int) month.value(), (int) day.value(), 0), day.end())
                : null;
    }

    private static @Nullable Found length(String text, Numeral number, int behind) {
        boolean each = text.startsWith("个", behind) || text.startsWith("俩", behind - 1) || text.startsWith("仨", behind - 1);
        int at = text.startsWith("个", behind) ? behind + 1 : behind;
        boolean more = text.startsWith("多", at);
        at += more ? 1 : 0;
        boolean half = text.startsWith("半", at) && each;
        at += half ? 1 : 0;
        for (var unit : List.of("分钟", "小时", "钟头", "星期", "礼拜", "季度", "晚上", "学期", "天", "日", "周", "月", "年", "宿", "夜", "晚")) {
            if (text.startsWith(unit, at) && (each || !unit.equals("月") && !unit.equals("晚上") && !unit.equals("钟头"))) {
                double count = number.value() * factor(unit) + (half ? 0.5 * factor(unit) : 0);
                return new Found(new Atom.Length(count, grain(unit), number.vague() || more), at + unit.length());
            }
        }
        return null;
    }

    private static double factor(String unit) {
        return unit.equals("季度") ? 3 : unit.equals("学期") ? 5 : 1;
    }

    private static Atom.Grain grain(String unit) {
        return switch (unit) {
            case "分钟" -> Atom.Grain.MINUTE;
            case "小时", "钟头" -> Atom.Grain.HOUR;
            case "星期", "礼拜", "周" -> Atom.Grain.WEEK;
            case "月", "季度", "学期" -> Atom.Grain.MONTH;
            case "年" -> Atom.Grain.YEAR;
            default -> Atom.Grain.DAY;
        };
    }

    /** "15号买的" is a day; "15号楼", "98号" and "青禾路12号" are not. One character is no time, and neither is a bare "一天" inside another word. */
    static boolean looksLikeTime(String text, Span span, List<Atom> atoms) {
        boolean dayAlone = atoms.size() == 1 && atoms.getFirst() instanceof Atom.Date date && date.month() == 0 && date.day() > 0 && date.year() == 0;
        if (!dayAlone) {
            return span.end() - span.start() >= 2;
        }
        boolean house = span.start() > 0 && AFTER_HOUSE.indexOf(text.charAt(span.start() - 1)) >= 0;
        boolean thatDay = span.of(text).contains("那");
        boolean followed = span.end() < text.length() && (AFTER_DAY.indexOf(text.charAt(span.end())) >= 0 || text.charAt(span.end() - 1) == '日');
        return !house && (thatDay || followed);
    }
}
