package huiying.app.console;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;

import huiying.bot.cases.Case;
import huiying.bot.desk.Command;
import huiying.bot.staff.StaffMember;

/** The acts of the case page, and taking any act back. */
@Controller
final class CommandsController {

    private static final Set<String> PAGES = Set.of("/console/desk", "/console/work");

    private final CaseShelf shelf;
    private final StaffActs acts;
    private final DeskController desk;

    CommandsController(CaseShelf shelf, StaffActs acts, DeskController desk) {
        this.shelf = shelf;
        this.acts = acts;
        this.desk = desk;
    }

    /** What the forms of the case page send. */
    record Form(@Nullable String reason, @Nullable String unit, @Nullable String text, @Nullable String key, @Nullable String back) {
    }

    @PostMapping("/console/cases/{number}/{act}")
    String act(StaffMember member, @PathVariable String number, @PathVariable String act, @ModelAttribute Form form) {
        return decided(member, number, act, form);
    }

    @PostMapping("/console/cases/{number}/return/{act}")
    String settle(StaffMember member, @PathVariable String number, @PathVariable String act, @ModelAttribute Form form) {
        return decided(member, number, "return-" + act, form);
    }

    private String decided(StaffMember member, String number, String act, Form form) {
        var found = shelf.find(member, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var command = command(act, form);
        var note = command == null ? "missing" : acts.ask(member, found.id(), form.key(), command);
        return "redirect:" + page(found) + "?note=" + note;
    }

    private static String page(Case found) {
        return "/console/cases/" + (found.number() == null ? "" : found.number().digits());
    }

    /** Null when something the act needs is not filled in. */
    private static @Nullable Command command(String act, Form form) {
        return switch (act) {
            case "approve" -> new Command.Approve();
            case "sendback" -> said(form.reason()) ? new Command.SendBack(text(form.reason())) : null;
            case "return-accept" -> said(form.unit()) ? new Command.AcceptReturn(text(form.unit())) : null;
            case "return-reject" -> said(form.reason()) ? new Command.RejectReturn(text(form.reason())) : null;
            case "assign" -> said(form.unit()) ? new Command.Assign(text(form.unit()), "") : null;
            case "arbitrate" -> said(form.unit()) && said(form.reason()) ? new Command.Arbitrate(text(form.unit()), text(form.reason())) : null;
            case "cancel" -> said(form.reason()) ? new Command.Cancel(text(form.reason())) : null;
            case "note" -> said(form.text()) ? new Command.Note(text(form.text())) : null;
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static boolean said(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    @PostMapping("/console/commands/{id}/undo")
    String undo(StaffMember member, Words words, @PathVariable UUID id, @ModelAttribute Form form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        var note = acts.undo(member, id) ? "undone" : "undone.late";
        if (htmx != null && "/console/desk".equals(form.back())) {
            return desk.again(member, words, note, model);
        }
        return "redirect:" + safe(form.back()) + "?note=" + note;
    }

    /** Only to a page of ours. */
    private static String safe(@Nullable String back) {
        boolean ours = back != null && (PAGES.contains(back) || back.startsWith("/console/cases/") && back.substring(15).chars().allMatch(Character::isDigit));
        return ours ? String.valueOf(back) : "/console";
    }
}
