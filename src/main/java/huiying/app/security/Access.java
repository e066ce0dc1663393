package huiying.app.security;

import java.util.Set;

import huiying.bot.staff.Role;

/** Who may use a route. */
enum Access {
    /** The provider behind the door proves itself by its signature, a visitor of the chat by a signed token. */
    DOOR,
    /** Everybody. */
    PUBLIC,
    /** Whoever is signed in, whatever the role. */
    STAFF(Role.values()),
    /** Those whose business cases are. */
    CASES(Role.AGENT, Role.DEPARTMENT, Role.SUPERVISOR, Role.ADMIN),
    /** Those who confirm and those who watch over them. */
    DESK(Role.AGENT, Role.SUPERVISOR),
    /** Those who may say what a message is about. */
    LABEL(Role.AGENT, Role.SUPERVISOR, Role.ADMIN),
    /** Those who do the work. */
    WORK(Role.DEPARTMENT),
    /** Those who see everything. */
    WATCH(Role.SUPERVISOR, Role.ADMIN),
    /** Those who change how the house works. */
    ADMIN(Role.ADMIN),
    /** Those who decide who comes in. */
    SECURITY(Role.SECURITY),
    /** Those who read what everybody did. */
    AUDIT(Role.AUDITOR),
    /** Whoever shows a key. */
    API(Role.AGENT, Role.DEPARTMENT, Role.SUPERVISOR, Role.ADMIN);

    private final Set<Role> roles;

    Access(Role... roles) {
        this.roles = Set.of(roles);
    }

    boolean admits(Role role) {
        return roles.contains(role);
    }

    /** Whether nobody has to be signed in. */
    boolean open() {
        return roles.isEmpty();
    }
}
