package huiying.channels.smpp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import huiying.channels.Inbound.Receipt.Status;

/**
 * Which message a receipt speaks of. A centre may name a message by the same number in hexadecimal when it takes it and in decimal when it reports on it, may
 * pad it with zeros, and reports on each part of a long message by itself.
 */
final class Submitted {
    private static final int REMEMBERED = 100_000;

    private final Map<String, Message> byId = new LinkedHashMap<>();

    private static final class Message {
        private final UUID key;
        private final int parts;
        private final Set<String> delivered = new HashSet<>();

        private Message(UUID key, int parts) {
            this.key = key;
            this.parts = parts;
        }

        private Meaning now(String part, Status status) {
            if (status == Status.DELIVERED) {
                delivered.add(part);
            }
            boolean waiting = status == Status.DELIVERED && delivered.size() < parts;
            return new Meaning(key, waiting ? Status.SENT : status);
        }
    }

    /** What a receipt means for the message as a whole. */
    record Meaning(UUID key, Status status) {
    }

    synchronized void remember(UUID key, List<String> ids) {
        var message = new Message(key, ids.size());
        ids.forEach(id -> byId.put(plain(id), message));
        while (byId.size() > REMEMBERED) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    /** Empty when none of our messages is known by this id. A long message has arrived when all its parts have. */
    synchronized Optional<Meaning> meaning(String id, Status status) {
        return spellings(id).stream().filter(byId::containsKey).findFirst().map(known -> Objects.requireNonNull(byId.get(known)).now(known, status));
    }

    /** Lower case, without leading zeros. */
    static String plain(String id) {
        var lower = id.strip().toLowerCase(Locale.ROOT);
        int zeros = 0;
        while (zeros < lower.length() - 1 && lower.charAt(zeros) == '0') {
            zeros++;
        }
        return lower.substring(zeros);
    }

    private static List<String> spellings(String id) {
        var plain = plain(id);
        var all = new LinkedHashSet<>(List.of(plain));
        if (plain.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            all.add(new BigInteger(plain).toString(16));
        }
        if (plain.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 128)) {
            all.add(new BigInteger(plain, 16).toString());
        }
        return new ArrayList<>(all);
    }
}
