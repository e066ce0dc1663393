package huiying.channels.smpp;

import java.time.Duration;

/**
 * One bind at a message centre.
 *
 * @param account  our name for it
 * @param address  where the message centre listens
 * @param login    who we are there
 * @param from     our number or short code
 * @param country  country code without plus, for numbers the centre gives in national form
 * @param limits   what the operator allows
 */
public record SmppAccount(String account, Host address, Login login, String from, String country, Limits limits) {

    /** {@code tls} wraps the line as agreed with the operator. */
    public record Host(String name, int port, boolean tls) {
    }

    /** {@code systemId} up to 15 characters, {@code password} up to 8 (SMPP 3.4, section 4.1.1). */
    public record Login(String systemId, String password, String systemType) {
        @Override
        public String toString() {
            return "Login[" + systemId + "]";
        }
    }

    /**
     * @param window    messages that may be under way at once
     * @param perSecond messages per second
     * @param answer    how long the centre may take to answer one
     * @param idle      silence after which the line is tested
     */
    public record Limits(int window, int perSecond, Duration answer, Duration idle) {
        public static final Limits USUAL = new Limits(10, 20, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }
}
