package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.learning.lists.IntentRoom;

/** The lists the service reads by on their pages: read in both languages, changed with a reason, and brought back. */
class ListPagesTest {
    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(House.directory());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static void bothLanguages(Visitor who, String... paths) {
        for (var path : paths) {
            for (var language : List.of("zh", "en")) {
                var page = who.seeForm(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body()).as(path).doesNotContain("??").doesNotContain(">list.").doesNotContain(">intents.").doesNotContain("studio.note");
            }
        }
    }

    @Test
    void answersSignsPlacesAndIntentsAreLookedAfterWithoutAProgrammer() {
        var admin = Visitor.signedIn(house, "admin");
        bothLanguages(admin, "/console/studio/lists/answers", "/console/studio/lists/signs", "/console/studio/lists/places", "/console/studio/lists/intents",
                "/console/studio/lists/signs?label=immediate.fire&text=%E5%AD%94%E6%98%8E%E7%81%AF", "/console/studio/lists/answers/0",
                "/console/studio/lists/signs/3", "/console/studio/intents", "/console/studio/lists/places?q=%E8%B7%AF");
        admin.seeForm("/console/studio/lists/places");
        var grid = house.jdbc().sql("select grid from place order by id limit 1").query(String.class).single();
        assertThat(location(admin.submit("/console/studio/lists/places/add", Map.of("seen", "0", "cell", "大榕树", "why", "x")))).endsWith("note=row-grid");
        assertThat(location(house(admin, "/console/studio/lists/places/add", "seen=0&cell=%E5%A4%A7%E6%A6%95%E6%A0%91&cell=" + grid + "&why=a+tree")))
                .endsWith("note=kept");
        assertThat(admin.get("/console/studio/lists/places?q=%E5%A4%A7%E6%A6%95%E6%A0%91&lang=en").body()).contains("大榕树").contains("a tree");
        assertThat(location(house(admin, "/console/studio/lists/places/add", "seen=0&cell=%E5%B0%8F%E6%A0%91&cell=" + grid + "&why=late")))
                .endsWith("list-moved");
        assertThat(location(admin.submit("/console/studio/lists/places/back/0", Map.of("why", "no tree")))).endsWith("note=kept");
        assertThat(house.jdbc().sql("select count(*) from place where name = '大榕树'").query(Integer.class).single()).isZero();
        assertThat(admin.get("/console/studio/lists/signs/export?format=csv").body()).contains("immediate.fire");
        bothLanguages(admin, "/console/studio/lists/places");
        admin.seeForm("/console/studio/lists/signs");
        var brought = admin.bring("/console/studio/lists/signs/import", Map.of("seen", "0", "why", "a file"), "file",
                "label,rule\nimmediate.fire,孔明灯\n".getBytes(StandardCharsets.UTF_8));
        assertThat(location(brought)).as("a photo is no table").endsWith("note=row-file");
        assertThat(admin.get("/console/studio/lists/signs?label=immediate.fire&text=%E7%81%AB&lang=zh").body()).as("what would be heard wrongly").contains("✗");
        assertThat(location(house(admin, "/console/studio/lists/signs/add", "seen=0&cell=immediate.fire&cell=%E7%81%AB&why=every+fire")))
                .endsWith("note=row-golden");
        assertThat(Visitor.signedIn(house, "supervisor").get("/console/studio/lists/answers").statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> house(Visitor who, String path, String body) {
        return house.post(path, (body + "&_csrf=" + java.net.URLEncoder.encode(who.token(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8),
                "Content-Type", "application/x-www-form-urlencoded", "Cookie",
                who.cookies().entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).collect(java.util.stream.Collectors.joining("; ")));
    }

    @Test
    void turnIntentsAreTrainedAndReleasedOnTheirPage() {
        var admin = Visitor.signedIn(house, "admin");
        admin.seeForm("/console/studio/intents");
        assertThat(location(admin.submit("/console/studio/intents/train", Map.of("why", "first")))).endsWith("note=asked");
        house.bean(IntentRoom.class).workOff();
        huiying.app.Until.holds(java.time.Duration.ofMinutes(3), () -> assertThat(house.jdbc().sql("select state from intent_run").query(String.class).single())
                .isEqualTo("done"));
        bothLanguages(admin, "/console/studio/intents");
        var run = house.jdbc().sql("select cast(id as text) from intent_run").query(String.class).single();
        assertThat(location(admin.submit("/console/studio/intents/" + run + "/release", Map.of("why", "")))).endsWith("why-missing");
        assertThat(location(admin.submit("/console/studio/intents/" + run + "/release", Map.of("why", "our own")))).endsWith("note=promoted");
        bothLanguages(admin, "/console/studio/intents");
        assertThat(location(admin.submit("/console/studio/intents/back/0", Map.of("why", "as before")))).endsWith("note=rolled");
        assertThat(house.jdbc().sql("select count(*) from audit where action = 'intents.release'").query(Integer.class).single()).isEqualTo(2);
    }
}
