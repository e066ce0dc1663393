package huiying.channels;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every way in that is configured, found by its name and account. */
public final class Channels {
    private final Map<String, Channel> byKey = new LinkedHashMap<>();

    public Channels(Collection<? extends Channel> channels) {
        channels.forEach(channel -> byKey.put(key(channel.name(), channel.account()), channel));
    }

    public Optional<Channel> find(String name, String account) {
        return Optional.ofNullable(byKey.get(key(name, account)));
    }

    public Optional<Channel> of(Address address) {
        return find(address.channel(), address.account());
    }

    public List<Channel> all() {
        return List.copyOf(byKey.values());
    }

    private static String key(String name, String account) {
        return name + ":" + account;
    }
}
