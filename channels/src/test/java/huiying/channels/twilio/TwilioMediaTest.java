package huiying.channels.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.channels.Fetched;
import huiying.channels.ScriptedProvider;
import huiying.channels.ScriptedProvider.Answer;
import huiying.channels.wire.Wire;

class TwilioMediaTest {
    private static final String PATH = "/2010-04-01/Accounts/AC0/Messages/MM1/Media/ME1";
    private static final String RECORDING = "/2010-04-01/Accounts/AC0/Recordings/RE1";

    private final ScriptedProvider provider = new ScriptedProvider();
    private final SmsChannel channel = new SmsChannel(TwilioFixture.account(provider.url()), new Wire(), Clock.systemUTC());

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aPhotoIsFetchedWithTheAccountsCredentials() {
        provider.then(photo("jpeg bytes"));
        assertThat(channel.fetch(provider.url() + PATH, 100)).isInstanceOfSatisfying(Fetched.Bytes.class, photo -> {
            assertThat(photo.bytes()).asString().isEqualTo("jpeg bytes");
            assertThat(photo.declaredType()).isEqualTo("image/jpeg");
        });
        assertThat(provider.asked.getFirst().headers().get("Authorization").getFirst()).startsWith("Basic ");
    }

    @ParameterizedTest
    @CsvSource({"204, true", "404, true", "500, false", "429, false", "401, false"})
    void theProviderIsAskedToForgetAPhotoAndSaysWhetherItHas(int status, boolean forgotten) {
        provider.then(ScriptedProvider.json(status, ""));
        assertThat(channel.forget(provider.url() + PATH)).isEqualTo(forgotten);
        assertThat(provider.asked).singleElement().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("DELETE");
            assertThat(asked.path()).isEqualTo(PATH);
            assertThat(asked.headers().get("Authorization").getFirst()).startsWith("Basic ");
        });
    }

    @Test
    void whatIsNotTheProvidersIsNeverAskedToBeForgotten() {
        assertThat(channel.forget("http://169.254.169.254/latest")).isTrue();
        assertThat(channel.forget(provider.url() + "/2010-04-01/Accounts/AC0")).isTrue();
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void aRecordingOfACallIsFetchedAndForgottenByTheTelephone() {
        var telephone = telephone(VoiceLine.PLAIN);
        provider.then(new Answer.Json(200, "RIFF", Map.of("Content-Type", "audio/x-wav"))).then(ScriptedProvider.json(204, ""))
                .then(ScriptedProvider.json(503, ""));
        assertThat(telephone.fetch("https://api.twilio.com" + RECORDING, 100)).isInstanceOf(Fetched.Bytes.class);
        assertThat(telephone.forget("https://api.twilio.com" + RECORDING)).isTrue();
        assertThat(telephone.forget(provider.url() + RECORDING)).as("not now").isFalse();
        assertThat(provider.asked).extracting(asked -> asked.method() + " " + asked.path()).containsExactly("GET " + RECORDING, "DELETE " + RECORDING, "DELETE "
                + RECORDING);
        assertThat(provider.asked).allSatisfy(asked -> assertThat(asked.headers().get("Authorization").getFirst()).startsWith("Basic "));
    }

    @Test
    void eachWayInAsksForItsOwnMediaOnly() {
        assertThat(telephone(VoiceLine.PLAIN).fetch(provider.url() + PATH, 100)).isEqualTo(new Fetched.Gone("not-the-providers"));
        assertThat(channel.fetch(provider.url() + RECORDING, 100)).isEqualTo(new Fetched.Gone("not-the-providers"));
        assertThat(telephone(VoiceLine.PLAIN).fetch(provider.url() + RECORDING + "/../../Calls", 100)).isEqualTo(new Fetched.Gone("not-the-providers"));
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void aProviderThatWritesDownWhatIsSaidNeedsTheRecordingAWhile() {
        assertThat(telephone(VoiceLine.PLAIN).needed()).isZero();
        assertThat(telephone(new VoiceLine(List.of(), "", Set.of("en"))).needed()).isPositive();
        assertThat(channel.needed()).isZero();
    }

    private VoiceChannel telephone(VoiceLine line) {
        return new VoiceChannel(TwilioFixture.account(provider.url()), line, new Wire(), Clock.systemUTC());
    }

    @Test
    void aRedirectIsFollowedWithoutTheCredentials() {
        provider.then(redirect(provider.url() + "/store/ME1?signed=1")).then(photo("bytes"));
        assertThat(channel.fetch(provider.url() + PATH, 100)).isInstanceOf(Fetched.Bytes.class);
        assertThat(provider.asked.getLast().path()).isEqualTo("/store/ME1");
        assertThat(provider.asked.getLast().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void aRedirectToAnybodyElseIsNotFollowed() {
        try (var inside = new ScriptedProvider()) {
            provider.then(redirect(inside.url() + "/latest/meta-data"));
            assertThat(channel.fetch(provider.url() + PATH, 100)).isEqualTo(new Fetched.Gone("redirect-elsewhere"));
            assertThat(inside.asked).isEmpty();
        }
    }

    @Test
    void redirectsInACircleEnd() {
        for (int n = 0; n < 9; n++) {
            provider.then(redirect(provider.url() + PATH));
        }
        assertThat(channel.fetch(provider.url() + PATH, 100)).isEqualTo(new Fetched.Gone("redirects"));
        assertThat(provider.asked).hasSize(4);
    }

    @Test
    void aPhotoThatIsTooLargeIsGivenUp() {
        provider.then(photo("x".repeat(101)));
        assertThat(channel.fetch(provider.url() + PATH, 100)).isEqualTo(new Fetched.TooLarge(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/2010-04-01/Accounts/AC0/Messages/MM1/Media/ME1", "https://evil.example" + PATH, "file:///etc/passwd",
            "https://api.twilio.com/2010-04-01/Accounts/AC0/Messages/MM1/Media/../../../Calls", "https://api.twilio.com.evil.example" + PATH,
            "https://api.twilio.com/2010-04-01/Accounts/AC0/Messages/MM1/Media/ME1/..%2f", "https://api.twilio.com", "http://[", ""})
    void whatIsNotTheProvidersIsNeverAskedFor(String mediaId) {
        assertThat(channel.fetch(mediaId, 100)).isEqualTo(new Fetched.Gone("not-the-providers"));
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void whateverHostOfTheProvidersAMessageNamesTheAccountsOwnIsAsked() {
        provider.then(photo("bytes"));
        assertThat(channel.fetch("https://api.twilio.com" + PATH, 100)).isInstanceOf(Fetched.Bytes.class);
        assertThat(provider.asked.getFirst().path()).isEqualTo(PATH);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"404, GONE", "410, GONE", "401, LATER", "403, LATER", "429, LATER", "500, LATER", "503, LATER", "418, GONE"})
    void anErrorIsForNowOrForEver(int status, String what) {
        provider.then(ScriptedProvider.json(status, "{}"));
        assertThat(channel.fetch(provider.url() + PATH, 100)).isInstanceOf(what.equals("GONE") ? Fetched.Gone.class : Fetched.Later.class);
    }

    @Test
    void aProviderThatBreaksOffIsAskedAgainLater() {
        for (int n = 0; n < 6; n++) {
            provider.then(new Answer.Drop());
        }
        assertThat(channel.fetch(provider.url() + PATH, 100)).isEqualTo(new Fetched.Later("reset", Duration.ofSeconds(30)));
        var nobody = new SmsChannel(TwilioFixture.account(ScriptedProvider.nobody()), new Wire(), Clock.systemUTC());
        assertThat(nobody.fetch("https://api.twilio.com" + PATH, 100)).isEqualTo(new Fetched.Later("no-connection", Duration.ofSeconds(30)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"https://media.twiliocdn.com/AC0/abc, true", "https://s3-external-1.amazonaws.com/media.twiliocdn.com/AC0/abc, true",
            "https://media.twiliocdn.com.s3-external-1.amazonaws.com/AC0/abc, true", "https://mms.twiliocdn.com/AC0/abc, true",
            "https://s3.amazonaws.com/somebody/media.twiliocdn.com, false", "https://media.twiliocdn.com.evil.example/AC0, false",
            "http://media.twiliocdn.com/AC0/abc, false", "https://media.twiliocdn.com:8443/AC0/abc, false", "https://a@media.twiliocdn.com/x, false",
            "https://169.254.169.254/latest, false"})
    void onlyTheProvidersOwnStoreIsAStore(URI address, boolean store) {
        assertThat(TwilioMedia.isStore(address)).isEqualTo(store);
    }

    private static Answer photo(String bytes) {
        return new Answer.Json(200, bytes, Map.of("Content-Type", "image/jpeg"));
    }

    private static Answer redirect(String to) {
        return new Answer.Json(307, "", Map.of("Location", to));
    }
}
