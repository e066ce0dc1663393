package huiying.app.console;

import java.util.Map;
import java.util.Set;

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

    RevealController(CaseShelf shelf, Files files, Audit audit, TransactionOperations transactions) {
        this.shelf = shelf;
        this.files = files;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Why somebody wants to see it. */
    record Form(@Nullable String reason, @Nullable String more, @Nullable String back) {
        boolean fits() {
            return reason != null && REASONS.contains(reason) && (!reason.equals("other") || more != null && !more.isBlank());
        }
    }

    @PostMapping("/console/cases/{number}/reveal")
    String reveal(StaffMember member, @PathVariable String number, @ModelAttribute Form form, Model model) {
        var found = shelf.find(member, number).filter(c -> Policy.seesIdentity(member, c)).orElseThrow(
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
