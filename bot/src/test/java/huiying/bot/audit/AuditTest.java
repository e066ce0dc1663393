package huiying.bot.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import huiying.bot.TestClock;
import huiying.bot.TestDatabase;

class AuditTest {
    private final TestDatabase database = TestDatabase.empty();
    private final Audit audit = new Audit(database.jdbc(), TestClock.onAMonday(), 2); // read two at once, so that the chain crosses from read to read

    @Test
    void entriesWrittenAtOnceMakeOneChain() {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 30).forEach(n -> people.execute(() -> look("case-" + n)));
        }
        assertThat(audit.latest(100)).hasSize(30);
        assertThat(audit.brokenAt()).isEmpty();
    }

    @Test
    void aChangedARemovedAndAnInsertedEntryShow() {
        IntStream.range(0, 5).forEach(n -> look("case-" + n));
        tamper("update audit set subject = 'case-9' where subject = 'case-2'");
        assertThat(audit.brokenAt()).contains(3L);
        tamper("update audit set subject = 'case-2' where subject = 'case-9'");
        assertThat(audit.brokenAt()).isEmpty();
        tamper("update audit set facts = '{\"reason\": \"none\"}' where id = 4");
        assertThat(audit.brokenAt()).contains(4L);
        tamper("delete from audit where id in (2, 4)");
        assertThat(audit.brokenAt()).contains(3L);
    }

    private void look(String subject) {
        database.transactions().executeWithoutResult(status -> audit.record("agent-1", "identity.read", subject, Map.of("reason", "call back")));
    }

    private void tamper(String sql) {
        database.owner().sql(sql).update();
    }
}
