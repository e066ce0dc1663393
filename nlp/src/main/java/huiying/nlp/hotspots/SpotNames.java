package huiying.nlp.hotspots;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The named spots letters speak of: three characters that end like a road, an estate, a lake, a school, or a word before "road" and its like. Cheap on purpose.
 * Two letters that name the same spot need less in common otherwise, and wordings that travel from place to place ("夜宵摊油烟扰民") do not make one hotspot
 * of several places.
 */
final class SpotNames {
    private static final String ENDS = "路街巷桥村镇乡苑园城里湾府庭邸墅谷坊庄郡轩阁县湖山岛滩港洲塘院校";
    private static final Set<String> END_WORDS = Set.of("road", "street", "avenue", "lane", "estate", "court", "garden", "gardens", "village", "lake", "bridge",
            "plaza",
            "mansion", "park", "community", "residence", "tower", "towers");
    /** What ends like a name and names nothing. */
    private static final Set<String> NOT_NAMES = Set
            .of(("政府 学校 家庭 临街 店里 家里 城里 村里 院里 这里 那里 哪里 夜里 心里 公里 屋里 楼里 法院 剧院 起诉 该校 我校 本校 高校 贵县 我县 本县 全县 县城 进城 入城 马路 道路 公路 修路 "
                    + "线路 出路 走路 半路 铁路 农村 本村 我村 各村 进村 小镇 全镇 乡镇 城镇 下乡 校园 家园 天桥 大桥 小院 大院 住院 出院 逛街 大街 小巷 在校 入校 离校 返校 住校 到校 江湖 上山 一路 该路 此路 条路 段路 的路 个城 座城")
                    .split(" "));
    private static final int LENGTH = 3;
    /** A name is usually longer than its last three characters; these many before them are taken for part of it. */
    private static final int MORE = 2;
    private static final int MOST_BODY = 160;
    private static final double COMMONEST = .02;
    private static final int COMMON_ENOUGH = 12;
    private static final double MOSTLY_NAME = .5;

    private final long[][] ofLetter;
    private final Map<Long, Integer> letters = new HashMap<>();
    private final Map<Integer, Pairs> pairs = new HashMap<>();
    private final boolean[] namesSome;
    private final boolean[] endWords = new boolean[1 << 16];

    /** In how many letters two characters are part of a name; the last letter keeps one from counting twice. */
    private static final class Pairs {
        private int letters;
        private int last = -1;
    }

    SpotNames(char[][] titles, char[][] bodies, Symbols symbols) {
        ENDS.chars().forEach(end -> endWords[end] = true);
        END_WORDS.forEach(word -> endWords[symbols.known(word)] = true);
        endWords[0] = false;
        ofLetter = new long[titles.length][];
        namesSome = new boolean[titles.length];
        for (int i = 0; i < titles.length; i++) {
            ofLetter[i] = read(titles[i], bodies[i]);
            for (long name : ofLetter[i]) {
                letters.merge(name, 1, Integer::sum);
            }
        }
        double commonest = Math.max(COMMONEST * titles.length, COMMON_ENOUGH);
        for (int i = 0; i < ofLetter.length; i++) {
            namesSome[i] = Arrays.stream(ofLetter[i]).anyMatch(name -> letters(name) <= commonest);
            ofLetter[i] = Arrays.stream(ofLetter[i]).filter(name -> letters(name) > 1 && letters(name) <= commonest).toArray();
            countPairs(titles[i], titles[i].length, i);
            countPairs(bodies[i], Math.min(bodies[i].length, MOST_BODY), i);
        }
    }

    /** The letter's names, sorted. */
    long[] of(int letter) {
        return ofLetter[letter];
    }

    /** In how many letters a name occurs. */
    int letters(long name) {
        return Objects.requireNonNull(letters.getOrDefault(name, 0));
    }

    /** The name as it is written in symbols. */
    static String symbols(long name) {
        var text = new StringBuilder();
        for (int shift = 16 * (LENGTH - 1); shift >= 0; shift -= 16) {
            char c = (char) (name >>> shift);
            text.append(c == 0 ? "" : String.valueOf(c));
        }
        return text.toString();
    }

    /** True when both name spots, even such as nobody else names. */
    boolean bothNameSome(int a, int b) {
        return namesSome[a] && namesSome[b];
    }

    /** How many letters hold the rarest name both speak of; 0 when they share none. */
    int rarestShared(int a, int b) {
        int rarest = 0;
        int j = 0;
        long[] mine = ofLetter[a];
        long[] other = ofLetter[b];
        for (int i = 0; i < mine.length && j < other.length; i++) {
            while (j < other.length && other[j] < mine[i]) {
                j++;
            }
            if (j < other.length && other[j] == mine[i]) {
                int held = letters(mine[i]);
                rarest = rarest == 0 ? held : Math.min(rarest, held);
            }
        }
        return rarest;
    }

    /** True for two characters, or one where the first is 0, that occur mostly within names: they say where, not what. */
    boolean isPartOfNames(char first, char second, int letters) {
        var counted = pairs.get(first << 16 | second);
        return counted != null && counted.letters >= MOSTLY_NAME * letters;
    }

    private long[] read(char[] title, char[] body) {
        long[] names = new long[title.length + MOST_BODY];
        int n = read(title, title.length, names, 0);
        n = read(body, Math.min(body.length, MOST_BODY), names, n);
        return Arrays.stream(names, 0, n).sorted().distinct().toArray();
    }

    private int read(char[] text, int length, long[] names, int read) {
        int n = read;
        for (int i = 1; i < length; i++) {
            long name = endWords[text[i]] ? name(text, i) : 0;
            if (name != 0) {
                names[n++] = name;
            }
        }
        return n;
    }

    /** The name that ends here, or 0. */
    private static long name(char[] text, int end) {
        if (Symbols.isWord(text[end])) {
            return Symbols.isWord(text[end - 1]) ? (long) text[end - 1] << 16 | text[end] : 0;
        }
        boolean letters = end >= LENGTH - 1 && Character.isLetterOrDigit(plain(text[end - 1])) && Character.isLetterOrDigit(plain(text[end - 2]));
        return letters && !NOT_NAMES.contains(new String(text, end - 1, 2)) ? (long) text[end - 2] << 32 | (long) text[end - 1] << 16 | text[end] : 0;
    }

    private static char plain(char symbol) {
        return Symbols.isWord(symbol) ? 'a' : symbol;
    }

    private void countPairs(char[] text, int length, int letter) {
        for (int i = 1; i < length; i++) {
            if (endWords[text[i]] && Arrays.binarySearch(ofLetter[letter], name(text, i)) >= 0) {
                for (int at = Math.max(0, i - LENGTH - MORE + 1); at < i; at++) {
                    count(text[at] << 16 | text[at + 1], letter);
                    count(text[at], letter);
                }
                count(text[i], letter);
            }
        }
    }

    private void count(int pair, int letter) {
        var counted = pairs.computeIfAbsent(pair, p -> new Pairs());
        counted.letters += counted.last == letter ? 0 : 1;
        counted.last = letter;
    }
}
