package huiying.channels;

import java.util.Map;

/**
 * A prepared form of the provider's, filled in: the only thing that travels when no window is open.
 *
 * @param kind   how the provider counts it
 * @param form   the provider's id of the form
 * @param fields the words for each of its fields, already short enough
 * @param link   where a tap on it leads; empty for nowhere
 * @param perDay how many of this kind the account may send on one day
 */
public record Card(Kind kind, String form, Map<String, String> fields, String link, int perDay) {

    /** A template travels to every follower; a subscription needs the resident's consent, one for each message. */
    public enum Kind {
        TEMPLATE, SUBSCRIPTION
    }

    /** Without the words. */
    @Override
    public String toString() {
        return "Card[" + kind + " " + form + "]";
    }
}
