package huiying.app.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

import huiying.nlp.Language;

/** Times, spans and figures in the words of the visitor's language, as of one moment. */
public final class Words {

    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;
    private final Instant now;

    public Words(MessageSource messages, Locale locale, ZoneId zone, Instant now) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
        this.now = now;
    }

    public Instant now() {
        return now;
    }

    public ZoneId zone() {
        return zone;
    }

    public String say(String key, Object... parameters) {
        return messages.getMessage(key, parameters, locale);
    }

    /** The same for keys made of what others may extend; an unknown one is said in other words. */
    public String sayOr(String otherwise, String key, Object... parameters) {
        return Objects.requireNonNullElse(messages.getMessage(key, parameters, otherwise, locale), otherwise);
    }

    public boolean chinese() {
        return locale.getLanguage().equals("zh");
    }

    public Language language() {
        return chinese() ? Language.ZH : Language.EN;
    }

    /** The one of two names that fits the language. */
    public String either(String chinese, String english) {
        return chinese() || english.isEmpty() ? chinese : english;
    }

    /** Near times by day name, far ones by date: 今天 19:42, 周四 17:30, 11月9日 08:00. */
    public String moment(@Nullable Instant at) {
        if (at == null) {
            return "";
        }
        var local = at.atZone(zone);
        long days = ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), local.toLocalDate());
        if (days == 0) {
            return say("time.today", clock(local));
        }
        if (days == -1) {
            return say("time.yesterday", clock(local));
        }
        return Math.abs(days) < 7 ? dayOfWeek(local) + " " + clock(local) : date(local.toLocalDate()) + " " + clock(local);
    }

    /** Date, day of the week and time: 11月16日 周一 19:42. */
    public String exact(@Nullable Instant at) {
        if (at == null) {
            return "";
        }
        var local = at.atZone(zone);
        return chinese()
                ? date(local.toLocalDate()) + " " + dayOfWeek(local) + " " + clock(local)
                : dayOfWeek(local) + " " + date(local.toLocalDate()) + " " + clock(local);
    }

    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(chinese() ? "M月d日" : "d MMM", locale).format(day);
    }

    public String time() {
        return DateTimeFormatter.ofPattern("HH:mm:ss").format(now.atZone(zone));
    }

    private String dayOfWeek(ZonedDateTime at) {
        return say("day." + at.getDayOfWeek().getValue());
    }

    private static String clock(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at);
    }

    /** How long, in at most two units. */
    public String span(Duration length) {
        long minutes = Math.max(0, length.toMinutes());
        if (minutes >= 24 * 60) {
            return say("span.days", minutes / (24 * 60), minutes / 60 % 24);
        }
        return minutes >= 60 ? say("span.hours", minutes / 60, two(minutes % 60)) : say("span.minutes", minutes);
    }

    /** How long somebody has waited: 00:41 below an hour, words above. */
    public String waited(Instant since) {
        var wait = Duration.between(since, now);
        return wait.toHours() > 0 ? span(wait) : two(Math.max(0, wait.toMinutes())) + ":" + two(Math.max(0, wait.toSecondsPart()));
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /** A clock that runs until {@code due}: calm, amber after four fifths, red when late. */
    public ClockFace clock(Instant started, Instant due) {
        if (now.isAfter(due)) {
            return new ClockFace("late", say("clock.late", span(Duration.between(due, now))), exact(due));
        }
        var left = Duration.between(now, due);
        boolean soon = left.multipliedBy(5).compareTo(Duration.between(started, due)) <= 0;
        return new ClockFace(soon ? "soon" : "run", say("clock.left", span(left)), exact(due));
    }

    /** A clock that was stopped in time, or too late. */
    public ClockFace met(Instant started, Instant due, Instant done) {
        if (done.isAfter(due)) {
            return new ClockFace("late", say("clock.late", span(Duration.between(due, done))), exact(due));
        }
        return new ClockFace("met", say("clock.met", span(Duration.between(started, done))), exact(due));
    }

    /** A case number in groups of four: 2611 1648 3706. */
    public String number(@Nullable String digits) {
        if (digits == null || digits.length() < 12) {
            return digits == null ? "" : digits;
        }
        return digits.substring(0, 4) + " " + digits.substring(4, 8) + " " + digits.substring(8);
    }

    /** A confidence to two places, never rounded up to a promise it does not reach. */
    public String figure(double confidence) {
        return String.format(Locale.ROOT, "%.2f", Math.floor(confidence * 100 + 1e-9) / 100);
    }

    public String percent(double confidence) {
        return Long.toString(Math.round(Math.floor(confidence * 100 + 1e-9)));
    }

    public String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
