package huiying.bot.staff;

/** What somebody is here to do. Nobody is two of them. */
public enum Role {
    AGENT, DEPARTMENT, SUPERVISOR, ADMIN
}
