package huiying.channels.smpp;

/**
 * One part of a long message as it was heard.
 *
 * @param sender     who, in international form
 * @param recipient  which of our numbers
 * @param reference  the number all parts of one message share; a sender's phone uses it again after 256 or 65,536 messages
 * @param total      how many parts there are, 2 to 255
 * @param number     which one this is, from 1
 * @param text       its words
 * @param providerId the id it was given when it was heard
 */
public record Part(String sender, String recipient, int reference, int total, int number, String text, String providerId) {

    /** Without the words. */
    @Override
    public String toString() {
        return "Part[" + number + " of " + total + "]";
    }
}
