package huiying.bot.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import huiying.bot.TestClock;
import huiying.bot.TestDatabase;

class FilingsTest {
    private final TestDatabase database = TestDatabase.empty();
    private final TestClock clock = TestClock.onAMonday();
    private final Filings filings = new Filings(database.jdbc(), TestDatabase.vault(), clock);

    @Test
    void theSameContentsAreTheSameForADay() {
        var first = filings.told("city", "lamp");
        clock.forward(Duration.ofHours(23));
        assertThat(filings.told("city", "lamp")).isEqualTo(first);
        assertThat(filings.told("other", "lamp")).isNotEqualTo(first);
        assertThat(filings.told("city", "lamp 2")).isNotEqualTo(first);
        clock.forward(Duration.ofHours(2));
        assertThat(filings.told("city", "lamp")).isNotEqualTo(first);
    }

    @Test
    void aNameGivenByTheSenderIsForEver() {
        var first = filings.named("city", "k-1");
        clock.forward(Duration.ofDays(3_000));
        assertThat(filings.named("city", "k-1")).isEqualTo(first);
    }

    @Test
    void somethingReservedIsTakenOnce() {
        var id = filings.named("city", "comment");
        assertThat(filings.first(id)).isTrue();
        assertThat(filings.first(id)).isFalse();
    }

    @Test
    void aTokenLeadsToACaseOnlyWhenThereIsOne() {
        assertThat(filings.caseOf(filings.told("city", "lamp"))).isEmpty();
    }
}
