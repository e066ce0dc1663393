package huiying.bot.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where the versions of the scoring rules are kept. */
public final class RuleBooks {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).enable(
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final String COLUMNS = "version, title, valid_from, body";

    private final JdbcClient jdbc;
    private final Clock clock;

    public RuleBooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts the rules that ship with the product in, when there are none. */
    public void fill() {
        if (all().isEmpty()) {
            publish("首版考核规则 / First rules", LocalDate.of(2026, 1, 1), bundled(), "system");
        }
    }

    /** A new version, valid from a day on. */
    public RuleBook publish(String title, LocalDate validFrom, String body, String by) {
        var parsed = parse(body);
        int version = jdbc.sql("""
                               insert into rule_book (version, title, valid_from, body, published_by, published_at)
                               select coalesce(max(version), 0) + 1, :title, :from, cast(:body as jsonb), :by, :at from rule_book returning version""").param(
                "title", title).param("from", validFrom).param("body", JSON.writeValueAsString(parsed)).param("by", by).param("at", clock.instant().atOffset(
                        ZoneOffset.UTC))
                .query(Integer.class).single();
        return find(version).orElseThrow();
    }

    public Optional<RuleBook> find(int version) {
        return jdbc.sql("select " + COLUMNS + " from rule_book where version = ?").param(version).query(RuleBooks::read).optional();
    }

    /** The newest that is valid on a day; the oldest of all when none was valid yet. */
    public RuleBook on(LocalDate day) {
        return jdbc
                .sql("select " + COLUMNS
                        + " from rule_book order by valid_from <= ? desc, case when valid_from <= ? then version else -version end desc limit 1")
                .params(day, day).query(RuleBooks::read).single();
    }

    /** Newest first. */
    public List<RuleBook> all() {
        return jdbc.sql("select " + COLUMNS + " from rule_book order by version desc").query(RuleBooks::read).list();
    }

    /** What the rules say, to be read and edited. */
    public static String text(RuleBook.Body body) {
        return JSON.writeValueAsString(body);
    }

    /** Throws an IllegalArgumentException with a sentence when the text is no set of rules. */
    public static RuleBook.Body parse(String text) {
        try {
            return JSON.readValue(text, RuleBook.Body.class);
        } catch (tools.jackson.core.JacksonException wrong) {
            var why = wrong.getCause() instanceof IllegalArgumentException said ? said.getMessage() : wrong.getOriginalMessage();
            throw new IllegalArgumentException(why, wrong);
        }
    }

    private static RuleBook read(ResultSet row, int n) throws SQLException {
        return new RuleBook(row.getInt("version"), Objects.requireNonNull(row.getString("title")), Objects.requireNonNull(row.getObject("valid_from",
                LocalDate.class)), parse(Objects.requireNonNull(row.getString("body"))));
    }

    static String bundled() {
        try (InputStream in = Objects.requireNonNull(RuleBooks.class.getResourceAsStream("/huiying/bot/rules-1.json"))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
