package huiying.bot.attachments;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What came out of looking at bytes somebody sent. */
public sealed interface Examined {

    /** May be kept: pictures made anew without what the camera wrote into them, everything else as it came. */
    record Fit(ContentType type, byte[] whole, byte @Nullable [] small, Look look) implements Examined {
        @Override
        public String toString() {
            return "Fit[" + type + "]";
        }
    }

    /** What a camera told of a picture; zero and null for what is none. */
    record Look(int width, int height, @Nullable Instant takenAt, @Nullable Double latitude, @Nullable Double longitude) {
        static final Look NONE = new Look(0, 0, null, null, null);

        @Override
        public String toString() {
            return "Look[" + width + "×" + height + "]";
        }
    }

    /** Is not taken; {@code problem} is a word for it: {@code type}, {@code pixels}, {@code broken}, {@code empty}. */
    record Unfit(String problem) implements Examined {
    }

    /** Malware, by this name; kept apart for a person. */
    record Dangerous(String name) implements Examined {
    }

    /** The scanner did not answer. */
    record NotNow() implements Examined {
    }
}
