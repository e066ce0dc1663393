package huiying.app.console;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import huiying.bot.cases.Case;
import huiying.bot.staff.StaffMember;

/** Lists of cases, and one case with everything that is known of it. */
@Controller
final class CasesController {

    private static final int SHOWN = 60;
    private static final List<Show> PILES = List.of(Show.OPEN, Show.OVERDUE, Show.UNSIGNED, Show.REVIEW, Show.RETURNED, Show.REPEATED, Show.ANGRY, Show.UNCLEAR,
            Show.WAITING, Show.CLOSED);

    private final CaseShelf shelf;
    private final Files files;
    private final CasePage page;

    CasesController(CaseShelf shelf, Files files, CasePage page) {
        this.shelf = shelf;
        this.files = files;
        this.page = page;
    }

    @GetMapping("/console/cases")
    String list(StaffMember member, Words words, @RequestParam(defaultValue = "open") String show, @RequestParam @Nullable String q, Model model) {
        var pile = Show.named(show).filter(PILES::contains).orElse(Show.OPEN);
        var found = q == null || q.isBlank() ? shelf.list(member, pile, SHOWN) : shelf.search(member, q, SHOWN);
        if (q != null && found.size() == 1) {
            return "redirect:/console/cases/" + found.getFirst().number();
        }
        var names = files.names(words);
        model.addAttribute("cases", found.stream().map(c -> CaseLine.of(c, names, member)).toList());
        model.addAttribute("filters", PILES.stream().map(Show::key).toList());
        model.addAttribute("show", q == null || q.isBlank() ? pile.key() : "");
        return "console/cases";
    }

    @GetMapping("/console/cases/{number}")
    String open(StaffMember member, Words words, @PathVariable String number, @RequestParam @Nullable String note, Model model) {
        body(member, words, number, note, model);
        return "console/case";
    }

    @GetMapping("/console/cases/{number}/body")
    String body(StaffMember member, Words words, @PathVariable String number, @RequestParam @Nullable String note, Model model) {
        page.show(member, words, found(member, number), Note.of(note), model);
        return "console/case :: body";
    }

    private Case found(StaffMember member, String number) {
        return shelf.find(member, number).orElseThrow(
                () -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
