package huiying.bot.attachments;

/** Looks for malware in what was sent, before anything is made of it. */
@FunctionalInterface
public interface Scanner {
    /** Nobody looks. */
    Scanner NONE = bytes -> new Verdict.Clean();

    Verdict scan(byte[] bytes);

    /** What was found. */
    sealed interface Verdict {
        record Clean() implements Verdict {
        }

        /** {@code name} is the scanner's name for it. */
        record Infected(String name) implements Verdict {
        }

        /** The scanner did not answer; nothing is taken unseen, so it is tried again. */
        record Unknown(String why) implements Verdict {
        }
    }
}
