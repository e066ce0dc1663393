package huiying.nlp.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class PerfectHashTest {
    @Test
    void everyKeyHasItsOwnSlotAndStrangersHaveNone() {
        var random = new Random(3);
        for (int size : new int[]{0, 1, 2, 3, 50, 5000, 60_000}) {
            long[] keys = random.longs(size, 1 << 16, 1L << 48).distinct().toArray();
            var hash = PerfectHash.of(keys);
            assertThat(Arrays.stream(keys).mapToInt(hash::slot).distinct().count()).isEqualTo(keys.length);
            assertThat(Arrays.stream(keys)).allMatch(key -> hash.slot(key) >= 0);
            assertThat(random.longs(1000, 1L << 50, 1L << 60)).allMatch(key -> hash.slot(key) < 0);
        }
    }
}
