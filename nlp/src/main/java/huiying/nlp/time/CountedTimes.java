package huiying.nlp.time;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import huiying.nlp.time.ChineseNumbers.Found;

/** Weeks and months counted from this one ("上周三", "下个月"), those that come again ("每周二"), and months of the moon ("腊月二十八"). */
final class CountedTimes {
    private static final List<String> WEEK = List.of("个星期", "个礼拜", "星期", "礼拜", "周", "个周");

    private CountedTimes() {
    }

    /** 腊月二十八, 正月初五, 农历七月半, 阴历八月. */
    static @Nullable Found lunar(String text, int start) {
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
    static @Nullable Found counted(String text, int start) {
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
}
