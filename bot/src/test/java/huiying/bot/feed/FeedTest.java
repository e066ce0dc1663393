package huiying.bot.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import huiying.bot.TestDatabase;

class FeedTest {
    private final TestDatabase database = TestDatabase.empty();
    private final Feed feed = new Feed(database.jdbc());

    @Test
    void aReaderSeesEverythingOnceAndInOrder() {
        post(feed, "a");
        post(feed, "b");
        var first = feed.after(0, 1);
        assertThat(first).extracting(Feed.Entry::kind).containsExactly("a");
        assertThat(feed.after(first.getLast().seq(), 10)).extracting(Feed.Entry::kind).containsExactly("b");
    }

    @Test
    void whoWantsOnlyNewsStartsAtTheHead() {
        assertThat(feed.head()).isZero();
        post(feed, "old");
        var place = feed.head();
        post(feed, "new");
        assertThat(feed.after(place, 10)).extracting(Feed.Entry::kind).containsExactly("new");
    }

    @Test
    void nothingIsSkippedWhenALaterTransactionCommitsFirst() throws SQLException {
        try (var slow = database.app().getConnection(); var quick = database.app().getConnection()) {
            slow.setAutoCommit(false);
            quick.setAutoCommit(false);
            post(on(slow), "slow-first");
            post(on(quick), "quick");
            post(on(slow), "slow-last");
            quick.commit();
            var seen = new ArrayList<>(feed.after(0, 10).stream().map(Feed.Entry::kind).toList());
            assertThat(seen).isEmpty();
            slow.commit();
            assertThat(feed.after(0, 10)).extracting(Feed.Entry::kind).containsExactly("slow-first", "slow-last", "quick");
        }
    }

    @Test
    void nothingIsSkippedWhenTheSmallerNumberBelongsToTheLaterTransaction() throws SQLException {
        try (var early = database.app().getConnection(); var late = database.app().getConnection()) {
            early.setAutoCommit(false);
            late.setAutoCommit(false);
            JdbcClient.create(new SingleConnectionDataSource(early, true)).sql("select pg_current_xact_id()").query(String.class).single();
            post(on(late), "small-number-late-transaction");
            post(on(early), "large-number-early-transaction");
            early.commit();
            var first = feed.after(0, 10);
            assertThat(first).extracting(Feed.Entry::kind).containsExactly("large-number-early-transaction");
            late.commit();
            assertThat(feed.after(first.getLast().seq(), 10)).extracting(Feed.Entry::kind).containsExactly("small-number-late-transaction");
        }
    }

    @Test
    void aResidentSeesOnlyTheirOwn() {
        var mine = UUID.randomUUID();
        feed.post("turn", null, mine, null, Map.of());
        feed.post("turn", null, UUID.randomUUID(), null, Map.of());
        assertThat(feed.after(0, mine, 10)).hasSize(1);
    }

    private static Feed on(Connection connection) {
        return new Feed(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    }

    private static void post(Feed feed, String kind) {
        feed.post(kind, null, null, null, Map.of());
    }
}
