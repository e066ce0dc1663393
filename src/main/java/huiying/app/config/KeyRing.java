package huiying.app.config;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import huiying.bot.vault.Vault;

/** The keys of the vault, from the configuration or made at the first start. */
final class KeyRing {
    private static final String KEYS = "huiying.vault.keys";
    private static final String INDEX = "huiying.vault.index-key";
    private static final int LENGTH = 32;

    private KeyRing() {
    }

    static void check(Settings.VaultKeys configured) {
        parse(configured);
        if (!configured.indexKey().isEmpty()) {
            decode(INDEX, configured.indexKey());
        }
        if (configured.keys().isEmpty() != configured.indexKey().isEmpty()) {
            throw new BadConfiguration(configured.keys().isEmpty() ? KEYS : INDEX, "is missing: the vault's keys and its index key are configured together.");
        }
    }

    static Vault vault(Settings.VaultKeys configured, Secrets secrets) {
        var keys = parse(configured);
        if (keys.isEmpty()) {
            return new Vault(Map.of(1, secrets.bytes("vault")), 1, secrets.bytes("index"));
        }
        int newest = keys.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
        return new Vault(keys, newest, decode(INDEX, configured.indexKey()));
    }

    private static Map<Integer, byte[]> parse(Settings.VaultKeys configured) {
        var keys = new HashMap<Integer, byte[]>();
        for (var entry : configured.keys()) {
            int colon = entry.indexOf(':');
            if (colon < 1 || !entry.substring(0, colon).strip().chars().allMatch(Character::isDigit)) {
                throw new BadConfiguration(KEYS, "must be a comma list of id:base64, where the id is a number.");
            }
            keys.put(Integer.parseInt(entry.substring(0, colon).strip()), decode(KEYS, entry.substring(colon + 1).strip()));
        }
        return keys;
    }

    private static byte[] decode(String key, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new BadConfiguration(key, "must be base64.");
        }
        if (bytes.length != LENGTH) {
            throw new BadConfiguration(key, "must be 32 bytes in base64, this one has " + bytes.length + ".");
        }
        return bytes;
    }
}
