package huiying.app.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

import huiying.app.config.Workbench;

/** Invents what residents said, sealed and received like everything that comes through a door: five messages from each of many addresses. */
final class InventedTalks {
    private static final Duration SPAN = Duration.ofDays(3 * 365);
    private static final int EACH = 5;
    private static final List<String> SAID = List.of("路灯坏了三天没人修", "楼下垃圾堆着没人收", "请问我的工单办到哪一步了", "谢谢，已经修好了", "晚上施工吵得睡不着，到几点才停");

    private final Workbench bench;
    private final long seed;
    private final Instant end;

    InventedTalks(Workbench bench, long seed, Instant end) {
        this.bench = bench;
        this.seed = seed;
        this.end = end;
    }

    /** Writes the messages from one number to before another. */
    void write(int from, int to) {
        var addresses = new ArrayList<Map<String, Object>>();
        var messages = new ArrayList<Map<String, Object>>();
        for (int n = from; n < to; n++) {
            var random = new SplittableRandom(seed * 17 + n);
            var address = new UUID(0x7a1c_0000_0000_7000L, 0x8000_0000_0000_0000L | n / EACH);
            var at = end.minusSeconds(random.nextLong(SPAN.toSeconds())).atOffset(ZoneOffset.UTC);
            if (n % EACH == 0 || n == from) {
                addresses.add(Map.of("id", address, "value", bench.vault().seal(address, "invented-" + n / EACH), "at", at));
            }
            var id = new UUID(0x7a1d_0000_0000_7000L, 0x8000_0000_0000_0000L | n);
            var words = SAID.get(random.nextInt(SAID.size())) + "，" + Integer.toString(random.nextInt(46_656), 36);
            var json = "{\"kind\":\"text\",\"text\":\"" + words + "\"}";
            messages.add(
                    Map.of("id", id, "address", address, "provider", "invented-" + n, "content", bench.vault().seal(id, json), "raw", bench.vault().seal(id,
                            json.getBytes(StandardCharsets.UTF_8)), "at", at));
        }
        bench.transactions().executeWithoutResult(status -> {
            batch("insert into address (id, channel, account, value, created_at) values (:id, 'web', 'main', :value, :at) on conflict do nothing", addresses);
            batch("""
                  insert into inbox (id, address, provider_id, kind, content, raw, sent_at, received_at, state, settled_at)
                  values (:id, :address, :provider, 'text', :content, :raw, :at, :at, 'settled', :at) on conflict do nothing""", messages);
        });
    }

    @SuppressWarnings("unchecked")
    private void batch(String sql, List<Map<String, Object>> rows) {
        bench.batches().batchUpdate(sql, rows.toArray(Map[]::new));
    }
}
