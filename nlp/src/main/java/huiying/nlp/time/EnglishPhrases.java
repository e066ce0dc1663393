package huiying.nlp.time;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The phrases English times are made of. */
final class EnglishPhrases {
    private static final Map<String, DayOfWeek> DAYS = new HashMap<>();
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, Double> NUMBERS = Map.ofEntries(Map.entry("a", 1.0), Map.entry("an", 1.0), Map.entry("one", 1.0), Map.entry("two", 2.0),
            Map.entry("three", 3.0),
            Map.entry("four", 4.0), Map.entry("five", 5.0), Map.entry("six", 6.0), Map.entry("seven", 7.0), Map.entry("eight", 8.0), Map.entry("nine", 9.0),
            Map.entry("ten", 10.0),
            Map.entry("eleven", 11.0), Map.entry("twelve", 12.0), Map.entry("couple", 2.0), Map.entry("few", 3.0), Map.entry("several", 4.0),
            Map.entry("half", 0.5), Map.entry("twenty", 20.0));
    private static final Map<String, PartOfDay> PARTS = Map.ofEntries(Map.entry("morning", PartOfDay.MORNING), Map.entry("afternoon", PartOfDay.AFTERNOON),
            Map.entry("evening", PartOfDay.EVENING),
            Map.entry("night", PartOfDay.NIGHT), Map.entry("noon", PartOfDay.NOON), Map.entry("midnight", PartOfDay.MIDNIGHT),
            Map.entry("dawn", PartOfDay.EARLY), Map.entry("dusk", PartOfDay.DUSK));
    private static final Map<String, Atom.Grain> UNITS = Map.of("minute", Atom.Grain.MINUTE, "hour", Atom.Grain.HOUR, "day", Atom.Grain.DAY, "night",
            Atom.Grain.DAY, "week", Atom.Grain.WEEK,
            "fortnight", Atom.Grain.WEEK, "month", Atom.Grain.MONTH, "year", Atom.Grain.YEAR);

