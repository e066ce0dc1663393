package huiying.app.security;

import org.jspecify.annotations.Nullable;

/** How people get in after this start: the logins of the demo, or the token of a one-time link when nobody has a login yet. */
public record Entrance(DemoLogins demo, @Nullable String firstAdminToken) {
}
