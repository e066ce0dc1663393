package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Until;
import huiying.app.Visitor;
import huiying.bot.addresses.Addresses;
import huiying.channels.Address;

/** An agent takes a web chat over, speaks and hands it back, from both sides. */
class TalksPagesTest {
    private final House house = House.demo();

    private String newVisitor() {
        var set = house.post("/chat/session", new byte[0]).headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private String talkOf(String cookie) {
        var name = cookie.substring(cookie.indexOf('=') + 1, cookie.lastIndexOf('.'));
        return "/console/talks/" + house.bean(Addresses.class).idOf(new Address("web", "main", name));
    }

    private int post(String cookie, String path, String json) {
        return house.post(path, json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json", "Cookie", cookie).statusCode();
    }

    private void say(String cookie, String text) {
        assertThat(post(cookie, "/chat/messages", "{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"" + text + "\"}")).isEqualTo(202);
    }

    private String page(String cookie) {
        return house.get("/chat?lang=zh", "Cookie", cookie).body();
    }

    private static Map<String, String> key(String... more) {
        var fields = new java.util.LinkedHashMap<String, String>();
        fields.put("key", UUID.randomUUID().toString());
        for (int n = 0; n < more.length; n += 2) {
            fields.put(more[n], more[n + 1]);
        }
        return fields;
    }

    @Test
    void aPersonAnswersInTheChatWhileTheServiceIsSilent() {
        var cookie = newVisitor();
        say(cookie, "转人工");
        Until.holds(() -> assertThat(page(cookie)).contains("请稍"));
        var talk = talkOf(cookie);
        var agent = Visitor.signedIn(house, "agent");
        assertThat(agent.seeForm(talk + "?lang=zh").body()).contains("接入对话").contains("转人工").doesNotContain("交还自动答复");
        agent.submit(talk + "/take", Map.of());
        Until.holds(() -> assertThat(page(cookie)).contains("接入了对话"));

        var boss = Visitor.signedIn(house, "supervisor");
        assertThat(boss.seeForm(talk + "?lang=zh").body()).contains("正在与居民对话").doesNotContain("接入对话</button>");
        assertThat(boss.submit(talk + "/say", key("words", "我来")).headers().firstValue("Location").orElse("")).contains("note=taken");

        var form = key("words", "您好，您说的是哪个路口？");
        agent.submit(talk + "/say", form);
        agent.submit(talk + "/say", form);
        Until.holds(() -> assertThat(page(cookie)).contains("哪个路口"));
        assertThat(page(cookie).split("哪个路口", -1)).as("a form sent twice speaks once").hasSize(2);
        assertThat(page(cookie)).contains("class=\"say person\"");

        say(cookie, "谢谢您");
        Until.holds(() -> assertThat(agent.get(talk + "/body").body()).contains("谢谢您"));
        assertThat(page(cookie).lastIndexOf("哪个路口")).as("nobody said anything after it").isLessThan(page(cookie).lastIndexOf("谢谢您"));
        assertThat(page(cookie).substring(page(cookie).lastIndexOf("谢谢您"))).doesNotContain("data-number");

        agent.submit(talk + "/back", Map.of());
        Until.holds(() -> assertThat(page(cookie)).contains("对话结束了"));
        say(cookie, "你好");
        Until.holds(() -> assertThat(page(cookie).substring(page(cookie).lastIndexOf("对话结束了"))).contains("请直接说：什么问题"));
    }

    @Test
    void bothSidesSeeTheOther() throws Exception {
        var cookie = newVisitor();
        say(cookie, "转人工");
        Until.holds(() -> assertThat(page(cookie)).contains("请稍"));
        var talk = talkOf(cookie);
        var standing = listen(cookie, "\"typing\":true");
        var agent = Visitor.signedIn(house, "agent");
        agent.seeForm(talk);
        agent.submit(talk + "/take", Map.of());
        assertThat(agent.submit(talk + "/typing", Map.of()).statusCode()).isEqualTo(204);
        assertThat(standing.get(20, TimeUnit.SECONDS)).contains("\"person\":\"");

        assertThat(post(cookie, "/chat/typing", "{}")).isEqualTo(200);
        assertThat(agent.get(talk + "/body?lang=zh").body()).contains("正在输入");
        assertThat(post(cookie, "/chat/seen", "{\"number\":9000000}")).isEqualTo(200);
        assertThat(agent.get(talk + "/body?lang=zh").body()).contains("居民已读");
        var read = listen(cookie, "\"read\":\"2");
        assertThat(agent.submit(talk + "/look", Map.of()).statusCode()).isEqualTo(204);
        assertThat(read.get(20, TimeUnit.SECONDS)).isNotEmpty();
        agent.submit(talk + "/back", Map.of());
    }

    @Test
    void onlyAgentsAndSupervisorsListen() {
        var cookie = newVisitor();
        say(cookie, "你好");
        Until.holds(() -> assertThat(page(cookie)).contains("data-number"));
        assertThat(Visitor.signedIn(house, "cgj").get(talkOf(cookie)).statusCode()).isEqualTo(403);
        assertThat(Visitor.signedIn(house, "agent").get("/console/talks/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void aRevokedOrMadeUpVisitorIsNobody() {
        var cookie = newVisitor();
        say(cookie, "你好");
        house.owner().sql("delete from chat_session where address = cast(? as uuid)").param(talkOf(cookie).substring("/console/talks/".length())).update();
        var other = newVisitor();
        house.owner().sql("update chat_session set revoked_at = now() where address = cast(? as uuid)")
                .param(talkOf(other).substring("/console/talks/".length()))
                .update();
        assertThat(post(other, "/chat/messages", "{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"x\"}")).isEqualTo(403);
        assertThat(page(other)).doesNotContain("data-number");
    }

    @Test
    void anAgentLinksTwoResidentsWithAReasonAndTakesItBack() {
        var one = newVisitor();
        var two = newVisitor();
        say(one, "柳荫里小区41号楼门口的路灯坏了");
        say(two, "你好");
        Until.holds(() -> assertThat(page(one)).contains("查询码"));
        Until.holds(() -> assertThat(page(two)).contains("data-number"));
        var number = house.jdbc().sql("select number from cases where address = cast(? as uuid)").param(talkOf(one).substring("/console/talks/".length()))
                .query(
                        String.class)
                .single();
        var agent = Visitor.signedIn(house, "agent");
        assertThat(agent.seeForm(talkOf(two)).body()).doesNotContain(number);
        assertThat(agent.submit(talkOf(two) + "/link", Map.of("number", number, "reason", "")).headers().firstValue("Location").orElse("")).contains("missing");
        agent.submit(talkOf(two) + "/link", Map.of("number", number, "reason", "电话里核对过姓名和住址"));
        assertThat(agent.get(talkOf(two)).body()).contains(number);
        agent.submit(talkOf(two) + "/unlink", Map.of());
        assertThat(agent.get(talkOf(two)).body()).doesNotContain(number);
        assertThat(agent.get(talkOf(one)).body()).contains(number);
    }

    /** The first event of the stream that says so. */
    private CompletableFuture<String> listen(String cookie, String part) {
        var request = house.request("/chat/stream", "Accept", "text/event-stream", "Cookie", cookie).GET().build();
        return house.client().sendAsync(request, BodyHandlers.ofInputStream()).thenApplyAsync(response -> {
            var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)).lines();
            return lines.filter(line -> line.startsWith("data:") && line.contains(part)).findFirst().orElse("");
        });
    }
}
