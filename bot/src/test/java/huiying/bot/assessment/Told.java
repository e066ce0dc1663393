package huiying.bot.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Tells a case's events for tests: each a while after the one before. */
final class Told {
    private final UUID caseId = UUID.randomUUID();
    private final Tale tale = new Tale(caseId, "261101000001");
    private Instant at = Instant.parse("2026-11-02T02:00:00Z");
    private int seq;

    Told opened() {
        return step("OPENED", null, null, false, null).step("SUBMITTED", null, null, false, null);
    }

    Told given(String unit, Duration time) {
        return step("DISPATCHED", unit, at.plus(time), false, null);
    }

    Told after(Duration time) {
        at = at.plus(time);
        return this;
    }

    Told signed() {
        return step("SIGNED", null, null, false, null);
    }

    Told happens(String type) {
        return step(type, null, null, false, null);
    }

    Told reopened(Duration time) {
        return step("REOPENED", null, at.plus(time), false, null);
    }

    Told extended(Duration time) {
        return step("EXTENSION_GRANTED", null, at.plus(time), false, null);
    }

    Told waited(Duration time) {
        seq++;
        tale.add(new Step(caseId, "261101000001", seq, "INFO_GIVEN", at, new Step.Facts(null, null, time, false, null, "citizen")));
        return this;
    }

    Told step(String type, String unit, Instant due, boolean automatic, String kind) {
        seq++;
        tale.add(new Step(caseId, "261101000001", seq, type, at, new Step.Facts(unit, due, null, automatic, kind, "clock")));
        return this;
    }

    Told ends() {
        tale.close(at);
        return this;
    }

    Tale tale() {
        return tale;
    }
}
