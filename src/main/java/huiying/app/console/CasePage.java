package huiying.app.console;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ServerWebExchange;

import huiying.bot.CaseDesk;
import huiying.bot.cases.Case;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;

/** The page of one case as its reader needs it: a department's on a phone, everybody else's in the console. */
@Component
final class CasePage {

    private final CaseShelf shelf;
    private final Files files;
    private final Pending pending;
    private final CaseDesk desk;

    CasePage(CaseShelf shelf, Files files, Pending pending, CaseDesk desk) {
        this.shelf = shelf;
        this.files = files;
        this.pending = pending;
        this.desk = desk;
    }

    /** Everything the page names; the view for this reader. */
    String show(StaffMember member, Words words, Case found, @Nullable Note note, Model model) {
        boolean phone = member.role() == Role.DEPARTMENT;
        var names = files.names(words);
        model.addAttribute("file", files.open(found, member, words));
        model.addAttribute("units", names.units());
        model.addAttribute("lane", pending.about(found.id(), member, names, phone ? "/console/work" : address(member, found)));
        model.addAttribute("note", note);
        model.addAttribute("forms", new ActForms(desk, found, member, words).all());
        return phone ? "console/work-case" : "console/case";
    }

    /** The case as it stands, for somebody whose act it does not permit: 409. */
    String refused(StaffMember member, Words words, Case before, NotAllowedNow.Why why, ServerWebExchange exchange, Model model) {
        exchange.getResponse().setStatusCode(HttpStatus.CONFLICT);
        var now = shelf.find(member, before.number() == null ? "" : before.number().digits()).orElse(before);
        return show(member, words, now, Note.refused(why), model);
    }

    static String address(StaffMember member, Case found) {
        return (member.role() == Role.DEPARTMENT ? "/console/work/" : "/console/cases/") + (found.number() == null ? "" : found.number().digits());
    }
}
