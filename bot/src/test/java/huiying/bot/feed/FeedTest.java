package huiying.bot.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.TestDatabase;

class FeedTest {
    private final TestDatabase database = TestDatabase.empty();
    private final Feed feed = new Feed(database.jdbc());

    @Test
    void aReaderNeverRunsPastATransactionThatHasNotEnded() throws Exception {
        try (var slow = database.app().getConnection(); var own = new org.springframework.jdbc.datasource.SingleConnectionDataSource(slow, true)) {
            slow.setAutoCommit(false);
            new Feed(JdbcClient.create(own)).post("case", null, null, null, Map.of("n", 1));
            feed.post("case", null, null, null, Map.of("n", 2));
            assertThat(feed.after(0, 10)).isEmpty();
            slow.commit();
        }
        assertThat(feed.after(0, 10)).extracting(entry -> entry.facts().get("n")).containsExactly(1, 2);
        assertThat(feed.after(feed.head(), 10)).isEmpty();
    }

    @Test
    void aResidentFollowsOneAddressOnly() {
        var mine = UUID.randomUUID();
        feed.post("case", null, mine, "CGJ", Map.of());
        feed.post("case", null, UUID.randomUUID(), "CGJ", Map.of());
        assertThat(feed.after(0, mine, 10)).hasSize(1);
    }
}
