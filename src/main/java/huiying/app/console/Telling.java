package huiying.app.console;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A notice to the resident and how far it got. */
record Telling(String template, String state, String hue, String line) {

    public String named(Words words) {
        return words.sayOr(words.say("notice.other"), "notice." + template);
    }

    static List<Telling> about(UUID caseId, JdbcClient jdbc, Words words) {
        return jdbc.sql("""
                        select n.template, d.channel, d.state, d.reached, coalesce(d.sent_at, d.created_at) at from notice n join delivery d on d.notice = n.id
                        where n.case_id = ? order by d.seq desc limit 20""").param(caseId).query((row, n) -> {
            var state = "DELIVERED".equals(row.getString("reached")) ? "delivered" : row.getString("state");
            var at = row.getObject("at", OffsetDateTime.class);
            return new Telling(row.getString("template"), state, hue(state), words.say("channel." + row.getString("channel")) + " · " + words.moment(
                    at == null ? null : at.toInstant()));
        }).list();
    }

    private static String hue(String state) {
        return switch (state) {
            case "sent", "delivered" -> "is-teal";
            case "failed" -> "is-red";
            case "unknown" -> "is-amber";
            default -> "mute";
        };
    }
}
