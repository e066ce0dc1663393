package huiying.app.console;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseFacts.Kind;
import huiying.bot.cases.Cases;
import huiying.bot.desk.Command;
import huiying.bot.staff.StaffMember;

/** Puts the five facts of the item in hand right, all in one form. */
@Controller
final class FactsController {
    private static final int LONGEST = 200;

    private final StaffActs acts;
    private final DeskController desk;
    private final Cases cases;
    private final Files files;
    private final Facts facts;

    FactsController(StaffActs acts, DeskController desk, Cases cases, Files files, Facts facts) {
        this.acts = acts;
        this.desk = desk;
        this.cases = cases;
        this.files = files;
        this.facts = facts;
    }

    /** What the form sends; null where it says nothing of a fact. */
    record Form(@Nullable String when, @Nullable String where, @Nullable String what, @Nullable String cause, @Nullable String wants, @Nullable String key) {
        @Nullable
        String of(Kind kind) {
            return text(switch (kind) {
                case WHEN -> when;
                case WHAT -> what;
                case CAUSE -> cause;
                case WANTS -> wants;
            });
        }

        static @Nullable String text(@Nullable String typed) {
            return typed == null ? null : typed.strip().substring(0, Math.min(LONGEST, typed.strip().length()));
        }
    }

    @PostMapping("/console/desk/{task}/facts")
    String put(StaffMember agent, Words words, @PathVariable UUID task, @ModelAttribute Form form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        var about = acts.caseInHand(agent, task).flatMap(cases::byId);
        about.ifPresent(held -> keep(agent, held, words, form));
        var outcome = about.map(held -> locate(agent, task, held, form)).orElse("taken");
        return htmx == null
                ? "redirect:/console/desk?note=" + outcome
                : desk.onward(agent, words, outcome.equals("done") ? "saved" : outcome, model);
    }

    private void keep(StaffMember agent, Case about, Words words, Form form) {
        var names = files.names(words);
        for (var kind : Kind.values()) {
            var value = form.of(kind);
            if (value != null) {
                facts.put(about, names, kind, value, Actor.staff(agent.id(), agent.role().name().toLowerCase(java.util.Locale.ROOT)));
            }
        }
    }

    private String locate(StaffMember agent, UUID task, Case about, Form form) {
        var place = Form.text(form.where());
        return place == null || place.isEmpty() || place.equals(about.place()) ? "done" : acts.act(agent, task, form.key(), new Command.Locate(place));
    }
}
