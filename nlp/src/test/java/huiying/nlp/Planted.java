package huiying.nlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.google.re2j.Pattern;

/** The planted sets: texts written to trip an understander up, with what should be found in them. */
final class Planted {
    private static final Pattern MARK = Pattern.compile("\\[\\[(\\w+):(.*?)\\]\\]");

    private Planted() {
    }

    static List<String> lines(String name) {
        try (var reader = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(Planted.class.getResourceAsStream("planted/" + name)), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<String[]> rows(String name) {
        return lines(name).stream().map(line -> line.split("\t")).toList();
    }

    /** A text with what is marked in it. */
    record Marked(String text, List<Mark> marks) {
        static Marked of(String line) {
            var text = new StringBuilder();
            var marks = new ArrayList<Mark>();
            var matcher = MARK.matcher(line);
            int last = 0;
            while (matcher.find()) {
                text.append(line, last, matcher.start());
                marks.add(new Mark(matcher.group(1), new Span(text.length(), text.length() + matcher.group(2).length())));
                text.append(matcher.group(2));
                last = matcher.end();
            }
            return new Marked(text.append(line.substring(last)).toString(), marks);
        }
    }

    /** One marked stretch. */
    record Mark(String kind, Span span) {
        boolean touches(Span other) {
            return span.start() < other.end() && other.start() < span.end();
        }
    }
}
