package huiying.app.simulator;

import java.util.List;

import huiying.channels.Address;

/** Who plays with the phones: an id only this browser knows, and the names the providers know them by, made of it. */
record Visit(String id, String openid, String number) {
    static final String COOKIE = "huiying_try";
    private static final String MAIN = "main";

    /** Every way in this visitor has. */
    List<Address> addresses() {
        return List.of(new Address("wechat", MAIN, openid), new Address("sms", MAIN, number), new Address("voice", MAIN, number));
    }

    boolean owns(String screen) {
        return screen.equals(Screens.key("wechat", openid)) || screen.equals(Screens.key("sms", number)) || screen.equals(Screens.key("voice", number));
    }

    /** The number as its owner would read it. */
    public String shown() {
        return number.substring(3, 6) + " " + number.substring(6, 10) + " " + number.substring(10);
    }
}
