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
import org.springframework.web.server.ServerWebExchange;

import huiying.bot.cases.NotAllowedNow;
import huiying.bot.staff.StaffMember;

/** The acts of the case page, and taking any act back. */
@Controller
final class CommandsController {

    private static final Set<String> PAGES = Set.of("/console/desk", "/console/work");

    private final CaseShelf shelf;
    private final StaffActs acts;
    private final DeskController desk;
    private final CasePage page;
    private final ActReader reader;

    CommandsController(CaseShelf shelf, StaffActs acts, DeskController desk, CasePage page, ActReader reader) {
        this.shelf = shelf;
        this.acts = acts;
        this.desk = desk;
        this.page = page;
        this.reader = reader;
    }

    /** What the forms of a case send; which fields, the act says. */
    record Form(@Nullable String reason, @Nullable String unit, @Nullable String text, @Nullable String basis, @Nullable String door, @Nullable String code,
            @Nullable String source, @Nullable String until, @Nullable String way, @Nullable String reached, @Nullable String note, @Nullable String head,
            @Nullable String key, @Nullable String back) {
        @Nullable
        String field(String name) {
            return switch (name) {
                case "reason" -> reason;
                case "unit" -> unit;
                case "text" -> text;
                case "basis" -> basis;
                case "door" -> door;
                case "code" -> code;
                case "source" -> source;
                case "until" -> until;
                case "way" -> way;
                case "reached" -> reached;
                case "note" -> note;
                case "head" -> head;
                default -> null;
            };
        }
    }

    /** Who asks for which act on which case. */
    private record Asked(StaffMember member, Words words, String number, String act) {
    }

    @PostMapping("/console/cases/{number}/{act}")
    String act(StaffMember member, Words words, @PathVariable String number, @PathVariable String act, @ModelAttribute Form form, ServerWebExchange exchange,
            Model model) {
        return decided(new Asked(member, words, number, act), form, exchange, model);
    }

    @PostMapping("/console/cases/{number}/return/{act}")
    String settle(StaffMember member, Words words, @PathVariable String number, @PathVariable String act, @ModelAttribute Form form, ServerWebExchange exchange,
            Model model) {
        return decided(new Asked(member, words, number, "return-" + act), form, exchange, model);
    }

    private String decided(Asked asked, Form form, ServerWebExchange exchange, Model model) {
        var member = asked.member();
        var found = shelf.find(member, asked.number()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            var command = reader.read(asked.act(), form::field).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            acts.decide(member, found.id(), form.key(), command);
            return "redirect:" + CasePage.address(member, found) + "?note=done";
        } catch (ActReader.Missing missing) {
            return "redirect:" + CasePage.address(member, found) + "?note=missing";
        } catch (NotAllowedNow moved) {
            return page.refused(member, asked.words(), found, moved.why(), exchange, model);
        }
    }

    @PostMapping("/console/commands/{id}/undo")
    String undo(StaffMember member, Words words, @PathVariable UUID id, @ModelAttribute Form form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        var note = acts.undo(member, id) ? "undone" : "undone.late";
        if (htmx != null && "/console/desk".equals(form.back())) {
            return desk.again(member, words, id, note, model);
        }
        return "redirect:" + safe(form.back()) + "?note=" + note;
    }

    /** Only to a page of ours. */
    private static String safe(@Nullable String back) {
        boolean ours = back != null && (PAGES.contains(back) || back.startsWith("/console/cases/") && back.substring(15).chars().allMatch(Character::isDigit));
        return ours ? String.valueOf(back) : "/console";
    }
}
