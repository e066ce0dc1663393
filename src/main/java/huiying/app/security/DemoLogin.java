package huiying.app.security;

/** A login of the demo, for those who look at it. */
public record DemoLogin(String login, String password, String role, String name) {
}
