package huiying.nlp.time;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Span;
import huiying.nlp.text.Han;

/** Times made of a number and what stands behind it ("十月二号", "三点半", "两个多月"), and weeks and months counted from this one. */
final class ChineseNumbers {
    private static final List<String> WEEK = List.of("个星期", "个礼拜", "星期", "礼拜", "周", "个周");
    private static final String AFTER_HOUSE = "路街巷弄里院楼栋区道第村园苑城线幢座号";
    private static final String AFTER_DAY = "早上中下晚夜凌买停交发到去来开起,，。就还才那当之以、的 ";
    private static final String NOT_A_CLOCK = "建意要问看好儿火击滴赞五零一二三四六七八九";

    private ChineseNumbers() {
    }

    /** A time and where it ends. */
    record Found(Atom atom, int end) {
    }

    static @Nullable Found at(String text, int start) {
        Found counted = counted(text, start);
        Found lunar = counted == null ? lunar(text, start) : null;
        return counted != null ? counted : lunar != null ? lunar : numbered(text, start);
    }

    /** 腊月二十八, 正月初五, 农历七月半, 阴历八月. */
    private static @Nullable Found lunar(String text, int start) {
        boolean said = text.startsWith("农历", start) || text.startsWith("阴历", start);
        int at = said ? start + 2 : start;
        int named = at + 1 < text.length() && text.charAt(at + 1) == '月' ? "正冬腊".indexOf(text.charAt(at)) : -1;
        Numeral number = said && named < 0 ? Numeral.at(text, at) : null;
        if (named < 0 && (number == null || !text.startsWith("月", number.end()) || number.value() > 12)) {
            return null;
        }
        int month = named < 0 && number != null ? (int) number.value() : named == 0 ? 1 : 10 + named;
        int behind = named < 0 && number != null ? number.end() + 1 : at + 2;
        if (text.startsWith("半", behind)) {
            return new Found(new Atom.Lunar(month, 15), behind + 1);
        }
        Numeral day = Numeral.at(text, text.startsWith("初", behind) ? behind + 1 : behind);
        if (day != null && day.value() >= 1 && day.value() <= 30 && !day.vague()) {
            return new Found(new Atom.Lunar(month, (int) day.value()), day.end());
        }
        return new Found(new Atom.Lunar(month, 0), behind);
    }

    /** 上周三, 这礼拜, 下个月, 上月15号, 周五, 每周二. */
    private static @Nullable Found counted(String text, int start) {
        boolean every = text.startsWith("每", start);
        int shift = 0;
        int at = start + (every ? 1 : 0);
        while (at < text.length() && "上下".indexOf(text.charAt(at)) >= 0 && at - start < 2) {
            shift += text.charAt(at) == '上' ? -1 : 1;
            at++;
        }
        boolean pointed = at > start && !every;
        if (!pointed && !every && at < text.length() && "这本".indexOf(text.charAt(at)) >= 0) {
            pointed = true;
            at++;
        }
        int one = text.startsWith("一", at) && pointed ? at + 1 : at;
        Found week = week(text, one, every, pointed ? shift : null);
        return week != null || !pointed ? week : month(text, one, shift);
    }

