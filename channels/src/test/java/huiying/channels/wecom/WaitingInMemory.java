package huiying.channels.wecom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits, for a test with one node. */
final class WaitingInMemory implements Waiting {
    final Map<String, String> tokens = new LinkedHashMap<>();
    final Map<String, String> cursors = new HashMap<>();
    final Map<String, String> welcomes = new HashMap<>();
    final List<String> later = new ArrayList<>();
    private long fence;

    @Override
    public synchronized void note(String account, String service, String token) {
        tokens.put(service, token);
    }

    @Override
    public synchronized Optional<Turn> take(String account) {
        return tokens.entrySet().stream().findFirst().map(next -> new Turn(account, next.getKey(), next.getValue(), cursors.getOrDefault(next.getKey(), ""),
                ++fence, 0));
    }

    @Override
    public synchronized boolean upTo(Turn turn, String cursor) {
        cursors.put(turn.service(), cursor);
        return turn.fence() == fence;
    }

    @Override
    public synchronized void done(Turn turn) {
        tokens.remove(turn.service());
    }

    @Override
    public synchronized void later(Turn turn, Duration pause) {
        later.add(turn.service());
        tokens.remove(turn.service());
    }

    @Override
    public synchronized void welcome(String account, String customer, String code) {
        welcomes.put(customer, code);
    }

    @Override
    public synchronized Optional<String> takeWelcome(String account, String customer) {
        return Optional.ofNullable(welcomes.remove(customer));
    }
}
