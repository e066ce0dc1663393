package huiying.app.console;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ServerWebExchange;

import huiying.bot.CaseDesk;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.secrets.Reveals;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;

/** The page of one case as its reader needs it: a department's on a phone, everybody else's in the console. */
@Component
final class CasePage {

    private final CaseShelf shelf;
    private final Files files;
    private final Pending pending;
    private final CaseDesk desk;
    private final Reveals reveals;

    CasePage(CaseShelf shelf, Files files, Pending pending, CaseDesk desk, Reveals reveals) {
        this.shelf = shelf;
        this.files = files;
        this.pending = pending;
        this.desk = desk;
        this.reveals = reveals;
    }

    /** Who asked to see the identity, and what this reader can do about it. */
    record Secret(boolean open, boolean asks, List<Request> requests) {
        static @Nullable Secret of(Case found, StaffMember member, Reveals reveals, Names names) {
            if (!Reveals.isSecret(found) || member.role() == Role.DEPARTMENT || member.role() == Role.ADMIN) {
                return null;
            }
            var waiting = reveals.waiting(found.id());
            boolean open = reveals.mayLook(member, found.id());
            boolean asked = waiting.stream().anyMatch(request -> request.by().equals(member.id()));
            return new Secret(open, !open && !asked,
                    waiting.stream().map(request -> new Request(request.id(), names.actor(Actor.staff(request.by(), "")), request.reason(),
                            member.role() == Role.SUPERVISOR && !request.by().equals(member.id()))).toList());
        }
    }

    /** Somebody waits for a second person. */
    record Request(UUID id, String who, String reason, boolean mine) {
    }

    /** Everything the page names; the view for this reader. */
    String show(StaffMember member, Words words, Case found, @Nullable Note note, Model model) {
        boolean phone = member.role() == Role.DEPARTMENT;
        var names = files.names(words);
        model.addAttribute("file", files.open(found, member, words));
        model.addAttribute("units", names.units());
        model.addAttribute("lane", pending.about(found.id(), member, names, phone ? "/console/work" : address(member, found)));
        model.addAttribute("note", note);
        model.addAttribute("secret", Secret.of(found, member, reveals, names));
        model.addAttribute("forms", new ActForms(desk, found, member, names).all());
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
