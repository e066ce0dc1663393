package huiying.bot.outbox;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

import huiying.channels.Address;
import huiying.channels.Card;
import huiying.channels.Trouble;

/** Decides how a promised message travels now, and what follows when it did not arrive. Asked within the transaction that writes the answer down. */
public interface Planner {

    /** How it travels. */
    sealed interface Way {

        /** As the words they are. */
        record Words() implements Way {
        }

        /** As a prepared form. */
        record Form(Card card) implements Way {
        }

        /** Not at all by this channel; nobody is asked to send it. */
        record None(String code) implements Way {
        }
    }

    /** What follows. */
    sealed interface Onward {

        /** The same words to another address. */
        record To(Address address, Duration after) implements Onward {
        }

        /** A person tells it. */
        record Person() implements Onward {
        }

        /** Nothing: it was only nice to tell. */
        record End() implements Onward {
        }
    }

    /** What {@link Way.Words} or {@link Way.Form} need of windows and quotas is taken when this returns. */
    Way way(Outbox.Leased leased);

    /** Surely nothing was sent, for this trouble: what was taken is given back where it is still there. */
    void notSent(Outbox.Leased leased, Way way, Trouble trouble);

    Onward next(Outbox.Leased leased, String code);

    /** What so many parts to this kind of address cost; empty where no price is set. */
    Optional<BigDecimal> cost(String channel, String account, int parts);
}
