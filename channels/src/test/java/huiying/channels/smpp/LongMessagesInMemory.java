package huiying.channels.smpp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Parts of one test; what was given up is told by the test. */
final class LongMessagesInMemory implements LongMessages {
    private final Map<String, TreeMap<Integer, Part>> messages = new ConcurrentHashMap<>();
    private final Map<String, String> firstIds = new ConcurrentHashMap<>();
    final List<Whole> overdue = new ArrayList<>();

    @Override
    public Optional<Whole> add(String account, Part part) {
        var key = part.sender() + part.reference() + "/" + part.total();
        var parts = messages.computeIfAbsent(key, unused -> new TreeMap<>());
        parts.put(part.number(), part);
        var id = firstIds.computeIfAbsent(key, unused -> part.providerId());
        return parts.size() < part.total()
                ? Optional.empty()
                : Optional.of(new Whole(part.sender(), part.recipient(), String.join("", parts.values().stream().map(Part::text).toList()), id));
    }

    @Override
    public List<Whole> overdue(String account) {
        return List.copyOf(overdue);
    }

    @Override
    public void forget(String account, String providerId) {
        overdue.removeIf(whole -> whole.providerId().equals(providerId));
    }
}
