package huiying.app.console.studio;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.console.BroughtFile;
import huiying.app.console.Words;
import huiying.bot.learning.samples.ImportDesk;
import huiying.bot.learning.samples.ImportPlan;
import huiying.bot.learning.samples.ImportPlan.Mapping;
import huiying.bot.learning.samples.Imports;
import huiying.bot.sheets.Flaw;
import huiying.bot.sheets.Unreadable;
import huiying.bot.staff.StaffMember;

/** A file of samples on its way in: chosen, its columns named, looked at, followed, taken back. */
@Controller
final class ImportPages {
    private static final int MOST = 20 << 20;
    private static final int PREVIEWED = 8;
    private static final int LATEST = 10;

    private final ImportDesk desk;
    private final Imports imports;
    private final Studio studio;

    ImportPages(ImportDesk desk, Imports imports, Studio studio) {
        this.desk = desk;
        this.imports = imports;
        this.studio = studio;
    }

    /** What the form with the file sends. */
    record Upload(@Nullable FilePart file) {
        byte[] bytes() throws Unreadable {
            return BroughtFile.bytes(file, MOST);
        }
    }

    /** What the columns mean. */
    record Columns(@Nullable String text, @Nullable String label, @Nullable String channel, @Nullable String tags, @Nullable String why) {
        Mapping mapping() {
            return new Mapping(plain(text), plain(label), plain(channel), plain(tags));
        }

        private static String plain(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    /** An import as a line. */
    record Line(UUID id, String file, String by, String at, Imports.State state, int rows, int done, int refused) {
    }

    /** A row as it would come in. */
    record Row(int number, String category, String text) {
    }

    @GetMapping("/console/studio/import")
    String choose(Words words, @RequestParam @Nullable String note, Model model) {
        return choose(words, null, note, model);
    }

    private String choose(Words words, @Nullable String problem, @Nullable String note, Model model) {
        var people = studio.people();
        model.addAttribute("problem", problem);
        model.addAttribute("imports", imports.latest(LATEST).stream().map(one -> line(one, people, words)).toList());
        studio.dress(words, note, model);
        return "console/studio/import";
    }

    private Line line(Imports.Import one, Map<String, String> people, Words words) {
        return new Line(one.id(), one.brought().fileName(), studio.person(one.brought().by(), people, words), words.moment(one.brought().at()), one.state(),
                one.count()
                        .rows(),
                one.count().done(), one.count().refused());
    }

    @PostMapping("/console/studio/import")
    String bring(StaffMember who, Words words, @ModelAttribute Upload upload, Model model) {
        try {
            return "redirect:/console/studio/import/" + desk.bring(who.id().toString(), nameOf(upload), upload.bytes());
        } catch (Unreadable no) {
            return choose(words, words.say("flaw." + no.code()), null, model);
        }
    }

    private static String nameOf(Upload upload) {
        return upload.file() == null ? "" : upload.file().filename();
    }

    @GetMapping("/console/studio/import/{id}")
    String look(Words words, @PathVariable UUID id, @ModelAttribute Columns columns, @RequestParam @Nullable String note, Model model) {
        var known = imports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("line", line(known, studio.people(), words));
        model.addAttribute("percent", known.percent());
        model.addAttribute("columns", known.columns());
        model.addAttribute("flaws", said(known.count().flaws(), words));
        if (known.state() == Imports.State.READ) {
            preview(words, known, columns.text() == null ? ImportPlan.guess(known.columns()) : columns.mapping(), model);
        }
        studio.dress(words, note, model);
        return "console/studio/import-one";
    }

    private void preview(Words words, Imports.Import known, Mapping mapping, Model model) {
        model.addAttribute("mapping", mapping);
        desk.preview(known.id(), mapping).ifPresent(read -> {
            model.addAttribute("good", read.rows().size());
            model.addAttribute("refused", read.refused());
            model.addAttribute("flaws", said(read.flaws(), words));
            model.addAttribute("rows",
                    read.rows().stream().limit(PREVIEWED).map(row -> new Row(row.number(), studio.category(row.label(), words), row.text())).toList());
        });
    }

    /** A flaw in the reader's language. */
    record Said(int row, String column, String what) {
    }

    private static List<Said> said(List<Flaw> flaws, Words words) {
        return flaws.stream().map(flaw -> new Said(flaw.row(), flaw.column(), words.say("flaw." + flaw.code(), flaw.arguments().toArray()))).toList();
    }

    /** The bar alone, for a page that looks again every second. */
    @GetMapping("/console/studio/import/{id}/bar")
    String bar(Words words, @PathVariable UUID id, Model model) {
        var known = imports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("line", line(known, studio.people(), words));
        model.addAttribute("percent", known.percent());
        return "console/studio/import-one :: progress";
    }

    @PostMapping("/console/studio/import/{id}/start")
    String start(StaffMember who, @PathVariable UUID id, @ModelAttribute Columns columns) {
        var why = columns.why() == null ? "" : columns.why().strip();
        if (why.isEmpty()) {
            return "redirect:/console/studio/import/" + id + "?note=why-missing";
        }
        boolean fits = imports.find(id).filter(known -> columns.mapping().fits(known.columns())).isPresent();
        boolean started = fits && desk.start(who.id().toString(), id, columns.mapping(), why);
        return "redirect:/console/studio/import/" + id + "?note=" + (started ? "started" : "refused");
    }

    @PostMapping("/console/studio/import/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        return "redirect:/console/studio/import/" + id + "?note=" + (desk.cancel(id) ? "cancelled" : "nothing");
    }
}
