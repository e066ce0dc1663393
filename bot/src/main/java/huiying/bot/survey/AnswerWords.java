package huiying.bot.survey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.google.re2j.Pattern;

/** Reads answers to the survey that are given in words instead of digits, in Chinese and English, whichever of the questions they fit. */
public final class AnswerWords {
    private static final String PAUSES = ",.;:!?，。；：！？、~～…\n";
    private static final Pattern ASKS = Pattern
            .compile("(?:[?？]|吗|了么|了没|了没有|修不修|(?i:^(?:is|was|has|did|have) (?:it|that|you|they|any).*|^(?:when|how) .*))[\\s。.!！~～…]*$");
    private static final List<String> TAILS = List.of("了吧", "吧", "啊", "呀", "哦", "呢", "啦", "谢谢", " thanks", " thank you");

    private final Map<Question, Map<String, String>> phrases = new EnumMap<>(Question.class);

    /** The words that ship with the product. */
    public AnswerWords() {
        for (var line : lines()) {
            var columns = line.split("\t");
            var known = phrases.computeIfAbsent(Question.valueOf(columns[0]), question -> new HashMap<>());
            for (var phrase : columns[2].split("\\|", -1)) {
                if (known.put(phrase, columns[1]) != null) {
                    throw new IllegalStateException(phrase + " is two answers to " + columns[0]);
                }
            }
        }
    }

    /**
     * What was answered.
     *
     * @param question the question it answers, which may be another one than was asked last
     * @param more     what was said beside it, as written; empty when nothing was
     */
    public record Read(Question question, String answer, String more) {
    }

    /** The answer these words give, tried on the question asked last before the others; empty when they are none. Who asks "mended?" has answered nothing. */
    public Optional<Read> read(Question asked, String words) {
        return asks(words) ? Optional.empty() : whole(asked, words).or(() -> firstClause(asked, words));
    }

    /** A question of the resident's own: "修好了吗", "is it fixed?". */
    public static boolean asks(String words) {
        return ASKS.matcher(words).find();
    }

    Map<String, String> known(Question question) {
        return phrases.getOrDefault(question, Map.of());
    }

    private Optional<Read> whole(Question asked, String words) {
        return answer(asked, words, "");
    }

    /** "没解决，灯还是一闪一闪": the first part answers, the rest says why. */
    private Optional<Read> firstClause(Question asked, String words) {
        var line = words.strip();
        for (int i = 1; i < line.length() - 1; i++) {
            if (PAUSES.indexOf(line.charAt(i)) >= 0) {
                return answer(asked, line.substring(0, i), withoutPauses(line.substring(i)));
            }
        }
        return Optional.empty();
    }

    private Optional<Read> answer(Question asked, String words, String more) {
        var said = plain(words);
        var questions = new ArrayList<>(List.of(asked, Question.SATISFIED, Question.SOLVED, Question.CONTACTED));
        return questions.stream().filter(question -> question == asked || !isBareYesOrNo(said)).flatMap(question -> known(question, said).stream().map(
                answer -> new Read(question, answer, more))).findFirst();
    }

    private Optional<String> known(Question question, String said) {
        var known = known(question);
        return Optional.ofNullable(known.get(said)).or(() -> Optional.ofNullable(known.get(withoutTail(said))));
    }

    /** "有" and "no" answer only what was asked. */
    private boolean isBareYesOrNo(String said) {
        return phrases.values().stream().filter(known -> known.containsKey(said)).count() > 1;
    }

    private static String plain(String words) {
        var folded = Normalizer.normalize(words, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('’', '\'').strip();
        return withoutPauses(folded);
    }

    private static String withoutPauses(String words) {
        int from = 0;
        int to = words.length();
        while (from < to && (PAUSES.indexOf(words.charAt(from)) >= 0 || Character.isWhitespace(words.charAt(from)))) {
            from++;
        }
        while (to > from && (PAUSES.indexOf(words.charAt(to - 1)) >= 0 || Character.isWhitespace(words.charAt(to - 1)))) {
            to--;
        }
        return words.substring(from, to);
    }

    private static String withoutTail(String said) {
        return TAILS.stream().filter(tail -> said.endsWith(tail) && said.length() > tail.length()).findFirst().map(tail -> withoutPauses(said.substring(0,
                said.length() - tail.length()))).orElse(said);
    }

    private static List<String> lines() {
        var resource = "/huiying/bot/answers.tsv";
        try (var in = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(AnswerWords.class.getResourceAsStream(resource), resource), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
