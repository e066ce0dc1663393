package huiying.app.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.desk.Command;
import huiying.bot.replies.Replies;
import huiying.bot.secrets.Reveals;
import huiying.bot.staff.StaffMember;

/** The department's desk, made for a phone: sign, return with a reason, report what was done. */
@Controller
final class WorkController {

    private static final int SHOWN = 60;
    private static final List<Show> TABS = List.of(Show.SIGN, Show.DOING, Show.REPORTED, Show.DONE);

    private final CaseShelf shelf;
    private final Files files;
    private final Pending pending;
    private final StaffActs acts;
    private final CasePage page;
    private final Replies replies;

    WorkController(CaseShelf shelf, Files files, Pending pending, StaffActs acts, CasePage page, Replies replies) {
        this.shelf = shelf;
        this.files = files;
        this.pending = pending;
        this.acts = acts;
        this.page = page;
        this.replies = replies;
    }

    /** A pile of the unit's cases. */
    record Tab(String name, long count, boolean current, boolean late) {
    }

    /** A card. {@code pending} is true while an act on it can still be undone. */
    record Job(CaseLine line, ClockFace clock, String place, boolean pending) {
        public String number() {
            return line.number();
        }

        public String state() {
            return line.state();
        }

        public String title() {
            return line.title();
        }

        public List<String> flags() {
            return line.flags();
        }
    }

    /** What the form of a return says. */
    record Returning(@Nullable String reason, @Nullable String basis, @Nullable String unit, @Nullable String key) {
        List<String> problems() {
            return Stream.of(missing("reason", reason), missing("basis", basis), missing("unit", unit)).flatMap(Optional::stream).toList();
        }

        Command command() {
            return new Command.AskReturn(text(basis), unit, text(reason));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }

        private static Optional<String> missing(String name, @Nullable String value) {
            return value == null || value.isBlank() ? Optional.of(name) : Optional.empty();
        }
    }

    /** What the form of a report says. */
    record Report(@Nullable String text, @Nullable String basis, @Nullable String key) {
        Command command() {
            return new Command.Report(text == null ? "" : text.strip(), basis == null ? "" : basis.strip());
        }
    }

    /** A form with nothing but its key, and the tab it stands on. */
    record Bare(@Nullable String key, @Nullable String tab) {
    }

    @GetMapping("/console/work")
    String work(StaffMember member, Words words, @RequestParam(defaultValue = "sign") String tab, @RequestParam @Nullable String note, Model model) {
        list(member, words, tab, note, model);
        var pile = pile(tab);
        model.addAttribute("tabs", TABS.stream().map(show -> tab(show, pile, member, words)).toList());
        return "console/work";
    }

    @GetMapping("/console/work/list")
    String list(StaffMember member, Words words, @RequestParam(defaultValue = "sign") String tab, @RequestParam @Nullable String note, Model model) {
        var pile = pile(tab);
        var names = files.names(words);
        model.addAttribute("tab", pile.key());
        model.addAttribute("jobs", jobs(shelf.list(member, pile, SHOWN), names, member));
        model.addAttribute("lane", pending.of(member, names, "/console/work"));
        model.addAttribute("note", Note.of(note));
        return "console/work :: jobs";
    }

    private List<Job> jobs(List<Case> shown, Names names, StaffMember member) {
        var signing = files.signing(shown, names.words());
        var waiting = pending.waiting(shown.stream().map(Case::id).toList());
        return shown.stream().map(c -> {
            var sign = c.state() == CaseStatus.DISPATCHED ? signing.get(c.id()) : null;
            return job(c, sign == null ? Timers.face(c, names.words()) : sign, waiting.contains(c.id()), names, member);
        }).toList();
    }

    private static Job job(Case c, ClockFace clock, boolean waits, Names names, StaffMember member) {
        var grid = names.grid(c.grid());
        var place = c.place() == null || Reveals.isSecret(c) ? grid : c.place() + (grid.isEmpty() ? "" : " · " + grid);
        return new Job(CaseLine.of(c, names, member), clock, place, waits);
    }

