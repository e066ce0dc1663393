package huiying.app.open311;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import huiying.app.config.Settings;
import io.github.bucket4j.Bucket;

/** How often one key, or one address without a key, may ask this node; forgotten when many others came since. */
@Component
final class Limits {
    private static final int REMEMBERED = 10_000;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Settings.Open311 settings;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    Limits(Settings.Open311 settings) {
        this.settings = settings;
    }

    boolean mayRead(String who) {
        return bucket("read " + who, settings.reads()).tryConsume(1);
    }

    boolean mayWrite(String who) {
        return bucket("write " + who, settings.writes()).tryConsume(1);
    }

    private Bucket bucket(String who, int most) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(who, name -> Bucket.builder().addLimit(limit -> limit.capacity(most).refillGreedy(most, PERIOD)).build());
        }
    }
}
