package huiying.app.console;

import java.util.List;

import huiying.bot.cases.Case;
import huiying.bot.secrets.Reveals;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;

/**
 * A case in a list.
 *
 * @param where what kind and whose, in words
 */
record CaseLine(String number, String state, String title, String where, ClockFace clock, List<String> flags) {

    /** As this reader may see it: departments see of a matter told in confidence only what kind it is. */
    static CaseLine of(Case c, Names names, StaffMember reader) {
        var line = of(c, names);
        boolean shielded = reader.role() == Role.DEPARTMENT && Reveals.isSecret(c);
        return shielded ? new CaseLine(line.number, line.state, names.category(c.category()), line.where, line.clock, line.flags) : line;
    }

    static CaseLine of(Case c, Names names) {
        return new CaseLine(c.number() == null ? "" : c.number().digits(), c.state().name(), CaseFile.title(c, names), CaseFile.where(c, names),
                Timers.face(c, names.words()), CaseFile.flags(c));
    }
}
