package huiying.channels;

/**
 * A resident as one channel knows them.
 *
 * @param channel the kind of channel: {@code wechat}, {@code sms}, {@code voice}, {@code web}
 * @param account our account on that channel, as named in the configuration: {@code main}
 * @param value   what the provider calls the resident: openid, phone number in E.164, chat session id. Personal data: never log it.
 */
public record Address(String channel, String account, String value) {

    /** Without the personal part, so that an address in a log line tells nothing. */
    @Override
    public String toString() {
        return channel + ":" + account + ":***";
    }
}
