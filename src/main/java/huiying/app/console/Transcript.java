package huiying.app.console;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import huiying.bot.vault.Vault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both sides of what was said around a case, opened and put in order. */
@Component
final class Transcript {

    private static final Duration GAP = Duration.ofMinutes(20);
    private static final int AT_MOST = 200;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Shots shots;

    Transcript(JdbcClient jdbc, Vault vault, JsonMapper json, Shots shots) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.shots = shots;
    }

    /** {@code who} said it: the resident, the service, or a person of ours. */
    private record Line(UUID id, Instant at, Who who, String text) {
    }

    private enum Who {
        RESIDENT, SERVICE, PERSON
    }

    /** The messages of the turns that were about this case, and everything we told about it. */
    List<Bubble> about(UUID caseId, Words words) {
        var lines = new ArrayList<Line>(heard(caseId));
        lines.addAll(told(caseId));
        lines.sort(Comparator.comparing(Line::at));
        return bubbles(lines, words);
    }

    /** One message nobody could work on. */
    List<Bubble> message(UUID inbox, Words words) {
        return bubbles(jdbc.sql("select id, content, received_at at from inbox where id = ?").param(inbox).query(this::incoming).list(), words);
    }

    /** The last things an address said. */
    List<Bubble> from(UUID address, Words words) {
        return from(address, 12, words);
    }

    List<Bubble> from(UUID address, int last, Words words) {
        var lines = new ArrayList<>(
                jdbc.sql("select id, content, received_at at from inbox where address = ? order by seq desc limit ?").param(address).param(last)
                        .query(this::incoming).list());
        lines.addAll(jdbc.sql("""
                              select d.id, d.body, d.created_at at, n.template from delivery d join notice n on n.id = d.notice
                              where d.address = ? order by d.seq desc limit ?""").param(address).param(last).query(this::outgoing)
                .list());
        lines.sort(Comparator.comparing(Line::at));
        return bubbles(lines, words);
    }

    /** The number of the newest message this address was told. */
    long lastTold(UUID address) {
        return jdbc.sql("select coalesce(max(seq), 0) from delivery where address = ? and state <> 'suppressed'").param(address).query(Long.class).single();
    }

    private List<Line> heard(UUID caseId) {
        return jdbc
                .sql("select i.id, i.content, i.received_at at from inbox i join turn t on t.id = i.turn where t.case_id = ? order by i.seq limit " + AT_MOST)
                .param(caseId).query(this::incoming).list();
    }

    private List<Line> told(UUID caseId) {
        return jdbc.sql("""
                        select d.id, d.body, d.created_at at, n.template from delivery d join notice n on n.id = d.notice
                        where n.case_id = :case or d.turn in (select id from turn where case_id = :case) order by d.seq limit\s""" + AT_MOST)
                .param("case", caseId)
                .query(this::outgoing).list();
    }

    private Line incoming(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        var content = json.readTree(opened(row, "content"));
        return new Line(id(row), at(row), Who.RESIDENT, spoken(content.has("content") ? content.get("content") : content));
    }

    private Line outgoing(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        var who = "AGENT_SAYS".equals(row.getString("template")) ? Who.PERSON : Who.SERVICE;
        return new Line(id(row), at(row), who, Mask.told(text(json.readTree(opened(row, "body")), "text")));
    }

    private String opened(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        return vault.openText(id(row), Objects.requireNonNull(row.getBytes(column)));
    }

    private static UUID id(java.sql.ResultSet row) throws java.sql.SQLException {
        return Objects.requireNonNull(row.getObject("id", UUID.class));
    }

    private static Instant at(java.sql.ResultSet row) throws java.sql.SQLException {
        return Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant();
    }

    private static String spoken(JsonNode content) {
        for (var field : List.of("text", "recognised", "caption", "label", "title", "keys", "key")) {
            var said = text(content, field);
            if (!said.isBlank()) {
                return said;
            }
        }
        return "";
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? "" : value.asString();
    }

    private List<Bubble> bubbles(List<Line> lines, Words words) {
        var brought = shots.ofMessages(lines.stream().filter(line -> line.who() == Who.RESIDENT).map(Line::id).toList(), words);
        var bubbles = new ArrayList<Bubble>();
        @Nullable
        Instant before = null;
        for (var line : lines) {
            var shot = brought.get(line.id());
            if (line.text().isBlank() && shot == null) {
                continue;
            }
            if (before == null || Duration.between(before, line.at()).compareTo(GAP) > 0) {
                bubbles.add(Bubble.time(words.moment(line.at())));
            }
            before = line.at();
            bubbles.add(bubble(line, words).with(shot == null ? List.of() : List.of(shot)));
        }
        return bubbles;
    }

    private static Bubble bubble(Line line, Words words) {
        return switch (line.who()) {
            case RESIDENT -> Bubble.said(Mask.words(line.text()));
            case SERVICE -> Bubble.ours(words.say("talk.us"), line.text());
            case PERSON -> Bubble.ours(words.say("talk.staff"), line.text());
        };
    }
}
