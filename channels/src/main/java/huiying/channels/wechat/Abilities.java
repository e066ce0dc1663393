package huiying.channels.wechat;

import java.util.Map;

/**
 * What the platform lets an Official Account do, and the forms agreed with it by occasion.
 *
 * @param service  a service account (服务号); false for a subscription account (订阅号)
 * @param verified whether the platform has verified who owns it
 */
public record Abilities(boolean service, boolean verified, Map<String, Form> forms) {

    /** A verified service account without forms. */
    public static final Abilities FULL = new Abilities(true, true, Map.of());

    /** Customer messages and typing. */
    public boolean mayPush() {
        return verified;
    }

    /** Template messages and codes to scan. */
    public boolean mayTemplate() {
        return service && verified;
    }

    public boolean mayMakeCodes() {
        return service && verified;
    }

    public boolean mayMakeMenus() {
        return service || verified;
    }

    public boolean maySubscribe() {
        return verified;
    }
}
