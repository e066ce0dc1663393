package huiying.bot.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Pattern;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseNumber;
import huiying.bot.sla.ServiceLevels;

/** What a case is called in the texts residents get: its number in groups, its place and matter kept short, its unit and its date in their language. */
public final class CaseWords {
    private static final int PLACE = 16;
    private static final int MATTER = 12;
    private static final int UNIT = 12;
    private static final Pattern WHITE = Pattern.compile("\\s+");
    private static final String DIGITS_ZH = "零一二三四五六七八九";

    private final Phrasebook phrases;
    private final UnitNames units;
    private final Clock clock;
    private final ZoneId zone;
    private final ServiceLevels levels;

    /** Finds the name of a unit in a language. */
    public interface UnitNames {
        String name(String unit, String language);
    }

    public CaseWords(Phrasebook phrases, UnitNames units, Clock clock, ServiceLevels levels) {
        this.phrases = phrases;
        this.units = units;
        this.clock = clock;
        this.zone = levels.zone();
        this.levels = levels;
    }

    /** Everything a text about this case may name, except the query code. */
    public Map<String, String> of(Case about) {
        var language = language(about);
        var words = new HashMap<String, String>();
        var number = about.number();
        words.put("no", number == null ? "" : number.grouped());
        words.put("tail", number == null ? "" : tail(number, language));
        words.put("place",
                about.place() == null || about.place().isBlank() ? phrases.word("place.unknown", language) : shortened(about.place(), PLACE, language));
        words.put("short", shortened(about.title(), MATTER, language));
        words.put("unit", about.unit() == null ? phrases.word("unit.checking", language) : shortened(units.name(about.unit(), language), UNIT, language));
        words.put("due", date(about.unit() == null ? about.promisedAt() : about.dueAt(), language));
        words.put("days", days(about, language));
        words.put("example", phrases.word("example.place", language));
        return words;
    }

    public static String language(Case about) {
        return about.language().name().toLowerCase(Locale.ROOT);
    }

    /** "今天17:30" for today, otherwise the day. */
    public String date(@Nullable Instant at, String language) {
        if (at == null) {
            return "";
        }
        var when = at.atZone(zone);
        boolean chinese = language.equals("zh");
        if (when.toLocalDate().equals(LocalDate.ofInstant(clock.instant(), zone))) {
            return when.format(DateTimeFormatter.ofPattern(chinese ? "今天HH:mm" : "HH:mm 'today'", Locale.ENGLISH));
        }
        return when.format(DateTimeFormatter.ofPattern(chinese ? "M月d日" : "d MMM", Locale.ENGLISH));
    }

    private String days(Case about, String language) {
        var span = levels.span(about.standing().level());
        return phrases.word(span.wording(), language).replace("{n}", Long.toString(span.count()));
    }

    private static String tail(CaseNumber number, String language) {
        var digits = number.digits().substring(6);
        var spoken = new StringBuilder();
        digits.chars().forEach(digit -> spoken.append(spoken.isEmpty() ? "" : language.equals("zh") ? "、" : " ")
                .append(language.equals("zh") ? DIGITS_ZH.charAt(digit - '0') : (char) digit));
        return spoken.toString();
    }

    // counted in characters a reader sees; a Latin text holds about twice as many in the same room
    static String shortened(String text, int limit, String language) {
        var line = WHITE.matcher(text.strip()).replaceAll(" ");
        int room = language.equals("zh") ? limit : limit * 5 / 2;
        if (line.codePointCount(0, line.length()) <= room) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, room - 1)) + (language.equals("zh") ? "…" : "...");
    }
}
