package huiying.channels.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.twilio.security.RequestValidator;

import huiying.channels.Vectors;
import huiying.channels.WebhookRequest;

class TwilioSignatureTest {

    private static final String TOKEN = "12345678901234567890123456789012";
    private static final String FORM = "From=%2B14155552671&Body=%E8%B7%AF%E7%81%AF%E5%9D%8F%E4%BA%86&NumMedia=0";

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void theProvidersOwnSignaturesAreAccepted(String name, String url, String body, String signature) {
        assertThat(verify(url, body, signature, TOKEN)).isTrue();
    }

    static Stream<Arguments> vectors() {
        return Vectors.load("twilio-signature").valueStream().map(vector -> Arguments.of(vector.get("name").asString(), vector.get("url").asString(),
                vector.has("rawBody") ? vector.get("rawBody").asString() : vector.get("formBody").asString(), vector.get("signature").asString()));
    }

    @Test
    void aSignatureWithoutThePortIsAcceptedWhereThePortIsConfigured() {
        var vector = Vectors.load("twilio-signature").get(2);
        var withPort = vector.get("url").asString().replace(".gov/", ".gov:8443/");
        assertThat(verify(withPort, vector.get("formBody").asString(), vector.get("signature").asString(), TOKEN)).isTrue();
    }

    @Test
    void aSignatureWithTheStandardPortIsAcceptedWhereNoneIsConfigured() {
        var signature = TwilioSignature.sign(TOKEN, "https://h.example:443/sms?q=%E8%B7%AF", Map.of("A", List.of("1")));
        assertThat(verify("https://h.example/sms?q=%E8%B7%AF", "A=1", signature, TOKEN)).isTrue();
    }

    @Test
    void theSdksValidatorAgrees() {
        var url = "https://h.example/channels/twilio/sms";
        var form = request("POST", url, FORM, "").form();
        var single = Map.of("From", "+14155552671", "Body", "路灯坏了", "NumMedia", "0");
        assertThat(new RequestValidator(TOKEN).validate(url, single, TwilioSignature.sign(TOKEN, url, form))).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void aMutatedRequestIsRefused(String what, WebhookRequest mutated) {
        assertThat(signature("https://h.example:8443", TOKEN, null).verify(mutated)).as(what).isFalse();
    }

    static Stream<Arguments> mutations() {
        var url = "https://h.example:8443/sms?lang=zh";
        var good = TwilioSignature.sign(TOKEN, url, request("POST", url, FORM, "").form());
        assertThat(signature("https://h.example:8443", TOKEN, null).verify(request("POST", url, FORM, good))).as("the checker accepts the genuine one")
                .isTrue();
        return Stream.of(Arguments.of("a changed value", request("POST", url, FORM.replace("2671", "2672"), good)),
                Arguments.of("an added field", request("POST", url, FORM + "&Extra=1", good)),
                Arguments.of("a removed field", request("POST", url, FORM.replace("&NumMedia=0", ""), good)),
                Arguments.of("a renamed field", request("POST", url, FORM.replace("Body", "Bodi"), good)),
                Arguments.of("a second value", request("POST", url, FORM + "&Body=x", good)),
                Arguments.of("a trailing blank", request("POST", url, FORM + "+", good)),
                Arguments.of("another path", request("POST", url.replace("/sms", "/voice"), FORM, good)),
                Arguments.of("a trailing slash", request("POST", url.replace("/sms", "/sms/"), FORM, good)),
                Arguments.of("a changed query", request("POST", url.replace("zh", "en"), FORM, good)),
                Arguments.of("a dropped query", request("POST", url.replace("?lang=zh", ""), FORM, good)),
                Arguments.of("as a GET", request("GET", url, FORM, good)),
                Arguments.of("lower case", request("POST", url, FORM, good.toLowerCase(java.util.Locale.ROOT))),
                Arguments.of("cut short", request("POST", url, FORM, good.substring(1))), Arguments.of("an empty signature", request("POST", url, FORM, "")),
                Arguments.of("signed with an empty token", request("POST", url, FORM, TwilioSignature.sign(" ", url, Map.of()))),
                Arguments.of("no signature", new WebhookRequest("POST", "/sms", "lang=zh", Map.of(), FORM.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aForwardedHostChangesNothing() {
        var url = "https://evil.example/sms";
        var signed = TwilioSignature.sign(TOKEN, url, Map.of());
        var request = new WebhookRequest("POST", "/sms", "",
                Map.of("x-twilio-signature", List.of(signed), "x-forwarded-host", List.of("evil.example"), "host", List.of("evil.example")), new byte[0]);
        assertThat(signature("https://h.example", TOKEN, null).verify(request)).isFalse();
    }

    @Test
    void aBodyThatDoesNotMatchItsSignedHashIsRefused() {
        var vector = Vectors.load("twilio-signature").get(5);
        assertThat(verify(vector.get("url").asString(), vector.get("rawBody").asString() + " ", vector.get("signature").asString(), TOKEN)).isFalse();
    }

    @Test
    void theTokenBeforeIsAcceptedWhileItIsBeingReplaced() {
        var url = "https://h.example/sms";
        var old = request("POST", url, "A=1", TwilioSignature.sign("old", url, Map.of("A", List.of("1"))));
        assertThat(signature("https://h.example", "new", "old").verify(old)).isTrue();
        assertThat(signature("https://h.example", "new", null).verify(old)).isFalse();
    }

    private static boolean verify(String url, String body, String signature, String token) {
        var base = url.substring(0, url.indexOf('/', 8));
        return signature(base, token, null).verify(request("POST", url, body, signature));
    }

    private static TwilioSignature signature(String publicBaseUrl, String token, String previous) {
        return new TwilioSignature(
                new TwilioAccount("main", "AC1", new TwilioAccount.AuthTokens(token, previous), "+15017122661", TwilioAccount.API, publicBaseUrl));
    }

    private static WebhookRequest request(String method, String url, String body, String signature) {
        var uri = URI.create(url);
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new WebhookRequest(method, uri.getRawPath(), query, Map.of("x-twilio-signature", List.of(signature)), body.getBytes(StandardCharsets.UTF_8));
    }
}
