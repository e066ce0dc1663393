package huiying.bot.search;

import java.text.Normalizer;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import huiying.bot.vault.Vault;

/**
 * What a text is found by: every two neighbouring Chinese characters and every Latin word or number, each as a keyed hash of eight
 * letters. Whoever holds only the database sees which cases share a pair, not which pair it is.
 */
public final class Lexemes {
    private static final int BYTES = 6;
    private static final int REMEMBERED = 500_000;
    private static final int LONGEST = 4_000;

    private final Vault vault;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    public Lexemes(Vault vault) {
        this.vault = vault;
    }

    /** Those of a text; {@code kind} keeps words of the matter and words of the place apart. */
    public Set<String> of(String kind, String text) {
        var found = new LinkedHashSet<String>();
        terms(text).forEach(term -> found.add(hash(kind, term)));
        return found;
    }

    /** A single value, whole. */
    public String whole(String kind, String value) {
        return hash(kind, value);
    }

    /** The pairs and words of a text, as they are typed. */
    static Set<String> terms(String text) {
        var normal = Normalizer.normalize(text.length() > LONGEST ? text.substring(0, LONGEST) : text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var terms = new LinkedHashSet<String>();
        var word = new StringBuilder();
        int before = 0;
        for (int c : normal.codePoints().toArray()) {
            boolean han = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            if (han && before != 0) {
                terms.add(Character.toString(before) + Character.toString(c));
            }
            before = han ? c : 0;
            if (!han && Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                terms.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            terms.add(word.toString());
        }
        return terms;
    }

    private String hash(String kind, String term) {
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(kind + term, both -> {
            var bytes = new byte[BYTES];
            System.arraycopy(vault.index("search", kind, term), 0, bytes, 0, BYTES);
            return kind + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }
}