    private Tab tab(Show show, Show current, StaffMember member, Words words) {
        return new Tab(show.key(), shelf.count(member, show), show == current, show == Show.SIGN && isLate(shelf.list(member, show, SHOWN), words));
    }

    private boolean isLate(List<Case> unsigned, Words words) {
        var signing = files.signing(unsigned, words);
        return unsigned.stream().map(c -> signing.getOrDefault(c.id(), Timers.face(c, words))).anyMatch(clock -> clock.kind().equals("late"));
    }

    private static Show pile(String tab) {
        return Show.named(tab).filter(TABS::contains).orElse(Show.SIGN);
    }

    @GetMapping("/console/work/{number}")
    String open(StaffMember member, Words words, @PathVariable String number, @RequestParam @Nullable String note, Model model) {
        return show(member, words, found(member, number), note, model);
    }

    private String show(StaffMember member, Words words, Case found, @Nullable String note, Model model) {
        return page.show(member, words, found, Note.of(note), model);
    }

    @PostMapping("/console/work/{number}/sign")
    String sign(StaffMember member, Words words, @PathVariable String number, @ModelAttribute Bare form, ServerWebExchange exchange, Model model) {
        var then = "redirect:/console/work?tab=" + pile(form.tab() == null ? "" : form.tab()).key() + "&note=done";
        return done(new Deed(member, found(member, number), form.key(), new Command.Sign()), then, words, exchange, model);
    }

    /** What the reply leaves open, before it is sent. */
    @PostMapping("/console/work/{number}/check")
    String check(StaffMember member, Words words, @PathVariable String number, @ModelAttribute Report form, Model model) {
        var found = found(member, number);
        var text = form.text() == null ? "" : form.text();
        model.addAttribute("draft", text);
        model.addAttribute("draftBasis", form.basis());
        model.addAttribute("advice", replies.look(found, text, form.basis() == null ? "" : form.basis()).stream().map(Enum::name).toList());
        return show(member, words, found, null, model);
    }

    @PostMapping("/console/work/{number}/report")
    String report(StaffMember member, Words words, @PathVariable String number, @ModelAttribute Report form, ServerWebExchange exchange, Model model) {
        var found = found(member, number);
        if (form.text() == null || form.text().isBlank()) {
            model.addAttribute("problem", "text");
            return show(member, words, found, null, model);
        }
        return done(new Deed(member, found, form.key(), form.command()), "redirect:/console/work?tab=doing&note=done", words, exchange, model);
    }

    /** An act of a member upon a case. */
    private record Deed(StaffMember member, Case about, @Nullable String key, Command act) {
    }

    private String done(Deed deed, String then, Words words, ServerWebExchange exchange, Model model) {
        try {
            acts.decide(deed.member(), deed.about().id(), deed.key(), deed.act());
            return then;
        } catch (NotAllowedNow moved) {
            return page.refused(deed.member(), words, deed.about(), moved.why(), exchange, model);
        }
    }

    @GetMapping("/console/work/{number}/return")
    String ask(StaffMember member, Words words, @PathVariable String number, Model model) {
        return ask(member, words, number, new Returning("", "", "", ""), List.of(), model);
    }

    @PostMapping("/console/work/{number}/return")
    String giveBack(StaffMember member, Words words, @PathVariable String number, @ModelAttribute Returning form, ServerWebExchange exchange, Model model) {
        if (!form.problems().isEmpty()) {
            return ask(member, words, number, form, form.problems(), model);
        }
        return done(new Deed(member, found(member, number), form.key(), form.command()), "redirect:/console/work?note=done", words, exchange, model);
    }

    private String ask(StaffMember member, Words words, String number, Returning form, List<String> problems, Model model) {
        model.addAttribute("file", files.open(found(member, number), member, words));
        model.addAttribute("units", files.names(words).units().stream().filter(unit -> !unit.code().equals(member.unit())).toList());
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "console/return";
    }

    private Case found(StaffMember member, String number) {
        return shelf.find(member, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
