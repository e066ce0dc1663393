package huiying.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.re2j.Pattern;

/** The words of the pages in both languages. */
class PageWordsTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{[0-9][^}]*\\}");

    private static Properties words(String bundle, String language) throws IOException {
        var words = new Properties();
        try (var in = Objects.requireNonNull(PageWordsTest.class.getResourceAsStream("/" + bundle + "_" + language + ".properties"));
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }

    private static TreeSet<String> parameters(String text) {
        var found = new TreeSet<String>();
        var matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group().substring(0, 2));
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "staff"})
    void whatIsSaidInOneLanguageIsSaidInTheOtherWithTheSameParameters(String bundle) throws IOException {
        var chinese = words(bundle, "zh");
        var english = words(bundle, "en");

        assertThat(english.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(chinese.stringPropertyNames());
        for (var key : chinese.stringPropertyNames()) {
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(parameters(english.getProperty(key))).as(key).isEqualTo(parameters(chinese.getProperty(key)));
        }
    }

    /** Only words with parameters are formatted, and only there two apostrophes become one. */
    @ParameterizedTest
    @ValueSource(strings = {"messages_en", "messages_zh", "staff_en", "staff_zh"})
    void anApostropheIsShownAsOne(String file) throws IOException {
        var words = words(file.substring(0, file.indexOf('_')), file.substring(file.indexOf('_') + 1));

        for (var key : words.stringPropertyNames()) {
            var text = words.getProperty(key);
            if (parameters(text).isEmpty()) {
                assertThat(text).as(key).doesNotContain("''");
            } else {
                assertThat(text.replace("''", "")).as(key).doesNotContain("'");
            }
        }
    }
}
