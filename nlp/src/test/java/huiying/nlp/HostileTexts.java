package huiying.nlp;

import java.util.List;
import java.util.SplittableRandom;

/** Texts nobody writes in good faith, made from a seed: repetition, mixtures of scripts, broken surrogates, marks, digits, things that look like everything. */
public final class HostileTexts {
    public static final int LONGEST = 4000;
    private static final List<String> PIECES = List.of("路灯", "不亮", "13", "8", "号", "院", "0000000000", "\uD83D\uDE00", "\uD83D", "\uDE00", "\u0000", "\u202E",
            "\u0301",
            "ａ１", "\r\n", "。", "，", "：//", "@", "110101199001011237", "昨晚", "点", "http://a.b/", "the gas ", "1)", "((((", "\"", "不对，是", "另外", "\u200D", "İ",
            "ß", "省市区",
            "aaaa", "第", "-", "…", "％", "[[", "${", "，，，，");
    private final SplittableRandom random;

    public HostileTexts(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The next text, at most 4,000 characters. */
    public String next() {
        int length = 1 + random.nextInt(random.nextInt(4) == 0 ? LONGEST : 120);
        var text = new StringBuilder();
        int kind = random.nextInt(5);
        String repeated = PIECES.get(random.nextInt(PIECES.size()));
        while (text.length() < length) {
            switch (kind) {
                case 0 -> text.append((char) random.nextInt(65_536));
                case 1 -> text.append(repeated);
                case 2 -> text.append(PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> text.append((char) ('一' + random.nextInt(20_000)));
                default -> text.append(random.nextInt(3) == 0 ? repeated : PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(100));
            }
        }
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
