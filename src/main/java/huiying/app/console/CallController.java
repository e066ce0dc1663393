package huiying.app.console;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.bot.CallDesk;
import huiying.bot.CallDesk.Outcome;
import huiying.bot.hotline.AgentLine.State;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Category;
import huiying.nlp.Taxonomy;

/** The agent's telephone: there or not there, the caller in hand, a third party asked to join, what came of it, and who is called back. */
@Controller
final class CallController {
    private static final Set<String> NOTES = Set.of("changed", "missing", "failed", "invited", "rings", "written");

    private final CallDesk desk;
    private final CallView view;
    private final Files files;
    private final Taxonomy taxonomy;
    private final AtWork atWork;

    CallController(CallDesk desk, CallView view, Files files, Taxonomy taxonomy, AtWork atWork) {
        this.atWork = atWork;
        this.desk = desk;
        this.view = view;
        this.files = files;
        this.taxonomy = taxonomy;
    }

    /** What the forms of the page send. */
    record Form(@Nullable String state, @Nullable String phone, @Nullable String number, @Nullable String category, @Nullable String place,
            @Nullable String words, @Nullable String calls, @Nullable String key) {
        CallDesk.WriteUp writeUp(Taxonomy taxonomy) {
            var known = taxonomy.find(text(category)).filter(Category::isLeaf).map(Category::code).orElse("");
            return new CallDesk.WriteUp(known, shortened(text(place), 200), shortened(text(words), 2_000), "yes".equals(calls), shortened(text(key), 64));
        }

        static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }

        private static String shortened(String text, int most) {
            return text.length() > most ? text.substring(0, most) : text;
        }
    }

    @GetMapping("/console/desk/call")
    String page(StaffMember agent, Words words, @RequestParam @Nullable String note, Model model) {
        fill(agent, words, model);
        model.addAttribute("away", atWork.isAway(agent));
        model.addAttribute("note", note != null && NOTES.contains(note) ? note : null);
        return "console/call";
    }

    /** Everything but what is being written down, as it now stands. */
    @GetMapping("/console/desk/call/now")
    String now(StaffMember agent, Words words, Model model) {
        fill(agent, words, model);
        return "console/call :: now";
    }

    /** The caller in hand; asked for again when another one is. */
    @GetMapping("/console/desk/call/talk")
    String talk(StaffMember agent, Words words, Model model) {
        fill(agent, words, model);
        return "console/call :: talk";
    }

    /** A corner of the desk: whether the telephone rings. */
    @GetMapping("/console/desk/call/corner")
    String corner(StaffMember agent, Words words, Model model) {
        model.addAttribute("line", view.line(desk.look(agent), files.names(words)));
        model.addAttribute("callers", view.waiting());
        return "console/call :: corner";
    }

    private void fill(StaffMember agent, Words words, Model model) {
        model.addAttribute("call", view.of(agent, desk.look(agent), files.names(words)));
    }

    @PostMapping("/console/desk/call/stand")
    String stand(StaffMember agent, @ModelAttribute Form form) {
        var state = Stream.of(State.ON, State.AWAY, State.OFF).filter(known -> known.name().equals(Form.text(form.state()).toUpperCase(Locale.ROOT)))
                .findFirst();
        return back(state.map(found -> atWork.stand(agent, found)).orElse(Outcome.MISSING), "done");
    }

    @PostMapping("/console/desk/call/phone")
    String phone(StaffMember agent, @ModelAttribute Form form) {
        return back(desk.phone(agent, Form.text(form.phone())), "done");
    }

    @PostMapping("/console/desk/call/invite")
    String invite(StaffMember agent, @ModelAttribute Form form) {
        return back(desk.invite(agent, Form.text(form.number())), "invited");
    }

    @PostMapping("/console/desk/call/back/{id}")
    String callBack(StaffMember agent, @PathVariable UUID id) {
        return back(desk.callBack(agent, id), "rings");
    }

    @PostMapping("/console/desk/call/{id}/write")
    String write(StaffMember agent, @PathVariable UUID id, @ModelAttribute Form form) {
        return back(desk.writeUp(agent, id, form.writeUp(taxonomy)), "written");
    }

    @PostMapping("/console/desk/call/{id}/skip")
    String skip(StaffMember agent, @PathVariable UUID id) {
        return back(desk.skip(agent, id), "done");
    }

    private static String back(Outcome outcome, String done) {
        var note = outcome == Outcome.DONE ? done : outcome.name().toLowerCase(Locale.ROOT);
        return "redirect:/console/desk/call?note=" + (note.equals("done") ? "" : note);
    }
}
