package huiying.nlp.address;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import huiying.nlp.starter.Table;

/** The words invented addresses are put together from. */
final class AddressWords {
    private static final Map<String, String[]> WORDS = new HashMap<>();

    static {
        for (String[] row : Table.read("address-words.tsv")) {
            WORDS.put(row[0], row[1].contains("|") ? row[1].split("\\|") : row[1].split(""));
        }
    }

    private final Random random;

    AddressWords(Random random) {
        this.random = random;
    }

    String any(String kind) {
        String[] words = Objects.requireNonNull(WORDS.get(kind), kind);
        return words[random.nextInt(words.length)];
    }

    /** A name nobody has to have heard of: two characters as a rule, sometimes three or four. */
    String stem() {
        int dice = random.nextInt(10);
        String two = any("FIRST") + any("SECOND");
        return dice < 7 ? two : dice < 9 ? any("FIRST") + two : two + any("FIRST") + any("SECOND");
    }

    String number(int below) {
        return Integer.toString(1 + random.nextInt(below));
    }

    /** A small number in Chinese. */
    String numeral() {
        return String.valueOf("一二三四五六七八九十".charAt(random.nextInt(10)));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
