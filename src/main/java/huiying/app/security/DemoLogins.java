package huiying.app.security;

import java.util.List;

/** The logins of the demo; none where real work is done. */
public record DemoLogins(List<DemoLogin> all) {
}
