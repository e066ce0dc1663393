package huiying.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Senders;

/**
 * Callers on many lines at once, by signed posts: each step is answered with a document, and every call leaves a case. Small in every build; with
 * {@code -Dload.callers=400 -Dload.lines=10} it measures how long a caller waits for the next sentence.
 */
class CallStepsTest {
    private static final int CALLERS = Integer.getInteger("load.callers", 12);
    private static final int LINES = Integer.getInteger("load.lines", 4);
    private static House house;
    private static Senders senders;

    private final Figures steps = new Figures();
    private final AtomicInteger holds = new AtomicInteger();

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.sms.reconcile=0s");
        senders = new Senders(house);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void everyStepOfManyCallsIsAnsweredAndEveryCallLeavesACase() {
        call(0);
        var before = Figures.machine();
        try (var lines = Executors.newFixedThreadPool(LINES, Thread.ofVirtual().factory())) {
            IntStream.rangeClosed(1, CALLERS).mapToObj(n -> CompletableFuture.runAsync(() -> call(n), lines)).toList().forEach(CompletableFuture::join);
        }
        System.out.printf("%d calls on %d lines: a step %s; %d times \"one moment\"; %s before, %s after%n", CALLERS, LINES, steps, holds.get(), before, Figures
                .machine());
        assertThat(house.jdbc().sql("select count(distinct address) from cases where channel = 'voice'").query(Integer.class).single()).isEqualTo(CALLERS + 1);
    }

    /** Rings, tells it, hears the number and hangs up. */
    private void call(int n) {
        var leg = "CA" + UUID.randomUUID().toString().replace("-", "");
        var number = "+86139%08d".formatted(n);
        var said = List.of("喂，你好，我们家门口的路灯不亮了", "柳荫里小区%d号楼".formatted(1 + n % 40), "没有了，谢谢");
        step("/channels/twilio/voice", leg, number, Map.of("CallStatus", "ringing"));
        for (int step = 1; step <= said.size(); step++) {
            step("/channels/twilio/voice/step?n=%d&lang=zh".formatted(step), leg, number, Map.of("SpeechResult", said.get(step - 1), "Confidence", "0.9"));
        }
        post("/channels/twilio/voice/status", leg, number, Map.of("CallStatus", "completed"));
    }

    private void step(String path, String leg, String number, Map<String, String> more) {
        var began = Instant.now();
        var document = post(path, leg, number, more);
        steps.between(began, Instant.now());
        assertThat(document).contains("<Response>");
        if (document.contains("/voice/wait")) {
            holds.incrementAndGet();
        }
    }

    private static String post(String path, String leg, String number, Map<String, String> more) {
        var fields = new java.util.HashMap<>(more);
        fields.putAll(Map.of("CallSid", leg, "From", number, "To", "+8675512345", "Direction", "inbound"));
        var answer = senders.twilio(path, fields);
        assertThat(answer.statusCode()).isBetween(200, 204);
        return answer.body();
    }
}
