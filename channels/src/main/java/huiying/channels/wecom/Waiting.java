package huiying.channels.wecom;

import java.time.Duration;
import java.util.Optional;

/** Where it is kept which customer service accounts have messages waiting and how far each was read: one place for all nodes, of which one reads an account at a time. */
public interface Waiting {

    /** Something waits; {@code token} lets us ask more often for ten minutes. Safe when this returns. */
    void note(String account, String service, String token);

    /** One whose messages nobody is fetching; whoever takes it has it for a minute from the last page on. */
    Optional<Turn> take(String account);

    /** Everything up to here is kept; false when somebody else has taken over. */
    boolean upTo(Turn turn, String cursor);

    /** All of it is fetched, as far as it was known when the turn was taken. */
    void done(Turn turn);

    /** It has to be tried again after a pause. */
    void later(Turn turn, Duration pause);

    /** A customer came in and may be welcomed once, within seconds. */
    void welcome(String account, String customer, String code);

    /** The code that lets us welcome this customer now; it is used up by asking. */
    Optional<String> takeWelcome(String account, String customer);

    /**
     * One account's turn.
     *
     * @param cursor where to go on
     * @param fence  tells this turn from later ones
     * @param seen   how often something had been noted when it was taken
     */
    record Turn(String account, String service, String token, String cursor, long fence, long seen) {

        Turn at(String page) {
            return new Turn(account, service, token, page, fence, seen);
        }

        /** Without what the platform gave us. */
        @Override
        public String toString() {
            return "Turn[" + account + " " + fence + "]";
        }
    }
}
