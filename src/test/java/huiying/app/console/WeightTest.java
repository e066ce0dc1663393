package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.app.House;
import huiying.app.Visitor;

/** What a page makes the browser fetch and run: 150 KB packed at most; pages with charts and maps aside. */
class WeightTest {
    private static final int MOST = 150 * 1024;
    private static final List<String> DRAWING = List.of("echarts", "leaflet");

    private final House house = House.demo();

    @ParameterizedTest
    @CsvSource({"agent,/console/desk", "agent,/console/cases", "agent,/console/search", "cgj,/console/work", "supervisor,/console/wall",
            "supervisor,/console/reports", "supervisor,/console/watch/rates", "supervisor,/console/watch/hotspots", "admin,/console/admin/duties",
            "security,/console/admin/people", "auditor,/console/admin/audit", "agent,/console/me", "agent,/console/guide"})
    void theScriptsOfAPageAreLight(String login, String path) throws IOException {
        var page = Visitor.signedIn(house, login).get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        var scripts = Pattern.compile("<script[^>]* src=\"([^\"]+)\"").matcher(page.body()).results().map(found -> found.group(1)).toList();

        assertThat(scripts).isNotEmpty().noneMatch(script -> DRAWING.stream().anyMatch(script::contains));
        int all = 0;
        for (var script : scripts) {
            var file = house.get(script);
            assertThat(file.statusCode()).as(script).isEqualTo(200);
            all += packed(file.body());
        }
        assertThat(all).as("%s loads %s", path, scripts).isBetween(1000, MOST);
    }

    private static int packed(String script) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(script.getBytes(StandardCharsets.UTF_8));
        }
        return out.size();
    }
}
