package huiying.bot.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.google.re2j.Pattern;

import huiying.bot.vault.Ids;
import tools.jackson.databind.json.JsonMapper;

/** What we asked an address and did not hear an answer to yet. The newest question that accepts a reply gets it. */
public final class PendingQuestions {
    private static final Pattern BUTTON = Pattern.compile("([A-Z]+):([1-9])");

    // of this address, of a caller whose news come here, of the same person elsewhere, and of whoever was written to here in place of another address
    private static final String THEIRS = """
                                         array(select cast(:address as uuid) union all select id from address where news_to = :address
                                             union all select o.id from address me join address o on o.citizen = me.citizen where me.id = :address
                                             union all select n.address from delivery d join notice n on n.id = d.notice
                                                 where d.address = :address and n.address <> :address and d.created_at > now() - interval '15 days')""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public PendingQuestions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A question as it waits. */
    public record Open(UUID id, Asked.Kind kind, @Nullable UUID caseId, @Nullable UUID survey, String step, List<String> options) {

        /** How many answers it offers; 0 for a question in words. */
        int size() {
            return kind == Asked.Kind.SURVEY && options.isEmpty() ? 5 : options.size();
        }

        public boolean takes(int number) {
            return number >= 1 && number <= size();
        }

        public Asked answered(int choice, String words) {
            return new Asked(id, kind, caseId, survey, step, options, choice, words);
        }
    }

    public UUID ask(UUID address, Open question, Instant at, Duration open) {
        jdbc.sql("""
                 insert into pending_question (id, address, kind, case_id, survey, step, options, asked_at, expires_at)
                 values (:id, :address, :kind, :case, :survey, :step, cast(:options as jsonb), :at, :expires)
                 """).param("id", question.id()).param("address", address).param("kind", question.kind().name().toLowerCase(Locale.ROOT))
                .param("case", question.caseId())
                .param("survey", question.survey()).param("step", question.step()).param("options", json.writeValueAsString(question.options()))
                .param("at", at.atOffset(ZoneOffset.UTC)).param("expires", at.plus(open).atOffset(ZoneOffset.UTC)).update();
        return question.id();
    }

    /** A new question with an id of its own. */
    public static Open question(Asked.Kind kind, @Nullable UUID caseId, @Nullable UUID survey, String step, List<String> options) {
        return new Open(Ids.next(), kind, caseId, survey, step, options);
    }

    /** Those still open, newest first; also what a caller was asked by text message. */
    public List<Open> open(UUID address, Instant at) {
        return jdbc.sql("""
                        select id, kind, case_id, survey, step, options from pending_question
                        where address = any(""" + THEIRS + """
                                                           ) and answered_at is null and expires_at > :at
                                                           order by asked_at desc, id desc
                                                           """).param("address", address).param("at", at.atOffset(ZoneOffset.UTC)).query(this::read).list();
    }

    /** The newest question a bare number answers. */
    public Optional<Asked> answeredBy(UUID address, int number, String words, Instant at) {
        return open(address, at).stream().filter(question -> number >= 1 && number <= question.size()).findFirst()
                .map(question -> question.answered(number, words));
    }

    /** The newest question of this kind, answered in words. */
    public Optional<Asked> answeredInWords(UUID address, Asked.Kind kind, String words, Instant at) {
        return open(address, at).stream().filter(question -> question.kind() == kind).findFirst().map(question -> question.answered(0, words));
    }

    /** Whether this is what a button of ours sends, and so in nobody's language. */
    public static boolean isButton(String words) {
        return BUTTON.matches(words.strip());
    }

    /**
     * The question a tapped button belongs to, though another one may have been asked since: buttons stay on the screen. One that cannot be
     * answered twice is only noted.
     */
    public Optional<Asked> pressed(UUID address, String words, Instant at) {
        var button = BUTTON.matcher(words.strip());
        if (!button.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(Objects.requireNonNull(button.group(2)));
        return jdbc.sql("""
                        select id, case when kind = 'reopen' and answered_at is not null then 'confirm' else kind end as kind, case_id, survey, step, options
                        from pending_question
                        where address = any(""" + THEIRS + """
                                                           ) and step = :step and expires_at > :at
                                                           order by asked_at desc, id desc limit 1
                                                           """).param("address", address).param("step", button.group(1))
                .param("at", at.atOffset(ZoneOffset.UTC)).query(this::read).optional()
                .filter(question -> question.takes(number)).map(question -> question.answered(number, ""));
    }

    public void settle(UUID question, Instant at) {
        jdbc.sql("update pending_question set answered_at = ? where id = ? and answered_at is null").params(at.atOffset(ZoneOffset.UTC), question).update();
    }

    /** Questions about this case no longer matter. */
    public void settleFor(UUID caseId, Instant at) {
        jdbc.sql("update pending_question set answered_at = ? where case_id = ? and answered_at is null").params(at.atOffset(ZoneOffset.UTC), caseId).update();
    }

    private Open read(ResultSet row, int n) throws SQLException {
        var options = List.of(json.readValue(row.getString("options"), String[].class));
        return new Open(row.getObject("id", UUID.class), Asked.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("case_id", UUID.class),
                row.getObject("survey", UUID.class), row.getString("step"), options);
    }
}
