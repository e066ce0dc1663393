package huiying.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import huiying.app.Until;
import huiying.channels.twilio.TwilioAccount;
import huiying.channels.twilio.TwilioAccount.AuthTokens;

/** A telephone walks TwiML that a scripted service hands out. */
class CallTest {
    private static final String CALLER = "+8613800000001";

    private final Map<String, String> script = new HashMap<>();
    private final List<Map<String, String>> posts = new CopyOnWriteArrayList<>();
    private final Screen screen = new Screen(Clock.systemUTC(), () -> {
    });
    private HttpServer service;
    private Call call;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            var posted = new HashMap<String, String>();
            posted.put("path", exchange.getRequestURI().toString());
            for (var pair : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&")) {
                var parts = Arrays.stream(pair.split("=", 2)).map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8)).toList();
                posted.put(parts.getFirst(), parts.getLast());
            }
            posts.add(posted);
            var answer = script.getOrDefault(exchange.getRequestURI().toString(), "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.length == 0 ? 204 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        service.start();
        var own = "http://127.0.0.1:" + service.getAddress().getPort();
        var account = new TwilioAccount("main", "AC1", new AuthTokens("secret", null), "+8675500000", own, "https://city.example");
        var line = new CallLine(new TwilioSide(account, URI.create(own), HttpClient.newHttpClient()), CALLER);
        var screens = new Screens(Clock.systemUTC());
        call = new Call(line, screen, length -> {
        }, new Network(screens, length -> {
        }));
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void answers(String path, String verbs) {
        script.put("/channels/twilio/" + path, "<?xml version=\"1.0\"?><Response>" + verbs + "</Response>");
    }

    private List<String> heard() {
        return screen.lines().stream().filter(line -> line.kind() == Line.Kind.THEIRS).map(Line::text).toList();
    }

    private List<String> told() {
        return screen.lines().stream().filter(Line::system).map(line -> (line.text() + " " + line.note()).strip()).toList();
    }

    @Test
    void promptsAreReadAndKeysAreSentOn() {
        answers("voice",
                "<Say language=\"cmn-CN\"><prosody rate=\"85%\">您好</prosody></Say><Gather numDigits=\"1\" finishOnKey=\"\" action=\"/channels/twilio/voice/step?n=1\"><Say>请说</Say></Gather>");
        answers("voice/step?n=1", "<Say language=\"en-US\">Goodbye</Say><Hangup/>");
        call.dial();
        assertThat(call.turn()).isEqualTo(Call.Turn.SPEAK);
        call.press("3");

        assertThat(heard()).containsExactly("您好", "请说", "Goodbye");
        assertThat(screen.lines()).extracting(Line::language).contains("zh-CN", "en-US");
        assertThat(posts.get(1)).containsEntry("Digits", "3").containsEntry("From", CALLER).containsEntry("CallStatus", "in-progress");
        assertThat(call.turn()).isEqualTo(Call.Turn.OVER);
        assertThat(posts.getLast()).containsEntry("CallStatus", "completed").containsEntry("path", "/channels/twilio/voice/status");
    }

    @Test
    void severalKeysAreCollectedUntilTheHashKey() {
        answers("voice", "<Gather action=\"/channels/twilio/voice/number\"/>");
        answers("voice/number", "<Hangup/>");
        call.dial();
        call.press("26");
        call.press("1#");

        assertThat(posts.get(1)).containsEntry("Digits", "261");
    }

    @Test
    void wordsCarryHowSureTheRecogniserIsAndTheLanguageItListenedIn() {
        answers("voice", "<Gather input=\"dtmf speech\" language=\"cmn-Hans-CN\" action=\"/channels/twilio/voice/step?n=1&amp;lang=zh\"/>");
        answers("voice/step?n=1&lang=zh", "<Hangup/>");
        call.dial();
        call.speak("路灯坏了", 0.88);

        assertThat(posts.get(1)).containsEntry("SpeechResult", "路灯坏了").containsEntry("Confidence", "0.88").containsEntry("Language", "cmn-Hans-CN");
    }

    @Test
    void silenceIsToldWhereTheVerbAsksForItAndFallsThroughElsewhere() {
        answers("voice", "<Gather actionOnEmptyResult=\"true\" action=\"/channels/twilio/voice/quiet\"/>");
        answers("voice/quiet", "<Gather action=\"/channels/twilio/voice/never\"/><Say>没有听清</Say><Redirect>/channels/twilio/voice/again</Redirect>");
        answers("voice/again", "<Hangup/>");
        call.dial();
        call.stayQuiet();
        assertThat(posts.get(1)).doesNotContainKeys("Digits", "SpeechResult");
        call.stayQuiet();

        assertThat(heard()).containsExactly("没有听清");
        assertThat(posts).extracting(post -> post.get("path")).contains("/channels/twilio/voice/again").doesNotContain("/channels/twilio/voice/never");
    }

    @Test
    void aRecordingIsTakenAndNobodyAnswersATransfer() {
        answers("voice", "<Dial action=\"/channels/twilio/voice/dialed\"><Number>+8612345</Number></Dial>");
        answers("voice/dialed", "<Record action=\"/channels/twilio/voice/recorded\"/>");
        answers("voice/recorded", "<Say>收到</Say>");
        call.dial();
        Until.holds(() -> assertThat(call.turn()).isEqualTo(Call.Turn.RECORD));
        assertThat(posts.stream().filter(post -> post.containsKey("DialCallStatus"))).singleElement().satisfies(post -> assertThat(post).containsEntry(
                "DialCallStatus", "no-answer"));
        call.speak("我在柳荫路", 0.9);

        assertThat(posts.stream().filter(post -> post.containsKey("RecordingUrl")).findFirst().orElseThrow().get("RecordingUrl")).contains("/Recordings/RE");
        assertThat(told()).contains("try.call.nobody", "try.call.beep", "try.call.over");
        assertThat(heard()).containsExactly("收到");
    }

    @Test
    void anUnknownElementEndsTheCallWithAnError() {
        answers("voice", "<Say>您好</Say><Teleport/><Say>不会听到</Say>");
        call.dial();

        assertThat(told()).containsExactly("try.call.failed <Teleport>", "try.call.over <Teleport>");
        assertThat(heard()).containsExactly("您好");
    }

    @Test
    void aDocumentThatNeverComesOrGoesInCirclesEndsTheCall() {
        call.dial();
        assertThat(told()).first().isEqualTo("try.call.failed HTTP 204");

        answers("voice", "<Redirect>/channels/twilio/voice</Redirect>");
        var circling = new Call(new CallLine(new TwilioSide(account(), URI.create("http://127.0.0.1:" + service.getAddress().getPort()),
                HttpClient.newHttpClient()), CALLER), screen, length -> {
                }, new Network(new Screens(Clock.systemUTC()), length -> {
                }));
        circling.dial();
        assertThat(told()).contains("try.call.failed loop");
        assertThat(circling.turn()).isEqualTo(Call.Turn.OVER);
    }

    private static TwilioAccount account() {
        return new TwilioAccount("main", "AC1", new AuthTokens("secret", null), "+8675500000", "http://127.0.0.1:1", "https://city.example");
    }

    @Test
    void whoeverHangsUpTellsTheEndOnceAndNothingElse() {
        answers("voice", "<Gather action=\"/channels/twilio/voice/step\"/>");
        call.dial();
        call.hangUp();
        call.hangUp();
        call.press("1");

        assertThat(posts).hasSize(2);
        assertThat(posts.getLast()).containsEntry("CallStatus", "completed");
    }
}
