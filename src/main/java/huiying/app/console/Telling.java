package huiying.app.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A notice to the resident and how far it got. */
record Telling(String template, String state, String hue, String line) {

    public String named(Words words) {
        return words.sayOr(words.say("notice.other"), "notice." + template);
    }

    static List<Telling> about(UUID caseId, JdbcClient jdbc, Words words) {
        return jdbc
                .sql("""
                     select n.template, d.channel, d.means, d.state, d.reached, d.cost, d.parts, t.done_at is not null as told, coalesce(d.sent_at, d.created_at) at
                     from notice n join delivery d on d.notice = n.id left join task t on t.id = d.task
                     where n.case_id = ? order by d.seq desc limit 20""")
                .param(caseId).query((row, n) -> {
                    var state = state(row.getString("state"), row.getString("reached"), row.getBoolean("told"));
                    return new Telling(row.getString("template"), state, hue(state), line(row, words));
                }).list();
    }

    private static String state(String state, @Nullable String reached, boolean told) {
        return "DELIVERED".equals(reached) ? "delivered" : state.equals("person") && told ? "told" : state;
    }

    /** Where it went, by which means, in how many text messages, when, and what it cost where that is known. */
    private static String line(ResultSet row, Words words) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class);
        var means = row.getString("means");
        var by = means.equals("template") || means.equals("subscription") ? " · " + words.say("means." + means) : "";
        var cost = row.getBigDecimal("cost");
        var parts = "sms".equals(row.getString("channel")) ? " · " + words.say("sms.parts", row.getInt("parts")) : "";
        return words.say("channel." + row.getString("channel")) + by + parts + " · " + words.moment(at == null ? null : at.toInstant())
                + (cost == null ? "" : " · " + words.say("delivery.cost", cost.stripTrailingZeros().toPlainString()));
    }

    private static String hue(String state) {
        return switch (state) {
            case "sent", "delivered", "told" -> "is-teal";
            case "failed" -> "is-red";
            case "unknown", "person" -> "is-amber";
            default -> "mute";
        };
    }
}
