package huiying.channels.smpp;

import java.time.Duration;

/** What became of one {@code submit_sm}. */
sealed interface Outcome {

    /** The centre took it under this id. */
    record Taken(String id) implements Outcome {
    }

    /** Surely not taken; later it may be. */
    record Later(String code, Duration after) implements Outcome {
    }

    /** Surely not taken, and it never will be. */
    record Never(String code) implements Outcome {
    }

    /** It left, and no answer came. */
    record Doubtful(String code) implements Outcome {
    }

    /** {@code command_status} of a refusal (SMPP 3.4, section 5.1.3). */
    static Outcome refusal(int status) {
        var code = "smpp-" + Integer.toHexString(status);
        return switch (status) {
            case 0x01, 0x02, 0x03, 0x0a, 0x0b, 0x0c, 0x33, 0x34, 0x40, 0x42, 0x43, 0x48, 0x49, 0x50, 0x51, 0x53, 0x54, 0x55, 0x61, 0x62, 0x63, 0x65, 0x67, 0xc0,
                    0xc1, 0xc2, 0xc3, 0xc4 ->
                new Never(code);
            default -> new Later(code, Duration.ofSeconds(5));
        };
    }

    /** The centre asks to slow down: throttled, or its queue is full. */
    static boolean slowDown(int status) {
        return status == 0x58 || status == 0x14;
    }
}
