package huiying.app.console;

import huiying.bot.staff.Role;

/** Who is signed in, as the frame of a page shows it; decides which rooms the rail leads to. */
public record Me(String name, Role role, String unit) {

    public boolean desk() {
        return role == Role.AGENT || role == Role.SUPERVISOR;
    }

    public boolean work() {
        return role == Role.DEPARTMENT;
    }

    public boolean watch() {
        return role == Role.SUPERVISOR || role == Role.ADMIN;
    }

    public boolean cases() {
        return role.seesCases();
    }

    public boolean admin() {
        return role == Role.ADMIN;
    }

    public boolean security() {
        return role == Role.SECURITY;
    }

    public boolean auditor() {
        return role == Role.AUDITOR;
    }

    /** Where the gear on the rail leads; empty for those who look after nothing. */
    public String keeps() {
        return switch (role) {
            case ADMIN -> "/console/admin/units";
            case SECURITY -> "/console/admin/people";
            case AUDITOR -> "/console/admin/audit";
            case AGENT, DEPARTMENT, SUPERVISOR -> "";
        };
    }

    /** Where this person's day begins. */
    String firstPage() {
        return switch (role) {
            case AGENT -> "/console/desk";
            case DEPARTMENT -> "/console/work";
            case SUPERVISOR, ADMIN -> "/console/watch";
            case SECURITY, AUDITOR -> keeps();
        };
    }
}
