package huiying.app.console;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.desk.Command;
import huiying.bot.duties.Inquiry;
import huiying.bot.progress.Rules;
import huiying.bot.routing.Router;
import huiying.bot.staff.StaffMember;

/** The arbiter's page: what is nobody's by the list or was given back twice, with the likeliest units and their basis. */
@Controller
final class ArbitrationController {
    private static final int SHOWN = 60;
    private static final int OPTIONS = 5;

    private final CaseShelf shelf;
    private final Cases cases;
    private final Files files;
    private final StaffActs acts;
    private final Rules rules;
    private final JdbcClient jdbc;

    ArbitrationController(CaseShelf shelf, Cases cases, Files files, StaffActs acts, Rules rules, JdbcClient jdbc) {
        this.shelf = shelf;
        this.cases = cases;
        this.files = files;
        this.acts = acts;
        this.rules = rules;
        this.jdbc = jdbc;
    }

    /** A case that waits for a decision. */
    record Waiting(CaseLine line, String words, int returns, @Nullable ClockFace clock, List<Option> options) {
        public String number() {
            return line.number();
        }

        public String title() {
            return line.title();
        }
    }

    /** A unit that could have it, and why. */
    record Option(String code, String unit, String basis, String reason) {
    }

    /** What the form of a decision sends. */
    record Form(@Nullable String unit, @Nullable String basis, @Nullable List<String> assists, @Nullable Boolean precedent, @Nullable String key) {
        @Nullable
        Command command() {
            boolean complete = unit != null && !unit.isBlank() && basis != null && !basis.isBlank();
            var helpers = assists == null
                    ? List.<String>of()
                    : assists.stream().filter(helper -> !helper.isBlank() && !helper.equals(unit)).distinct().toList();
            return complete
                    ? new Command.Arbitrate(Objects.requireNonNull(unit), Objects.requireNonNull(basis).strip(), helpers, Boolean.TRUE.equals(precedent))
                    : null;
        }
    }

    @GetMapping("/console/watch/arbitration")
    String waiting(StaffMember member, Words words, @RequestParam @Nullable String note, Model model) {
        var names = files.names(words);
        var ids = jdbc.sql("select id from cases where state = ? order by state_since limit ?").params(CaseStatus.ARBITRATION.name(), SHOWN)
                .query((row, n) -> Objects
                        .requireNonNull(row.getObject("id", java.util.UUID.class)))
                .list();
        model.addAttribute("waiting", ids.stream().flatMap(id -> cases.byId(id).stream()).map(c -> waiting(c, names)).toList());
        model.addAttribute("units", names.units());
        model.addAttribute("decides", member.role() == huiying.bot.staff.Role.SUPERVISOR);
        model.addAttribute("note", Note.of(note));
        return "console/arbitration";
    }

    private Waiting waiting(Case c, Names names) {
        return new Waiting(CaseLine.of(c, names), Mask.words(c.words()), c.returns(), files.deciding(c, names.words()), options(c, rules, files, names));
    }

    static List<Option> options(Case c, Rules rules, Files files, Names names) {
        var categories = files.suggestion(c.id()).candidates().stream().map(candidate -> candidate.label()).limit(3).toList();
        Inquiry asked = Router.inquiry(c);
        return rules.router().options(asked, categories, OPTIONS).stream().filter(option -> !rules.router().isConflict(c, option.unit()))
                .map(option -> new Option(option
                        .unit(), names.unit(option.unit()), option.basis(), option.reason()))
                .toList();
    }

    @PostMapping("/console/watch/arbitration/{number}")
    String decide(StaffMember member, @PathVariable String number, @ModelAttribute Form form) {
        var found = shelf.find(member, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var command = form.command();
        return "redirect:/console/watch/arbitration?note=" + (command == null ? "missing" : acts.ask(member, found.id(), form.key(), command));
    }
}
