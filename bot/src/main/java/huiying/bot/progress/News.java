package huiying.bot.progress;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.Cases;
import huiying.bot.notices.NoticeRule;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Phrasebook;
import huiying.bot.notices.Template;
import huiying.bot.routing.Units;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.survey.Survey;
import huiying.nlp.Language;
import huiying.nlp.Urgency;

/** Tells residents what happened to their case while they were not talking with us. */
public final class News {
    private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter HOUR_ZH = DateTimeFormatter.ofPattern("M月d日H:mm");
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR_EN = DateTimeFormatter.ofPattern("H:mm, d MMM", Locale.ENGLISH);
    private static final int SHORT = 30;

    private final Notices notices;
    private final Phrasebook phrases;
    private final Units units;
    private final ZoneId zone;
    private final ServiceLevels levels;
    private final String pages;
    private final Rulings rules;

    public News(Notices notices, Phrasebook phrases, Units units, ServiceLevels levels) {
        this(notices, phrases, units, levels, "",
                (when, to) -> NoticeRule.bundled().stream().filter(rule -> rule.when().event().equals(when.event())).findFirst());
    }

    /** Finds the rule for an occasion. */
    public interface Rulings {
        Optional<NoticeRule> rule(NoticeRule.When when, NoticeRule.To to);
    }

    /** @param pages where residents find our pages, without a slash at its end; empty when nobody outside can reach them */
    public News(Notices notices, Phrasebook phrases, Units units, ServiceLevels levels, String pages, Rulings rules) {
        this.pages = pages;
        this.rules = rules;
        this.notices = notices;
        this.phrases = phrases;
        this.units = units;
        this.zone = levels.zone();
        this.levels = levels;
    }

    /** One notice for each event that concerns the resident, as the rules have it. */
    void tell(Case now, CaseEvent event) {
        var when = new NoticeRule.When(event.type(), "*", now.state().name());
        rules.rule(when, new NoticeRule.To("resident", now.channel(), language(now)))
                .ifPresent(rule -> tell(now, Objects.requireNonNull(rule.template()), told(now,
                        event), rule.atOnce()));
    }

    private Map<String, String> told(Case now, CaseEvent event) {
        return switch (event) {
            case CaseEvent.Scheduled e -> with(now, e.words(), "", "");
            case CaseEvent.Progressed e -> with(now, e.words(), "", "");
            case CaseEvent.InfoAsked e -> with(now, e.words(), "", "");
            case CaseEvent.ClosedUnsolved e -> with(now, e.words(), e.basis(), "");
            case CaseEvent.Refused e -> with(now, e.words(), e.basis(), e.door());
            case CaseEvent.Answered e -> with(now, e.words(), e.source(), "");
            default -> parameters(now);
        };
    }

    /** The one reminder names the page as well. */
    void remind(Case now, String link) {
        var parameters = parameters(now);
        parameters.put("page", pages.isEmpty() ? "" : phrases.word("survey.page", language(now)).replace("{link}", pages + "/case/r/" + link));
        tell(now, Template.SURVEY_REMINDER, parameters);
    }

    /** More time was granted for this reason. */
    void delayed(Case now, String why) {
        tell(now, Template.DELAY, with(now, why, "", ""));
    }

    private Map<String, String> with(Case now, String words, String basis, String door) {
        var parameters = parameters(now);
        parameters.put("short", now.confidential() || words.isBlank() ? secret(now.language()) : brief(words));
        parameters.put("basis", brief(basis));
        parameters.put("door", brief(door));
        return parameters;
    }

    /** The acknowledgement of a case that was filed while the resident was away. */
    void acknowledge(Cases.Filed filed) {
        tell(filed.filed(), filed.filed().confidential() ? Template.ACK_CONFIDENTIAL : Template.ACK, acknowledgement(filed));
    }

    /** The parameters of an acknowledgement, the same whether it is an answer or news. */
    public Map<String, String> acknowledgement(Cases.Filed filed) {
        var parameters = parameters(filed.filed());
        var number = Objects.requireNonNull(filed.filed().number());
        parameters.put("code", filed.queryCode());
        parameters.put("days", days(filed.filed()));
        parameters.put("tail", String.join(" ", number.digits().substring(6).split("")));
        parameters.put("place", filed.filed().place() == null ? phrases.word("place.unknown", language(filed.filed())) : filed.filed().place());
        return parameters;
    }

    /** What was done, in the department's words. A confidential matter is never put into a message. */
    void resolved(Case now, @Nullable String report) {
        var parameters = parameters(now);
        parameters.put("short", now.confidential() || report == null || report.isBlank() ? secret(now.language()) : brief(report));
        tell(now, Template.RESOLVED, parameters);
    }

    void tell(Case now, Template template) {
        tell(now, template, parameters(now));
    }

    /** The promise in words: 7天, 2 working days. */
    public String days(Case c) {
        var span = levels.span(c.standing().level());
        return phrases.word(span.wording(), language(c)).replace("{n}", Long.toString(span.count()));
    }

    /** What the resident answered, in a sentence: why it is done again when they gave no words of their own. */
    String answered(Case c, Survey survey) {
        return phrases.word("answered." + (survey.solved() == null ? "no" : survey.solved().toLowerCase(Locale.ROOT)), language(c));
    }

    /** A date as people say it, with the hour when it is near. */
    public String date(@Nullable Instant at, Instant now, Language language) {
        if (at == null) {
            return "";
        }
        boolean near = at.isBefore(now.plusSeconds(48 * 3600));
        var local = ZonedDateTime.ofInstant(at, zone);
        return (language == Language.ZH ? near ? HOUR_ZH : DAY_ZH : near ? HOUR_EN : DAY_EN).format(local);
    }

    /** What most templates need of a case. */
    public Map<String, String> parameters(Case c) {
        var parameters = new HashMap<String, String>();
        parameters.put("no", c.number() == null ? "" : c.number().grouped());
        parameters.put("unit", c.unit() == null ? phrases.word("unit.checking", language(c)) : units.name(c.unit(), c.language()));
        parameters.put("due", date(c.dueAt() == null ? c.promisedAt() : c.dueAt(), c.standing().since(), c.language()));
        parameters.put("short", c.confidential() ? secret(c.language()) : brief(c.title()));
        return parameters;
    }

    private void tell(Case now, Template template, Map<String, String> parameters) {
        tell(now, template, parameters, template == Template.ACK || template == Template.ACK_CONFIDENTIAL);
    }

    // whoever is in a hurry may be woken
    private void tell(Case now, Template template, Map<String, String> parameters, boolean atOnce) {
        if (now.address() != null) {
            notices.tell(new Notices.Recipient(now.id(), now.address(), language(now)), template, parameters, Integer.toString(now.seq()), atOnce || now
                    .urgency() != Urgency.ORDINARY);
        }
    }

    private static String secret(Language language) {
        return language == Language.ZH ? "详情请凭查询码查询" : "details with your code";
    }

    private static String brief(String text) {
        var line = withoutStop(text.strip().replace('\n', ' '));
        return line.codePointCount(0, line.length()) <= SHORT ? line : line.substring(0, line.offsetByCodePoints(0, SHORT)) + "…";
    }

    /** The sentence it is put into has its own. */
    private static String withoutStop(String line) {
        return line.endsWith("。") || line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static String language(Case c) {
        return c.language().name().toLowerCase(Locale.ROOT);
    }
}
