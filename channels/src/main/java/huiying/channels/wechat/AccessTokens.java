package huiying.channels.wechat;

import java.time.Duration;

/** Where an account's access token is kept; one place per installation, because every new token may end the old one. */
public interface AccessTokens {

    /** The token to use now. */
    Access get(String account);

    /** A newer token than {@code stale}, which the provider has just refused; another thread's newer one will do. */
    Access refresh(String account, String stale);

    /** A token, or why there is none. */
    sealed interface Access {

        /** The token; secret. */
        record Granted(String token) implements Access {
            @Override
            public String toString() {
                return "Granted";
            }
        }

        /** None to be had before {@code after}. */
        record Denied(String code, Duration after) implements Access {
        }
    }
}
