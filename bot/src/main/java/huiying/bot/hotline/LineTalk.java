package huiying.bot.hotline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import huiying.bot.cases.Case;
import huiying.bot.notices.Phrasebook;
import huiying.bot.notices.Template;
import huiying.channels.CallPlan.Words;

/** What is said on the line while people are brought together. */
final class LineTalk {
    private final Phrasebook phrases;
    private final ZoneId zone;

    LineTalk(Phrasebook phrases, ZoneId zone) {
        this.phrases = phrases;
        this.zone = zone;
    }

    List<Words> say(Template template, String language) {
        return say(template, language, Map.of());
    }

    /** The place in the queue and how long it may take, in whole minutes. */
    List<Words> place(int before, Duration wait, String language) {
        long minutes = Math.max(1, wait.plusSeconds(30).toMinutes());
        return before == 0
                ? say(Template.QUEUE_NEXT, language, Map.of("minutes", number(minutes, language)))
                : say(Template.QUEUE_PLACE, language, Map.of("n", number(before, language), "minutes", number(minutes, language)));
    }

    List<Words> promised(Instant until, String language) {
        var pattern = language.equals("en") ? "H:mm" : "H点m分";
        return say(Template.CALL_BACK_PROMISED, language, Map.of("time", until.atZone(zone).format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH))));
    }

    /** For whoever was rung, in the language of the house's staff and never with the resident's name or number. */
    List<Words> announced(String kind, @org.jspecify.annotations.Nullable Case about) {
        var what = about == null || about.title().isBlank() ? phrases.word("announce.unknown", "zh") : about.title();
        return List.of(new Words(phrases.word("announce." + kind, "zh").replace("{short}", what), "zh"));
    }

    private List<Words> say(Template template, String language, Map<String, String> parameters) {
        return List.of(new Words(phrases.text(template, language, true, parameters), language));
    }

    // spoken digits are read as figures by every voice up to ninety-nine
    private static String number(long number, String language) {
        return language.equals("zh") && number == 2 ? "两" : Long.toString(number);
    }
}
