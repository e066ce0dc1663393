package huiying.app.console;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

import huiying.bot.assessment.Assessment;
import huiying.bot.assessment.Objection;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.Cases;
import huiying.bot.staff.StaffMember;

/** Units ask that a case be left out of the rates or points be given back; supervisors decide, once more on appeal. */
@Controller
final class ObjectionsController {
    private static final int SHOWN = 100;

    private final Assessment assessment;
    private final MonthFigures figures;
    private final Cases cases;
    private final Files files;

    ObjectionsController(Assessment assessment, MonthFigures figures, Cases cases, Files files) {
        this.assessment = assessment;
        this.figures = figures;
        this.cases = cases;
        this.files = files;
    }

    /** What the forms send; {@code clause} and {@code seq} only of a deduction. */
    record Form(@Nullable String number, @Nullable String code, @Nullable String clause, @Nullable Integer seq, @Nullable String words,
            @Nullable Boolean granted) {
        String said() {
            return words == null ? "" : words.strip();
        }
    }

    /** One objection as a page shows it. */
    public record Row(UUID id, String number, String unit, String kind, String clause, String code, String state, boolean waits, boolean appealable,
            List<Line> said) {
    }

    /** One step of it. */
    public record Line(String state, String who, String at, String words) {
    }

    @GetMapping("/console/objections")
    String list(StaffMember who, Words words, Model model) {
        var names = files.names(words);
        model.addAttribute("objections", assessment.objections(who, SHOWN).stream().map(objection -> row(objection, who, names)).toList());
        model.addAttribute("codes", Objection.CODES);
        return "console/objections";
    }

    @PostMapping("/console/objections")
    String ask(StaffMember who, Words words, @ModelAttribute Form form, Model model) {
        var about = CaseNumber.parse(form.number() == null ? "" : form.number()).flatMap(cases::find).orElse(null);
        boolean asked = about != null && form.code() != null && Objection.CODES.contains(form.code()) && !form.said().isEmpty() && assessment.object(who,
                subject(about, form), form.code(), form.said()).isPresent();
        model.addAttribute("told", asked ? "objection.asked" : "objection.refused");
        return list(who, words, model);
    }

    @PostMapping("/console/objections/{id}/decide")
    String decide(StaffMember who, Words words, @PathVariable UUID id, @ModelAttribute Form form, Model model) {
        boolean done = !form.said().isEmpty() && form.granted() != null && assessment.decide(who, id, form.granted(), form.said());
        figures.forget();
        model.addAttribute("told", done ? "objection.decided" : "objection.refused");
        return list(who, words, model);
    }

    @PostMapping("/console/objections/{id}/appeal")
    String appeal(StaffMember who, Words words, @PathVariable UUID id, @ModelAttribute Form form, Model model) {
        boolean done = !form.said().isEmpty() && assessment.appeal(who, id, form.said());
        model.addAttribute("told", done ? "objection.appealed" : "objection.refused");
        return list(who, words, model);
    }

    private static Objection.Subject subject(Case about, Form form) {
        return form.clause() == null || form.clause().isBlank() || form.seq() == null
                ? new Objection.Subject.Exclusion(about.id(), about.resolution())
                : new Objection.Subject.Deduction(about.id(), form.clause().strip(), form.seq());
    }

    private Row row(Objection objection, StaffMember who, Names names) {
        var number = cases.byId(objection.what().caseId()).map(Case::number).map(CaseNumber::digits).orElse("");
        var clause = objection.what() instanceof Objection.Subject.Deduction(var caseId, var code, var seq) ? code : "";
        var said = objection.said().stream().map(step -> new Line(step.state().name(), names.person(step.person()), names.words().exact(step.at()), step
                .words())).toList();
        return new Row(objection.id(), number, names.unit(objection.unit()), objection.what().kind(), clause, objection.code(), objection.state().name(),
                objection.state().waits(), objection.state() == Objection.State.REFUSED && objection.unit().equals(who.unit()), said);
    }
}
