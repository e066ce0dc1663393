package huiying.bot.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import huiying.channels.Address;

/** Asked before each sending, and before an answer is put into a response: may it go now? Runs in the transaction of whoever asks. */
public interface Permit {
    /** Everything may go at any time. */
    Permit ALWAYS = wanted -> new Verdict.Yes();

    Verdict ask(Wanted wanted);

    /** What all of these allow; the first objection counts. */
    static Permit all(List<Permit> permits) {
        return new Permit() {
            @Override
            public Verdict ask(Wanted wanted) {
                return permits.stream().map(permit -> permit.ask(wanted)).filter(verdict -> !(verdict instanceof Verdict.Yes)).findFirst()
                        .orElseGet(Verdict.Yes::new);
            }

            @Override
            public void spent(Wanted wanted) {
                permits.forEach(permit -> permit.spent(wanted));
            }
        };
    }

    /** A message left, or may have left; what is counted is counted here. */
    default void spent(Wanted wanted) {
    }

    /**
     * A message somebody wants to send.
     *
     * @param parts how many messages the network makes of it
     */
    record Wanted(UUID delivery, UUID address, Address to, int parts, Weight weight) {
    }

    /** Why it is sent, the weightier the later it is held back. */
    enum Weight {
        /** News nobody is waiting for. */
        NEWS,
        /** An acknowledgement or a verdict. */
        OWED,
        /** The answer to what the resident has just said. */
        ANSWER
    }

    /** What is decided. */
    sealed interface Verdict {
        record Yes() implements Verdict {
        }

        /** Not before then; nothing was tried. */
        record Later(String code, Duration after) implements Verdict {
        }

        /** Not at all, and nobody has to do anything about it. */
        record Never(String code) implements Verdict {
        }

        /** Not this way; a person, or another channel, has to see to it. */
        record NotHere(String code) implements Verdict {
        }
    }
}
