package huiying.bot.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the rules and words of notices are kept, version by version; what is changed on one node is known to all within seconds. */
public final class NoticeTables {
    private static final Duration KNOWN = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Known known;

    private record Known(Instant at, List<NoticeRule> rules, Map<String, String> wordings) {
    }

    public NoticeTables(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What applies to an occasion; the product's rules as long as there are none of one's own. */
    public Optional<NoticeRule> rule(NoticeRule.When when, NoticeRule.To to) {
        return NoticeRule.of(known().rules(), when, to);
    }

    /** Whether something must be told. */
    public Need need(Template template) {
        var own = known().rules();
        return NoticeRule.need(own.stream().anyMatch(rule -> rule.template() == template) ? own : NoticeRule.bundled(), template);
    }

    /** The words published for a template, by {@code language:key}. */
    public Map<String, String> wordings() {
        return known().wordings();
    }

    /** The rules in force. */
    public List<NoticeRule> rules() {
        return known().rules();
    }

    /** A new version of all rules. */
    public void publish(List<NoticeRule> rules, String by) {
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from notice_rule").query(Integer.class).single();
        for (var rule : rules) {
            jdbc.sql(
                    """
                    insert into notice_rule (version, position, event, from_state, to_state, audience, channel, language, template, at_once, made_by, made_at, need)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(version, rules.indexOf(rule), rule.when().event(), rule.when().from(), rule.when()
                            .next(), rule.to().audience(), rule.to().channel(), rule.to().language(), rule.template() == null ? "-" : rule.template().name(),
                            rule
                                    .atOnce(),
                            by, clock.instant().atOffset(ZoneOffset.UTC), rule.need().stored())
                    .update();
        }
        known = null;
    }

    /** New words for a template; an empty text takes the product's again. Words that ask for something the product's do not have are refused. */
    public void reword(Template template, String language, String text, String by) {
        if (!Phrasebook.parameters(text).stream().allMatch(new Phrasebook().parameters(template, language)::contains)) {
            throw new IllegalArgumentException("the wording names something that is not known there");
        }
        jdbc.sql("""
                 insert into notice_wording (template, language, version, text, made_by, made_at)
                 select :template, :language, coalesce(max(version), 0) + 1, :text, :by, :at from notice_wording
                 where template = :template and language = :language""").param("template", template.key()).param("language", language).param("text", text)
                .param("by", by).param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
        known = null;
    }

    private Known known() {
        var last = known;
        var now = clock.instant();
        if (last == null || now.isAfter(last.at().plus(KNOWN)) || now.isBefore(last.at())) {
            last = new Known(now, kept(), read());
            known = last;
        }
        return last;
    }

    private List<NoticeRule> kept() {
        var own = jdbc.sql("""
                           select event, from_state, to_state, audience, channel, language, template, at_once, need from notice_rule
                           where version = (select max(version) from notice_rule) order by position""").query((row, n) -> new NoticeRule(new NoticeRule.When(
                row.getString("event"), row.getString("from_state"), row.getString("to_state")),
                new NoticeRule.To(row.getString("audience"), row.getString(
                        "channel"), row.getString("language")),
                template(row.getString("template")), row.getBoolean("at_once"), Need.of(row.getString("need"))))
                .list();
        return own.isEmpty() ? NoticeRule.bundled() : own;
    }

    private Map<String, String> read() {
        var wordings = new HashMap<String, String>();
        jdbc.sql("select template, language, text from notice_wording order by version").query(row -> {
            wordings.put(row.getString("language") + ":" + row.getString("template"), row.getString("text"));
        });
        wordings.values().removeIf(String::isEmpty);
        return wordings;
    }

    private static @Nullable Template template(String name) {
        return name.equals("-") ? null : Template.valueOf(name);
    }
}