    static {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
            List.of(name, name + "s", name.substring(0, 3)).forEach(word -> DAYS.put(word, day));
        }
        List.of("sat", "sun", "mon", "wed").forEach(DAYS::remove);
        for (Month month : Month.values()) {
            MONTHS.put(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT), month.getValue());
        }
        MONTHS.putAll(Map.of("jan", 1, "feb", 2, "apr", 4, "jun", 6, "jul", 7, "aug", 8, "sep", 9, "sept", 9, "oct", 10, "nov", 11));
        MONTHS.put("dec", 12);
    }

    private EnglishPhrases() {
    }

    /** Atoms and the index of the word behind them. */
    record Found(List<Atom> atoms, int end) {
        static Found of(int end, Atom... atoms) {
            return new Found(List.of(atoms), end);
        }
    }

    static @Nullable Found at(List<EnglishWord> words, int at) {
        Found fixed = fixed(words, at);
        Found found = fixed != null ? fixed : relative(words, at);
        found = found != null ? found : clock(words, at);
        found = found != null ? found : date(words, at);
        return found != null ? found : length(words, at);
    }

    private static String word(List<EnglishWord> words, int at) {
        return at < words.size() ? words.get(at).text() : "";
    }

    private static @Nullable Found fixed(List<EnglishWord> words, int at) {
        String word = word(words, at);
        return switch (word) {
            case "yesterday" -> Found.of(at + 1, new Atom.Day(-1));
            case "today" -> Found.of(at + 1, new Atom.Day(0));
            case "tomorrow" -> Found.of(at + 1, new Atom.Day(1));
            case "tonight" -> Found.of(at + 1, new Atom.Day(0), new Atom.Part(PartOfDay.EVENING));
            case "day" -> dayBefore(words, at);
            case "daily" -> Found.of(at + 1, new Atom.Every(Atom.Grain.DAY, Set.of()));
            case "nightly", "nights" -> Found.of(at + 1, new Atom.Every(Atom.Grain.DAY, Set.of()), new Atom.Part(PartOfDay.NIGHT));
            case "evenings" -> Found.of(at + 1, new Atom.Every(Atom.Grain.DAY, Set.of()), new Atom.Part(PartOfDay.EVENING));
            case "mornings" -> Found.of(at + 1, new Atom.Every(Atom.Grain.DAY, Set.of()), new Atom.Part(PartOfDay.MORNING));
            case "weekly" -> Found.of(at + 1, new Atom.Every(Atom.Grain.WEEK, Set.of()));
            case "weekends" -> Found.of(at + 1, weekend());
            case "weekdays" -> Found.of(at + 1, new Atom.Every(Atom.Grain.WEEK, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));
            case "24/7" -> Found.of(at + 1, new Atom.Every(Atom.Grain.DAY, Set.of()));
            case "just", "right" -> word(words, at + 1).equals("now") ? Found.of(at + 2, new Atom.Loosely(word.equals("just") ? 60 : 0, 0)) : null;
            case "recently", "lately" -> Found.of(at + 1, new Atom.Loosely(30 * 1440, 0));
            default -> PARTS.containsKey(word) ? Found.of(at + 1, new Atom.Part(part(word))) : DAYS.containsKey(word) ? weekdays(words, at) : null;
        };
    }

    private static PartOfDay part(String word) {
        return PARTS.getOrDefault(word, PartOfDay.DAYTIME);
    }

    private static Atom.Every weekend() {
        return new Atom.Every(Atom.Grain.WEEK, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    }

    private static Found weekdays(List<EnglishWord> words, int at) {
        String word = word(words, at);
        var days = EnumSet.of(DAYS.getOrDefault(word, DayOfWeek.MONDAY));
        return Found.of(at + 1, word.endsWith("days") ? new Atom.Every(Atom.Grain.WEEK, days) : new Atom.Week(null, days));
    }

    private static @Nullable Found dayBefore(List<EnglishWord> words, int at) {
        boolean before = word(words, at + 1).equals("before") && word(words, at + 2).equals("yesterday");
        boolean after = word(words, at + 1).equals("after") && word(words, at + 2).equals("tomorrow");
        return before ? Found.of(at + 3, new Atom.Day(-2)) : after ? Found.of(at + 3, new Atom.Day(2)) : null;
    }

    /** Last Tuesday, this morning, next month, every night. */
    private static @Nullable Found relative(List<EnglishWord> words, int at) {
        int shift = List.of("last", "this", "next").indexOf(word(words, at)) - 1;
        boolean every = word(words, at).equals("every") || word(words, at).equals("each");
        if (shift < -1 && !every) {
            return null;
        }
        int behind = word(words, at + 1).equals("single") ? at + 2 : at + 1;
        return every ? every(word(words, behind), behind + 1) : pointed(word(words, behind), shift, behind + 1);
    }

    private static @Nullable Found every(String word, int end) {
        if (DAYS.containsKey(word)) {
            return Found.of(end, new Atom.Every(Atom.Grain.WEEK, EnumSet.of(DAYS.getOrDefault(word, DayOfWeek.MONDAY))));
        }
        if (PARTS.containsKey(word)) {
            return Found.of(end, new Atom.Every(Atom.Grain.DAY, Set.of()), new Atom.Part(part(word)));
        }
        return word.equals("weekend")
                ? Found.of(end, weekend())
                : word.equals("time")
                        ? Found.of(end, new Atom.Every(null, Set.of()))
                        : UNITS.containsKey(word) ? Found.of(end, new Atom.Every(UNITS.get(word), Set.of())) : null;
    }

    private static @Nullable Found pointed(String word, int shift, int end) {
        if (DAYS.containsKey(word)) {
            return Found.of(end, new Atom.Week(shift == -1 ? Atom.Week.LAST : shift, EnumSet.of(DAYS.getOrDefault(word, DayOfWeek.MONDAY))));
        }
        if (PARTS.containsKey(word)) {
            return Found.of(end, new Atom.Day(Math.min(shift, 0)), new Atom.Part(shift == -1 && word.equals("night") ? PartOfDay.EVENING : part(word)));
        }
        return switch (word) {
            case "week" -> Found.of(end, new Atom.Week(shift, Set.of()));
            case "weekend" -> Found.of(end, new Atom.Week(shift, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)));
            case "month" -> Found.of(end, new Atom.Month(shift, 0, 0));
            case "year" -> Found.of(end, new Atom.Date(0, shift, 0, 0, 0));
            default -> MONTHS.containsKey(word) ? Found.of(end, new Atom.Date(0, null, MONTHS.getOrDefault(word, 1), 0, 0)) : null;
        };
    }

    /** 9 pm, 9pm, 10:40, 7.30 am, 9 o'clock; after "at" and "every night" also a bare hour. */
    private static @Nullable Found clock(List<EnglishWord> words, int at) {
        String word = word(words, at);
        int letters = 0;
        while (letters < word.length() && !Character.isLetter(word.charAt(letters))) {
            letters++;
        }
        String[] numbers = word.substring(0, letters).split("[:.]", -1);
        if (letters == 0 || numbers.length > 2 || numbers[0].isEmpty() || numbers[0].length() > 2 || !numbers[0].chars().allMatch(Character::isDigit)) {
            return null;
        }
        int minute = numbers.length == 2 && numbers[1].length() == 2 && numbers[1].chars().allMatch(Character::isDigit) ? Integer.parseInt(numbers[1]) : 0;
        boolean next = letters == word.length();
        String half = (next ? word(words, at + 1) : word.substring(letters)).replace(".", "");
        boolean halved = half.equals("am") || half.equals("pm") || half.equals("o'clock");
        boolean bare = next && (numbers.length == 2 && word.indexOf(':') > 0 || numbers.length == 1 && led(words, at));
        int hour = Integer.parseInt(numbers[0]);
        if (hour > 24 || minute > 59 || !halved && !bare) {
            return null;
        }
        int right = half.equals("pm") && hour < 12 ? hour + 12 : half.equals("am") && hour == 12 ? 0 : hour;
        var clock = new Atom.Clock(right, minute, false);
        int end = at + (halved && next ? 2 : 1);
        return half.equals("am") || half.equals("pm")
                ? Found.of(end, clock, new Atom.Part(right < 12 ? PartOfDay.MORNING : PartOfDay.DAYTIME))
                : Found.of(end, clock);
    }

    /** "at 2"; "around 11" only where no counted thing follows. */
    private static boolean led(List<EnglishWord> words, int at) {
        String before = at > 0 ? word(words, at - 1) : "";
        boolean last = at + 1 >= words.size() || !Character.isLetter(word(words, at + 1).charAt(0));
        return before.equals("at") || last && (before.equals("around") || before.equals("about"));
    }

    /** May 3rd, 3 May, the 3rd, May. */
    private static @Nullable Found date(List<EnglishWord> words, int at) {
        String word = word(words, at);
        EnglishWord here = words.get(at);
        if (MONTHS.containsKey(word)) {
            int day = at + 1 < words.size()
                    ? Math.max(words.get(at + 1).ordinal(), words.get(at + 1).isNumber() ? Integer.parseInt(word(words, at + 1)) : 0)
                    : 0;
            boolean may = word.equals("may") && day == 0 && (at == 0 || !List.of("in", "since", "of", "last", "until", "by").contains(word(words, at - 1)));
            return may ? null : Found.of(at + (day > 0 && day < 32 ? 2 : 1), new Atom.Date(0, null, MONTHS.getOrDefault(word, 1), day < 32 ? day : 0, 0));
        }
        int ordinal = here.ordinal();
        int day = ordinal > 0 ? ordinal : here.isNumber() ? Integer.parseInt(word) : 0;
        int of = word(words, at + 1).equals("of") ? at + 2 : at + 1;
        if (day > 0 && day < 32 && MONTHS.containsKey(word(words, of))) {
            return Found.of(of + 1, new Atom.Date(0, null, MONTHS.getOrDefault(word(words, of), 1), day, 0));
        }
        boolean dayOfMonth = ordinal > 0 && ordinal < 32 && at > 0 && word(words, at - 1).equals("the")
                && !List.of("floor", "time", "street", "avenue", "one").contains(word(words, at + 1));
        return dayOfMonth ? Found.of(at + 1, new Atom.Date(0, null, 0, ordinal, 0)) : null;
    }

    private static @Nullable Found length(List<EnglishWord> words, int at) {
        int unit = at + 1;
        Double count = words.get(at).isNumber() ? Double.valueOf(word(words, at)) : NUMBERS.get(word(words, at));
        if (count == null) {
            return null;
        }
        boolean vague = false;
        while (List.of("of", "few", "couple", "a", "an", "more", "long", "good").contains(word(words, unit)) && unit - at < 3) {
            vague = true;
            count = NUMBERS.getOrDefault(word(words, unit), count);
            unit++;
        }
        String name = word(words, unit);
        Atom.Grain grain = UNITS.get(name.endsWith("s") ? name.substring(0, name.length() - 1) : name);
        double factor = name.startsWith("fortnight") ? 2 : 1;
        return grain == null ? null : Found.of(unit + 1, new Atom.Length(count * factor, grain, vague || count == 3.0 && word(words, at).equals("few")));
    }
}
