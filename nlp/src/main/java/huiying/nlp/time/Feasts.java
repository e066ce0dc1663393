package huiying.nlp.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import huiying.nlp.time.When.Grain;
import huiying.nlp.time.When.Interval;

/** Feasts by the calendar and by the moon, and the 24 solar terms. Without a year it is the latest that has begun. */
final class Feasts {
    static final List<String> TERMS = List.of("小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露",
            "霜降", "立冬", "小雪", "大雪", "冬至");
    /** Month × 100 + day, and how many days are meant. */
    private static final Map<String, int[]> FIXED = Map.ofEntries(Map.entry("元旦", new int[]{101, 1}), Map.entry("妇女节", new int[]{308, 1}),
            Map.entry("五一", new int[]{501, 5}), Map.entry("劳动节", new int[]{501, 5}), Map.entry("青年节", new int[]{504, 1}), Map.entry("儿童节", new int[]{601, 1}),
            Map.entry("六一", new int[]{601, 1}), Map.entry("七一", new int[]{701, 1}), Map.entry("八一", new int[]{801, 1}), Map.entry("教师节", new int[]{910, 1}),
            Map.entry("国庆", new int[]{1001, 7}), Map.entry("十一", new int[]{1001, 7}), Map.entry("双十一", new int[]{1111, 1}),
            Map.entry("双十二", new int[]{1212, 1}),
            Map.entry("christmas", new int[]{1225, 1}), Map.entry("new year", new int[]{101, 1}), Map.entry("national day", new int[]{1001, 7}));
    /** Month of the moon × 100 + day, and how many days are meant. */
    private static final Map<String, int[]> LUNAR = Map.ofEntries(Map.entry("春节", new int[]{101, 7}), Map.entry("过年", new int[]{101, 7}),
            Map.entry("大年初一", new int[]{101, 1}), Map.entry("元宵", new int[]{115, 1}), Map.entry("端午", new int[]{505, 1}), Map.entry("七夕", new int[]{707, 1}),
            Map.entry("中秋", new int[]{815, 1}), Map.entry("重阳", new int[]{909, 1}), Map.entry("腊八", new int[]{1208, 1}),
            Map.entry("spring festival", new int[]{101, 7}),
            Map.entry("mid-autumn", new int[]{815, 1}), Map.entry("dragon boat", new int[]{505, 1}));

    private Feasts() {
    }

    static List<String> names() {
        return java.util.stream.Stream.of(TERMS.stream(), FIXED.keySet().stream(), LUNAR.keySet().stream(), java.util.stream.Stream.of("除夕", "年三十"))
                .flatMap(names -> names)
                .toList();
    }

    /** @param year the year meant; 0 when none was said; −1000 + n for n years from this one */
    static @Nullable Interval find(String name, int year, LocalDate today) {
        if (year != 0) {
            return in(name, year > 0 ? year : today.getYear() + year + 1000);
        }
        Interval thisYear = in(name, today.getYear());
        return thisYear != null && thisYear.from().toLocalDate().isAfter(today) ? in(name, today.getYear() - 1) : thisYear;
    }

    /** A day or a whole month of the moon; the year as in {@link #find}. */
    static Interval lunar(int month, int day, int year, LocalDate today) {
        int right = year == 0 ? today.getYear() : year > 0 ? year : today.getYear() + year + 1000;
        Interval found = lunar(right, month, day);
        return year == 0 && found.from().toLocalDate().isAfter(today) ? lunar(right - 1, month, day) : found;
    }

    private static Interval lunar(int year, int month, int day) {
        return day > 0
                ? days(Moon.date(year, month, day), 1)
                : new Interval(Moon.date(year, month, 1).atStartOfDay(), Moon.date(year, month, 30).atStartOfDay(), Grain.MONTH, true);
    }

    private static @Nullable Interval in(String name, int year) {
        int[] fixed = FIXED.get(name);
        if (fixed != null) {
            return days(LocalDate.of(year, fixed[0] / 100, fixed[0] % 100), fixed[1]);
        }
        int[] lunar = LUNAR.get(name);
        if (lunar != null) {
            return days(Moon.date(year, lunar[0] / 100, lunar[0] % 100), lunar[1]);
        }
        if (name.equals("除夕") || name.equals("年三十")) {
            return days(Moon.date(year, 1, 1).minusDays(1), 1);
        }
        int term = TERMS.indexOf(name);
        return term < 0 ? null : days(Moon.term(year, term), 1);
    }

    private static Interval days(LocalDate from, int count) {
        return new Interval(from.atStartOfDay(), from.plusDays(count).atStartOfDay(), Grain.DAY, false);
    }
}
