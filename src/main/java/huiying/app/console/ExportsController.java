package huiying.app.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.config.Settings;
import huiying.bot.cases.Case;
import huiying.bot.exports.Export;
import huiying.bot.exports.Exports;
import huiying.bot.secrets.Reveals;
import huiying.bot.sheets.Format;
import huiying.bot.sheets.TableWriter;
import huiying.bot.staff.StaffMember;

/** Lists leave the house as files: asked for from a search or the studio, allowed by a colleague where it is much, taken once, every row marked with who took it. */
@Controller
final class ExportsController {
    private static final int MOST = 20_000;
    private static final int SHOWN = 100;

    private final Exports exports;
    private final Finder finder;
    private final Files files;
    private final TransactionOperations transactions;
    private final ZoneId zone;
    private final List<ExportedList> lists;

    ExportsController(Exports exports, Finder finder, Files files, TransactionOperations transactions, Settings.House house, List<ExportedList> lists) {
        this.lists = lists;
        this.exports = exports;
        this.finder = finder;
        this.files = files;
        this.transactions = transactions;
        this.zone = house.zone();
    }

    /** What the form sends: the search it stands below, why, and as what. */
    record Wish(@Nullable String q, @Nullable String place, @Nullable String phone, @Nullable String unit, @Nullable String state, @Nullable String from,
            @Nullable String to, @Nullable String reason, @Nullable String format) {
        SearchController.Form search() {
            return new SearchController.Form(q, place, phone, unit, state, from, to);
        }

        String why() {
            return reason == null ? "" : reason.strip();
        }

        Format as() {
            return Format.of("list." + format).orElse(Format.XLSX);
        }
    }

    /** One wish as the page shows it: what this reader may do with it. */
    public record Row(UUID id, String kind, String rows, String by, String at, String reason, String standing, String decided, boolean mine, boolean mayDecide,
            boolean ready) {
    }

    @GetMapping("/console/exports")
    String list(StaffMember who, Words words, @RequestParam @Nullable String note, Model model) {
        var names = files.names(words);
        model.addAttribute("exports", exports.latest(SHOWN).stream().map(export -> row(export, who, names)).toList());
        model.addAttribute("alone", Exports.ALONE);
        model.addAttribute("note", Note.of(note));
        return "console/exports";
    }

    private static Row row(Export export, StaffMember who, Names names) {
        var words = names.words();
        boolean mine = export.asked().by().equals(who.id());
        var decided = export.fate().by() == null ? "" : names.person(export.fate().by().toString());
        return new Row(export.id(), export.what().kind(), words.count(export.rows()), names.person(export.asked().by().toString()),
                words.exact(export.asked().at()),
                export.asked().reason(), export.standing(words.now()), decided, mine, !mine && export.waits(), mine && export.isReady(words.now()));
    }

    @PostMapping("/console/exports")
    String ask(StaffMember who, @ModelAttribute Wish wish) {
        var found = finder.find(who, wish.search().query(zone, MOST));
        var what = new Export.What(CaseList.KIND, found.stream().map(Case::id).toList(), (int) found.stream().filter(Reveals::isSecret).count(), wish.as());
        var asked = Objects.requireNonNull(transactions.execute(status -> exports.ask(who, what, wish.why())));
        return "redirect:/console/exports?note=" + (asked.isPresent() ? "saved" : "missing");
    }

    @PostMapping("/console/exports/{id}/{verdict}")
    String decide(StaffMember who, @PathVariable UUID id, @PathVariable String verdict) {
        boolean decided = (verdict.equals("grant") || verdict.equals("decline"))
                && Boolean.TRUE.equals(transactions.execute(status -> exports.decide(who, id, verdict.equals("grant"))));
        return "redirect:/console/exports?note=" + (decided ? "saved" : "refused");
    }

    /** The file, this one time. */
    @PostMapping("/console/exports/{id}/file")
    ResponseEntity<byte[]> take(StaffMember who, Words words, @PathVariable UUID id) {
        var export = Objects.requireNonNull(transactions.execute(status -> exports.take(who, id)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var format = export.what().format();
        var list = lists.stream().filter(known -> known.kind().equals(export.what().kind())).findFirst().orElseThrow();
        var mark = words.say("export.mark", who.name(), who.login(), words.exact(words.now()), id.toString());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(format.mediaType()))
                .header("Content-Disposition",
                        "attachment; filename=\"" + export.what().kind() + "-" + id.toString().substring(0, 8) + "." + format.extension() + "\"")
                .body(TableWriter.write(list.table(export.what().subjects(), mark, words), format));
    }
}