    private static @Nullable Found week(String text, int start, boolean every, @Nullable Integer shift) {
        for (String word : WEEK) {
            if (text.startsWith(word, start)) {
                int at = start + word.length();
                Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
                while (at < text.length() && weekday(text.charAt(at)) != null) {
                    days.add(weekday(text.charAt(at++)));
                }
                if (text.startsWith("末", at) && days.isEmpty()) {
                    days.addAll(List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
                    at++;
                }
                boolean bare = days.isEmpty() && shift == null && !every;
                Atom atom = every ? new Atom.Every(Atom.Grain.WEEK, days) : new Atom.Week(shift, days);
                return bare ? null : new Found(days.size() > 1 && shift == null && !word.equals("周") ? new Atom.Every(Atom.Grain.WEEK, days) : atom, at);
            }
        }
        return null;
    }

    private static @Nullable DayOfWeek weekday(char c) {
        int day = "一二三四五六日".indexOf(c);
        return c == '天' ? DayOfWeek.SUNDAY : c == '1' ? DayOfWeek.MONDAY : day < 0 ? null : DayOfWeek.of(day + 1);
    }

    private static @Nullable Found month(String text, int start, int shift) {
        int at = text.startsWith("个", start) ? start + 1 : start;
        if (!text.startsWith("月", at)) {
            return null;
        }
        at++;
        int third = at < text.length() ? "初中底末".indexOf(text.charAt(at)) + 1 : 0;
        if (text.startsWith("上旬", at) || text.startsWith("中旬", at) || text.startsWith("下旬", at)) {
            return new Found(new Atom.Month(shift, 0, 1 + "上中下".indexOf(text.charAt(at))), at + 2);
        }
        Numeral day = third > 0 ? null : Numeral.at(text, text.startsWith("的", at) ? at + 1 : at);
        if (day != null && day.end() < text.length() && "号日".indexOf(text.charAt(day.end())) >= 0 && day.value() <= 31) {
            return new Found(new Atom.Month(shift, (int) day.value(), 0), day.end() + 1);
        }
        return new Found(new Atom.Month(shift, 0, Math.min(third, 3)), third > 0 ? at + 1 : at);
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
            case '点', '时' -> clock(text, number, at);
            case ':', '：' -> minutes(text, number, at);
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

    private static @Nullable Found clock(String text, Numeral hour, int at) {
        int behind = at + 1;
        char next = behind < text.length() ? text.charAt(behind) : ' ';
        boolean sober = hour.value() <= 24 && (NOT_A_CLOCK.indexOf(next) < 0 || Numeral.at(text, behind) != null && isMinutes(text, behind));
        boolean alittle = hour.value() == 1 && "都也不没小大".indexOf(next) >= 0;
        if (!sober || alittle || text.charAt(at) == '时' && "间候".indexOf(next) >= 0) {
            return null;
        }
        Found quarter = quarter(text, hour, behind);
        if (quarter != null) {
            return quarter;
        }
        int minute = 0;
        Numeral minutes = Numeral.at(text, behind);
        if (minutes != null && minutes.value() < 60 && isMinutes(text, behind)) {
            minute = (int) minutes.value();
            behind = minutes.end() + (text.startsWith("分", minutes.end()) ? 1 : 0);
        } else if (next == '钟') {
            behind++;
        }
        int vague = vague(text, behind);
        return new Found(new Atom.Clock((int) hour.value(), minute, vague > 0 || hour.vague()), behind + vague);
    }

    private static boolean isMinutes(String text, int at) {
        Numeral minutes = Numeral.at(text, at);
        return minutes != null && !minutes.vague() && (minutes.end() - at == 2 || text.startsWith("分", minutes.end()) || minutes.value() >= 10);
    }

    private static @Nullable Found quarter(String text, Numeral hour, int at) {
        if (text.startsWith("半", at)) {
            return new Found(new Atom.Clock((int) hour.value(), 30, false), at + 1);
        }
        if (text.startsWith("一刻", at) || text.startsWith("三刻", at)) {
            return new Found(new Atom.Clock((int) hour.value(), text.charAt(at) == '一' ? 15 : 45, false), at + 2);
        }
        return null;
    }

    private static int vague(String text, int at) {
        for (String word : List.of("多钟", "来钟", "多", "左右")) {
            if (text.startsWith(word, at)) {
                return word.length();
            }
        }
        return 0;
    }

    private static @Nullable Found minutes(String text, Numeral hour, int at) {
        Numeral minute = at + 2 < text.length() && Han.isDigit(text.charAt(at + 1)) && Han.isDigit(text.charAt(at + 2)) ? Numeral.at(text, at + 1) : null;
        return minute != null && hour.value() < 25 && minute.value() < 60 && minute.end() == at + 3
                ? new Found(new Atom.Clock((int) hour.value(), (int) minute.value(), false), at + 3)
                : null;
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
        return !house && span.end() < text.length() && (AFTER_DAY.indexOf(text.charAt(span.end())) >= 0 || text.charAt(span.end() - 1) == '日');
    }
}
