package huiying.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Until;

class ChatPageTest {
    private final House house = House.demo();

    private String newVisitor() {
        var set = house.post("/chat/session", new byte[0]).headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private void say(String cookie, String json) {
        assertThat(
                house.post("/chat/messages", json.formatted(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json", "Cookie",
                        cookie).statusCode())
                .isEqualTo(202);
    }

    private String page(String cookie) {
        return house.get("/chat?lang=zh", "Cookie", cookie).body();
    }

    @Test
    void whoeverComesBackFindsWhatWasSaidInOrder() {
        var cookie = newVisitor();
        say(cookie, "{\"id\":\"%s\",\"text\":\"柳荫里小区6号楼门口的路灯坏了\"}");
        Until.holds(() -> assertThat(page(cookie)).contains("查询码"));
        var page = page(cookie);

        assertThat(page.indexOf("6号楼")).isPositive().isLessThan(page.indexOf("查询码"));
        assertThat(page).contains("data-id=");
    }

    @Test
    void aPositionAndHostileWordsAreShownAsWhatTheyAre() {
        var cookie = newVisitor();
        say(cookie, "{\"id\":\"%s\",\"text\":\"<script>alert(1)</script> 路灯坏了\"}");
        say(cookie, "{\"id\":\"%s\",\"location\":{\"latitude\":28.12,\"longitude\":113.02}}");

        assertThat(page(cookie)).contains("我的位置", "&lt;script&gt;alert(1)").doesNotContain("<script>alert");
    }

    @Test
    void aStrangerSeesNothingOfAnybody() {
        var cookie = newVisitor();
        say(cookie, "{\"id\":\"%s\",\"text\":\"柳荫里小区8号楼门口的路灯坏了\"}");

        assertThat(house.get("/chat").body()).doesNotContain("8号楼").contains("id=\"composer\"");
        assertThat(page(newVisitor())).doesNotContain("8号楼");
        assertThat(page("huiying_chat=made.up")).doesNotContain("8号楼");
    }
}
