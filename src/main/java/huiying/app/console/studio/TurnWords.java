package huiying.app.console.studio;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import huiying.bot.inbox.Heard;
import huiying.bot.inbox.Inbox;

/** What residents said lately that opened no case of theirs: where a turn that was misread would be. */
@Component
final class TurnWords {
    private static final int TURNS = 200;

    private final JdbcClient jdbc;
    private final Inbox inbox;

    TurnWords(JdbcClient jdbc, Inbox inbox) {
        this.jdbc = jdbc;
        this.inbox = inbox;
    }

    List<String> lately() {
        return jdbc.sql("""
                        select t.id from turn t left join cases c on c.id = t.case_id
                        where t.at > now() - interval '30 days' and coalesce(c.confidential, false) = false and coalesce(c.nature, '') <> 'WHISTLEBLOWING'
                        order by t.at desc limit ?""").param(TURNS).query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list().stream()
                .flatMap(turn -> inbox.ofTurn(turn).stream()).map(Heard::words).flatMap(words -> words.stream()).toList();
    }
}
