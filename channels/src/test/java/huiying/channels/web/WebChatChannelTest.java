package huiying.channels.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookRequest;

class WebChatChannelTest {

    private static final String ID = "\"id\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"";

    private final WebChatSessions sessions = new WebChatSessions(new byte[32]);
    private final WebChatChannel channel = new WebChatChannel("main", sessions, Clock.systemUTC());

    @ParameterizedTest
    @MethodSource("posts")
    void whatThePagePostsIsRead(String json, Content content, boolean prompt) {
        var message = (Inbound.Message) channel.read(post(json)).getFirst();
        assertThat(message.content()).isEqualTo(content);
        assertThat(message.prompt()).isEqualTo(prompt);
        assertThat(message.providerId()).isEqualTo("0f8fad5b-d9cb-469f-a165-70867728950e");
    }

    static Stream<Arguments> posts() {
        return Stream.of(Arguments.of("{" + ID + ",\"text\":\"路灯\\u0000\\ud800坏了\"}", new Content.Text("路灯\uFFFD\uFFFD坏了"), false),
                Arguments.of("{" + ID + ",\"choice\":\"2\"}", new Content.KeyPress("2"), true),
                Arguments.of("{" + ID + ",\"location\":{\"latitude\":39.92,\"longitude\":116.44,\"label\":\"朝阳路\"}}",
                        new Content.Location(39.92, 116.44, "朝阳路"), false),
                Arguments.of("{" + ID + ",\"event\":\"arrived\"}", new Content.Arrived(null), true),
                Arguments.of("{" + ID + ",\"event\":\"left\"}", new Content.Left(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"text\":\"a\"}", "{\"id\":\"1\",\"text\":\"a\"}", "{" + ID + "}", "{" + ID + ",\"event\":\"x\"}",
            "{" + ID + ",\"location\":{\"latitude\":91,\"longitude\":0}}", "{" + ID + ",\"location\":{}}"})
    void whatMakesNoSenseIsUnreadable(String json) {
        assertThatThrownBy(() -> channel.read(post(json))).isInstanceOf(UnreadableRequest.class);
    }

    @Test
    void aTokenInTheAuthorizationHeaderWillDo() {
        var token = sessions.issue();
        var request = new WebhookRequest("POST", "/chat", "",
                Map.of("content-type", List.of("application/json; charset=utf-8"), "authorization", List.of("Bearer " + token)),
                "{}".getBytes(UTF_8));
        assertThat(channel.verify(request)).isTrue();
    }

    @Test
    void everyVisitorIsSomebodyElse() {
        var ids = new HashSet<String>();
        for (int visitor = 0; visitor < 1_000; visitor++) {
            ids.add(sessions.check(sessions.issue()).orElseThrow());
        }
        assertThat(ids).hasSize(1_000);
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new WebChatSessions(new byte[31])).hasMessageContaining("32 bytes");
    }

    private WebhookRequest post(String json) {
        return new WebhookRequest("POST", "/chat", "",
                Map.of("content-type", List.of("application/json"), "cookie", List.of("__Host-huiying_chat=" + sessions.issue())),
                json.getBytes(UTF_8));
    }
}
