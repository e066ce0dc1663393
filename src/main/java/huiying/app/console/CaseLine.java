package huiying.app.console;

import java.util.List;

import huiying.bot.cases.Case;

/**
 * A case in a list.
 *
 * @param where what kind and whose, in words
 */
record CaseLine(String number, String state, String title, String where, ClockFace clock, List<String> flags) {

    static CaseLine of(Case c, Names names) {
        return new CaseLine(c.number() == null ? "" : c.number().digits(), c.state().name(), CaseFile.title(c, names), CaseFile.where(c, names),
                Timers.face(c, names.words()), CaseFile.flags(c));
    }
}
