package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.google.re2j.Pattern;

/** Rules every template keeps: escaped output, no inline script or style, forms that post with a key, words in both languages. */
class TemplatesTest {
    private static final Path RESOURCES = Path.of("main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z][a-zA-Z0-9_.]*)[(}]");

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private static Properties bundle(String language) throws IOException {
        var properties = new Properties();
        for (var name : List.of("messages_", "staff_")) {
            try (var in = new InputStreamReader(Files.newInputStream(RESOURCES.resolve(name + language + ".properties")), StandardCharsets.UTF_8)) {
                properties.load(in);
            }
        }
        return properties;
    }

    static List<String> offences(String name, String template) {
        var found = new ArrayList<String>();
        Stream.of("th:utext", "[(", "<style", " style=", "th:style", " onclick", " onsubmit", " onload", "javascript:", "hx-on", "th:inline", "th:onclick")
                .filter(
                        template::contains)
                .forEach(bad -> found.add(name + ": " + bad));
        var script = Pattern.compile("<script(?:>| [^>]*>)").matcher(template);
        while (script.find()) {
            if (!script.group().contains("src=")) {
                found.add(name + ": inline script");
            }
        }
        var post = Pattern.compile("(?s)<form[^>]*method=\"post\"[^>]*>").matcher(template);
        while (post.find()) {
            if (!post.group().contains("th:action=")) {
                found.add(name + ": a post without th:action carries no CSRF token");
            }
        }
        return found;
    }

    @Test
    void noTemplateEscapesTheRules() throws IOException {
        var found = new ArrayList<String>();
        for (var file : templates()) {
            found.addAll(offences(file.toString(), Files.readString(file)));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theRulesFindWhatTheyForbid() {
        assertThat(offences("bad", "<p th:utext=\"x\" style=\"a\"><script>x</script><form method=\"post\" action=\"/x\">")).hasSize(4);
        assertThat(offences("good", "<script src=\"/x\" defer></script><form method=\"post\" th:action=\"@{/x}\">")).isEmpty();
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(new TreeSet<>(bundle("en").stringPropertyNames())).isEqualTo(new TreeSet<>(bundle("zh").stringPropertyNames()));
    }

    @Test
    void everyWordATemplateAsksForExists() throws IOException {
        var known = bundle("zh").stringPropertyNames();
        var missing = new TreeSet<String>();
        for (var file : templates()) {
            var asked = KEY.matcher(Files.readString(file));
            while (asked.find()) {
                if (!known.contains(asked.group(1))) {
                    missing.add(asked.group(1) + " in " + file.getFileName());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theStyleSheetsStayWithinTheirBudget() throws IOException {
        var both = Files.readString(RESOURCES.resolve("static/css/tokens.css")) + Files.readString(RESOURCES.resolve("static/css/components.css"));
        var packed = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write(both.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(packed.size()).isLessThan(10 * 1024);
    }
}
