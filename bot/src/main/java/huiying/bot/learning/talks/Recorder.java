package huiying.bot.learning.talks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.inbox.Inbox;
import huiying.bot.learning.talks.TestTalk.From;
import huiying.bot.learning.talks.TestTalk.Line;
import huiying.bot.routing.Router;
import huiying.nlp.Nature;

/** Takes down a talk that took place: what the resident said, without the resident, and what came of it after people had a look. */
public final class Recorder {
    /** Who says nothing for so long has ended the talk. */
    private static final Duration PAUSE = Duration.ofMinutes(20);
    private static final int LONGEST = 60;
    private static final String TO_A_PERSON = "WithAgent";

    private final JdbcClient jdbc;
    private final Inbox inbox;
    private final Outcomes outcomes;
    private final Anonymous anonymous = new Anonymous();

    public Recorder(JdbcClient jdbc, Inbox inbox, Cases cases, Router router) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.outcomes = new Outcomes(jdbc, cases, router);
    }

    /** A talk as it was taken down. */
    public record Recorded(From from, List<Line> lines, Expected expected) {
        /** Its first words. */
        public String name() {
            var said = lines.stream().map(Line::text).filter(text -> !text.isBlank()).findFirst().orElse("…").lines().findFirst().orElse("…");
            return said.length() > 28 ? said.substring(0, 28) + "…" : said;
        }
    }

    private record Took(UUID id, Instant at, @Nullable UUID caseId, String before) {
    }

    /** The talk in which a case was told; empty when there was none, or what was told is to stay secret. */
    public Optional<Recorded> ofCase(Case c) {
        if (c.address() == null) {
            return Optional.empty();
        }
        var all = turns(c.address());
        int first = IntStream.range(0, all.size()).filter(i -> c.id().equals(all.get(i).caseId())).findFirst().orElse(-1);
        return first < 0 ? Optional.empty() : taken(c.address(), around(all, first));
    }

    /** The latest talk with an address. */
    public Optional<Recorded> ofAddress(UUID address) {
        var all = turns(address);
        return all.isEmpty() ? Optional.empty() : taken(address, around(all, all.size() - 1));
    }

    private List<Took> turns(UUID address) {
        return jdbc.sql("select id, at, case_id, dialog_before from turn where address = ? order by seq").param(address).query(Recorder::took).list();
    }

    private static Took took(ResultSet row, int n) throws SQLException {
        return new Took(Objects.requireNonNull(row.getObject("id", UUID.class)), Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(),
                row.getObject("case_id", UUID.class), Objects.requireNonNull(row.getString("dialog_before")));
    }

    /** The turns before and after one without a long pause; what was said to a person is nobody's to learn from. */
    private static List<Took> around(List<Took> all, int at) {
        int from = at;
        while (from > 0 && follows(all.get(from - 1), all.get(from))) {
            from--;
        }
        int to = at + 1;
        while (to < all.size() && follows(all.get(to - 1), all.get(to))) {
            to++;
        }
        return all.subList(from, Math.min(to, from + LONGEST)).stream().filter(turn -> !turn.before().equals(TO_A_PERSON)).toList();
    }

    private static boolean follows(Took earlier, Took later) {
        return Duration.between(earlier.at(), later.at()).compareTo(PAUSE) <= 0;
    }

    private Optional<Recorded> taken(UUID address, List<Took> turns) {
        var ids = turns.stream().map(Took::id).toList();
        var told = outcomes.told(address, ids);
        if (turns.isEmpty() || told.stream().anyMatch(c -> c.confidential() || c.nature() == Nature.WHISTLEBLOWING)) {
            return Optional.empty();
        }
        var lines = new ArrayList<Line>();
        for (int i = 0; i < turns.size(); i++) {
            int number = i + 1;
            inbox.ofTurn(turns.get(i).id()).forEach(heard -> anonymous.of(number, heard.content()).ifPresent(lines::add));
        }
        var about = told.stream().findFirst().map(Case::id).orElse(null);
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Recorded(from(address, about), List.copyOf(lines), outcomes.of(address, ids, told)));
    }

    private From from(UUID address, @Nullable UUID about) {
        return jdbc.sql("select channel, account from address where id = ?").param(address)
                .query((row, n) -> new From(String.valueOf(row.getString("channel")), String.valueOf(row.getString("account")), about)).single();
    }
}
