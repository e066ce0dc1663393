package huiying.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import huiying.app.House;

class ChatTest {
    private final House house = House.demo();

    @Test
    void theChatPageSaysSomethingAndHearsTheAnswer() throws Exception {
        var cookie = newVisitor();
        var answer = listen(cookie, "0");

        assertThat(say(cookie, UUID.randomUUID(), "路灯坏了，滨河路12号")).isEqualTo(202);
        assertThat(answer.get(20, TimeUnit.SECONDS)).contains("\"text\":\"");
    }

    @Test
    void aStreamIsResumedAfterTheLastMessageSeen() throws Exception {
        var cookie = newVisitor();
        say(cookie, UUID.randomUUID(), "你好");
        var first = listen(cookie, "0").get(20, TimeUnit.SECONDS);
        var number = first.substring(first.indexOf("\"number\":") + 9, first.indexOf(','));
        var next = listen(cookie, number);
        say(cookie, UUID.randomUUID(), "路灯坏了，滨河路12号");

        assertThat(next.get(20, TimeUnit.SECONDS)).doesNotContain("\"number\":" + number + ",");
    }

    /** Numbers are drawn before the commit: while much is told at once, one far below those already shown may appear after them. */
    @Test
    void whatAppearsLateBelowMuchThatWasShownIsStillShown() throws Exception {
        var cookie = newVisitor();
        say(cookie, UUID.randomUUID(), "你好");
        var shown = listen(cookie, "0").get(20, TimeUnit.SECONDS);
        var number = Long.parseLong(shown.substring(shown.indexOf("\"number\":") + 9, shown.indexOf(',')));
        var address = house.jdbc().sql("select address from delivery where seq = ?").param(number).query(UUID.class).single();
        var answers = house.bean(ChatAnswers.class);
        var late = answers.after(address, 0, null, Set.of()).getFirst();

        assertThat(answers.after(address, number + 500, late.at().plusSeconds(60), Set.of())).extracting(ChatAnswers.Told::id).contains(late.id());
        assertThat(answers.after(address, number + 500, late.at().plusSeconds(60), Set.of(late.id()))).extracting(ChatAnswers.Told::id)
                .doesNotContain(late.id());
        assertThat(answers.after(address, number + 500, null, Set.of())).isEmpty();
    }

    @Test
    void withoutASessionOfOursNobodySpeaksOrListens() {
        assertThat(say("huiying_chat=made-up", UUID.randomUUID(), "x")).isEqualTo(403);
        assertThat(house.get("/chat/stream", "Accept", "text/event-stream", "Cookie", "huiying_chat=made-up").statusCode()).isEqualTo(403);
    }

    /** A page of somebody else's can post a form with our cookie, but no JSON. */
    @Test
    void aFormOfAnotherSiteIsRefused() {
        assertThat(house.post("/chat/messages", "{}".getBytes(StandardCharsets.UTF_8), "Content-Type", "text/plain", "Cookie", newVisitor()).statusCode())
                .isEqualTo(403);
    }

    /** Browsers that keep frames from all storage still keep a cookie for the one site the frame is shown on. */
    @Test
    void aFrameIsRememberedByACookieOfTheSiteItIsShownOnAndOnlyItsOwnScriptMayUseIt() {
        var given = house.post("/chat/session", new byte[0], "X-Huiying-Frame", "1");
        var set = given.headers().firstValue("Set-Cookie").orElseThrow();
        var cookie = set.substring(0, set.indexOf(';'));

        assertThat(set).startsWith("__Host-huiying_frame=").contains("SameSite=None", "Partitioned", "Secure").containsIgnoringCase("HttpOnly");
        assertThat(given.body()).contains("token");
        assertThat(house.get("/chat/history", "Cookie", cookie).statusCode()).isEqualTo(403);
        assertThat(say(cookie, UUID.randomUUID(), "你好")).isEqualTo(403);
        assertThat(house.get("/chat/history", "Cookie", cookie, "X-Huiying-Frame", "1").statusCode()).isEqualTo(200);
        assertThat(house.post("/chat/session", new byte[0], "Cookie", cookie, "X-Huiying-Frame", "1").headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void oneVisitorNeverHearsAnother() throws Exception {
        var other = newVisitor();
        say(other, UUID.randomUUID(), "你好");
        listen(other, "0").get(20, TimeUnit.SECONDS);

        assertThat(listen(newVisitor(), "0")).failsWithin(Duration.ofMillis(300));
    }

    private String newVisitor() {
        var set = house.post("/chat/session", new byte[0]).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
        return set.substring(0, set.indexOf(';'));
    }

    private int say(String cookie, UUID id, String text) {
        var json = "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}";
        return house.post("/chat/messages", json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json", "Cookie", cookie).statusCode();
    }

    /** The next message of the stream. */
    private CompletableFuture<String> listen(String cookie, String last) {
        var request = house.request("/chat/stream", "Accept", "text/event-stream", "Cookie", cookie, "Last-Event-ID", last).GET().build();
        return house.client().sendAsync(request, BodyHandlers.ofInputStream()).thenApplyAsync(response -> {
            var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)).lines();
            return lines.filter(line -> line.startsWith("data:")).findFirst().orElse("");
        });
    }
}
