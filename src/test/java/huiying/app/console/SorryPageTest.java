package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;

class SorryPageTest {
    private final House house = House.demo();

    @Test
    void whoComesToNoPageIsToldInTheirLanguageAndShownTheWayHome() {
        var chinese = house.get("/nowhere");
        assertThat(chinese.statusCode()).isEqualTo(404);
        assertThat(chinese.body()).contains("没有这个页面", "lang=\"zh-CN\"", "href=\"/\"");
        assertThat(house.get("/nowhere", "Accept-Language", "en").body()).contains("There is no such page", "lang=\"en\"");
    }

    @Test
    void aFormThatWasOpenForTooLongIsRefusedInWords() {
        var refused = new Visitor(house).forge("/login", Map.of("_csrf", "foreign"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("请返回重试");
    }

    @Test
    void aBrokenUploadIsTheSendersErrorAndChangesNothing() {
        var refused = house.post("/open311/v2/requests.json", "no boundary in here".getBytes(StandardCharsets.US_ASCII), "Content-Type",
                "multipart/form-data; boundary=abc",
                "Accept-Language", "en");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("nothing was changed");
    }

    @Test
    void nothingOfTheHouseAndNothingTypedIsRepeated() {
        var page = house.get("/%3Cscript%3Ealert(1)%3C/script%3E").body();
        assertThat(page).doesNotContain("<script>alert", "huiying.app", "Exception", "springframework");
    }

    @Test
    void programsGetTheirProblemAsData() {
        var refused = house.get("/api/v1/nowhere", "Authorization", "Bearer " + House.API_SECRET);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
