package huiying.app.console;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

import huiying.bot.audit.Audit;
import huiying.bot.desk.Policy;
import huiying.bot.secrets.Reveals;
import huiying.bot.staff.StaffMember;

/** Shows a resident's contact and whole words to somebody who says why; that they looked is recorded before they see it. */
@Controller
final class RevealController {

    private static final Set<String> REASONS = Set.of("call-back", "visit", "verify", "other");
    private static final int LONGEST = 200;

    private final CaseShelf shelf;
    private final Files files;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Reveals reveals;

    RevealController(CaseShelf shelf, Files files, Audit audit, TransactionOperations transactions, Reveals reveals) {
        this.shelf = shelf;
        this.files = files;
        this.audit = audit;
        this.transactions = transactions;
        this.reveals = reveals;
    }

    /** Why somebody wants to see it. */
    record Form(@Nullable String reason, @Nullable String more, @Nullable String back) {
        boolean fits() {
            return reason != null && REASONS.contains(reason) && (!reason.equals("other") || more != null && !more.isBlank());
        }
    }

    /** The first of two: says why. */
    @PostMapping("/console/cases/{number}/secret/ask")
    String ask(StaffMember member, @PathVariable String number, @ModelAttribute Form form) {
        var found = shelf.find(member, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var asked = transactions.execute(status -> reveals.ask(member, found, form.more() == null ? "" : form.more()));
        return "redirect:/console/cases/" + number + "?note=" + (Boolean.TRUE.equals(asked) ? "saved" : "missing");
    }

    /** The second of two: allows it, or does not. */
    @PostMapping("/console/cases/{number}/secret/{request}/{verdict}")
    String decide(StaffMember member, @PathVariable String number, @PathVariable UUID request, @PathVariable String verdict) {
        boolean waits = shelf.find(member, number).filter(c -> reveals.waiting(c.id()).stream().anyMatch(waiting -> waiting.id().equals(request))).isPresent();
        if (!waits) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!Boolean.TRUE.equals(transactions.execute(status -> reveals.decide(member, request, verdict.equals("grant"))))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return "redirect:/console/cases/" + number + "?note=saved";
    }

    @PostMapping("/console/cases/{number}/reveal")
    String reveal(StaffMember member, @PathVariable String number, @ModelAttribute Form form, Model model) {
        var found = shelf.find(member, number).filter(c -> Policy.seesIdentity(member, c) || Reveals.isSecret(c) && reveals.mayLook(member, c.id()))
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!form.fits()) {
            return "redirect:/console/cases/" + number + "?note=missing";
        }
        var more = form.more() == null ? "" : form.more().strip();
        transactions.executeWithoutResult(status -> audit.record(member.id().toString(), "identity-revealed", found.id().toString(),
                Map.of("reason", String.valueOf(form.reason()), "more", more.substring(0, Math.min(LONGEST, more.length())))));
        model.addAttribute("number", number);
        model.addAttribute("contact", files.wholeContact(found));
        model.addAttribute("whole", found.words());
        model.addAttribute("back", "/console/desk".equals(form.back()) ? "/console/desk" : "/console/cases/" + number);
        return "console/reveal";
    }
}
