package huiying.app.console.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.console.Words;
import huiying.bot.ListDesk;
import huiying.bot.learning.lists.Kind;
import huiying.bot.learning.lists.ListBook;
import huiying.bot.learning.lists.Rows;
import huiying.bot.learning.lists.Surfacing;
import huiying.bot.sheets.Format;
import huiying.bot.sheets.Table;
import huiying.bot.sheets.TableReader;
import huiying.bot.sheets.TableWriter;
import huiying.bot.sheets.Unreadable;
import huiying.bot.staff.StaffMember;

/** The lists the service reads by: answers, signs of danger, names of places, ways of speaking; what they lack surfaces beside them. */
@Controller
final class ListPages {
    private static final int SHOWN = 50;
    private static final int SURFACED = 15;
    private static final int HISTORY = 20;

    private final ListBook book;
    private final ListDesk desk;
    private final Surfacing surfacing;
    private final TurnWords turnWords;
    private final Studio studio;

    ListPages(ListBook book, ListDesk desk, Surfacing surfacing, TurnWords turnWords, Studio studio) {
        this.book = book;
        this.desk = desk;
        this.surfacing = surfacing;
        this.turnWords = turnWords;
        this.studio = studio;
    }

    /** A row with its number in the list, and how often it was of use. */
    record Line(int number, List<String> cells, String used) {
    }

    /** A cell of a form. */
    record Field(String column, String value) {
    }

    /** A version as a line. */
    record Version(int number, String by, String at, String why, int added, int gone, boolean backTo) {
    }

    /** What the forms send: the cells in the order of the columns. */
    record Form(@Nullable List<String> cell, @Nullable Integer seen, @Nullable Integer number, @Nullable String why) {
        String reason() {
            return why == null ? "" : why.strip();
        }

        List<String> row(Kind kind) {
            return IntStream.range(0, kind.columns().size()).mapToObj(n -> cell == null || n >= cell.size() ? "" : cell.get(n).strip()).toList();
        }
    }

    private static Kind kind(String name) {
        return Kind.of(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/console/studio/lists")
    String lists() {
        return "redirect:/console/studio/lists/answers";
    }

    @GetMapping("/console/studio/lists/{kind}")
    String list(Words words, @PathVariable String kind, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int from,
            @RequestParam @Nullable String note, @RequestParam @Nullable String text, @RequestParam @Nullable String label, Model model) {
        var list = kind(kind);
        var rows = book.current(list);
        var found = found(rows, q.strip().toLowerCase(Locale.ROOT));
        var shown = found.stream().skip(Math.max(0, from)).limit(SHOWN).toList();
        model.addAttribute("kind", list.stored());
        model.addAttribute("kinds", java.util.Arrays.stream(Kind.values()).map(Kind::stored).toList());
        model.addAttribute("columns", list.columns());
        model.addAttribute("lines", lines(list, rows, shown));
        model.addAttribute("count", words.count(found.size()));
        model.addAttribute("q", q);
        model.addAttribute("next", from + SHOWN < found.size() ? from + SHOWN : 0);
        model.addAttribute("fresh", fields(list, fresh(list, text, label)));
        model.addAttribute("seen", book.newest(list));
        model.addAttribute("history", history(list, words));
        model.addAttribute("came", came(list, rows, fresh(list, text, label)));
        model.addAttribute("tried", label);
        studio.dress(words, note, model);
        return "console/studio/list";
    }

    private static List<Integer> found(Rows rows, String typed) {
        return IntStream.range(0, rows.rows().size())
                .filter(n -> typed.isEmpty() || String.join("\t", rows.rows().get(n)).toLowerCase(Locale.ROOT).contains(typed))
                .boxed().toList();
    }

    private List<Line> lines(Kind kind, Rows rows, List<Integer> shown) {
        var used = used(kind, shown.stream().map(n -> rows.rows().get(n).getFirst()).toList());
        return shown.stream().map(n -> new Line(n, rows.rows().get(n), used.getOrDefault(rows.rows().get(n).getFirst(), ""))).toList();
    }

    private Map<String, String> used(Kind kind, List<String> names) {
        var used = new LinkedHashMap<String, String>();
        switch (kind) {
            case ANSWERS -> surfacing.answered().forEach((question, times) -> used.put(question, times.toString()));
            case PLACES -> surfacing.mentioned(names).forEach((name, count) -> used.put(name, count[0] + " / " + count[1]));
            case SIGNS, INTENTS -> {
            }
        }
        return used;
    }

    /** What surfaced is the beginning of a new row. */
    private static List<String> fresh(Kind kind, @Nullable String text, @Nullable String label) {
        var row = new ArrayList<>(IntStream.range(0, kind.columns().size()).mapToObj(n -> "").toList());
        if (text != null && text.length() <= 200) {
            row.set(kind == Kind.INTENTS ? 2 : kind == Kind.SIGNS ? 1 : 0, text);
        }
        if (kind == Kind.SIGNS && label != null && label.length() <= 40) {
            row.set(0, label);
        }
        return row;
    }

    private static List<Field> fields(Kind kind, List<String> row) {
        return IntStream.range(0, row.size()).mapToObj(n -> new Field(kind.columns().get(n), row.get(n))).toList();
    }

    private List<Version> history(Kind kind, Words words) {
        var people = studio.people();
        int newest = book.newest(kind);
        var all = new ArrayList<>(
                book.history(kind, HISTORY).stream().map(one -> new Version(one.number(), studio.person(one.by(), people, words), words.moment(one
                        .at()), one.why(), one.added(), one.gone(), one.number() != newest)).toList());
        if (newest > 0 && all.stream().noneMatch(one -> one.number() == 0)) {
            all.add(new Version(0, words.say("studio.machine"), "", words.say("tree.none"), 0, 0, true));
        }
        return all;
    }

    private List<Surfacing.Came> came(Kind kind, Rows rows, List<String> fresh) {
        return switch (kind) {
            case ANSWERS -> surfacing.unanswered(SURFACED);
            case PLACES -> surfacing.unknownPlaces(SURFACED);
            case INTENTS -> surfacing.doubtful(turnWords.lately(), SURFACED);
            case SIGNS -> desk.flaw(kind, fresh).isPresent() ? List.of() : signs(rows, fresh);
        };
    }

    /** First what nobody disputes and would be heard wrongly, which keeps the row out, then what was said lately and would be heard otherwise. */
    private List<Surfacing.Came> signs(Rows rows, List<String> fresh) {
        return Stream
                .concat(desk.lost(Kind.SIGNS, new Rows.Edit.Add(List.of(fresh))).stream().map(lost -> new Surfacing.Came(lost.message(), 1, lost.now() + " ✗ "
                        + lost.then())), surfacing.otherUrgency(rows, rows.with(fresh), SURFACED).stream())
                .limit(SURFACED).toList();
    }

    @GetMapping("/console/studio/lists/{kind}/{number}")
    String row(Words words, @PathVariable String kind, @PathVariable int number, Model model) {
        var list = kind(kind);
        var rows = book.current(list).rows();
        if (number < 0 || number >= rows.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("kind", list.stored());
        model.addAttribute("number", number);
        model.addAttribute("fields", fields(list, rows.get(number)));
        model.addAttribute("seen", book.newest(list));
        studio.dress(words, null, model);
        return "console/studio/list-row";
    }

    @PostMapping("/console/studio/lists/{kind}/add")
    String add(StaffMember who, @PathVariable String kind, @ModelAttribute Form form) {
        return edited(who, kind(kind), form, new Rows.Edit.Add(List.of(form.row(kind(kind)))));
    }

    @PostMapping("/console/studio/lists/{kind}/put")
    String put(StaffMember who, @PathVariable String kind, @ModelAttribute Form form) {
        return edited(who, kind(kind), form, new Rows.Edit.Put(number(form), form.row(kind(kind))));
    }

    @PostMapping("/console/studio/lists/{kind}/drop")
    String drop(StaffMember who, @PathVariable String kind, @ModelAttribute Form form) {
        return edited(who, kind(kind), form, new Rows.Edit.Drop(number(form)));
    }

    private static int number(Form form) {
        return Objects.requireNonNullElse(form.number(), -1);
    }

    private String edited(StaffMember who, Kind kind, Form form, Rows.Edit edit) {
        if (form.reason().isEmpty()) {
            return page(kind, "why-missing");
        }
        var row = edit instanceof Rows.Edit.Drop ? Optional.<String>empty() : desk.flaw(kind, form.row(kind));
        if (row.isPresent()) {
            return page(kind, "row-" + row.get());
        }
        if (!desk.lost(kind, edit).isEmpty()) {
            return page(kind, "row-golden");
        }
        return page(kind, desk.edit(who, kind, Objects.requireNonNullElse(form.seen(), -1), edit, form.reason()).isPresent() ? "kept" : "list-moved");
    }

    /** A file of rows with the columns of the list; those that are wrong keep all of it out. */
    @PostMapping("/console/studio/lists/{kind}/import")
    String bring(StaffMember who, @PathVariable String kind, @ModelAttribute ImportPages.Upload upload, @ModelAttribute Form form) {
        var list = kind(kind);
        if (form.reason().isEmpty()) {
            return page(list, "why-missing");
        }
        try {
            var rows = rows(list, upload);
            var flaw = rows.stream().flatMap(row -> desk.flaw(list, row).stream()).findFirst();
            if (flaw.isEmpty() && !desk.lost(list, new Rows.Edit.Add(rows)).isEmpty()) {
                return page(list, "row-golden");
            }
            return flaw.map(key -> page(list, "row-" + key))
                    .orElseGet(() -> page(list, desk.edit(who, list, Objects.requireNonNullElse(form.seen(), -1), new Rows.Edit.Add(rows), form.reason())
                            .isPresent() ? "kept" : "list-moved"));
        } catch (Unreadable no) {
            return page(list, "row-file");
        }
    }

    private static List<List<String>> rows(Kind kind, ImportPages.Upload upload) throws Unreadable {
        var name = upload.file() == null ? "" : upload.file().filename();
        var table = new TableReader(huiying.bot.sheets.Budget.USUAL).read(upload.bytes(), Format.of(name).orElseThrow(() -> new Unreadable("unknown-format")));
        return table.rows().stream().map(row -> kind.columns().stream().map(row::cell).toList()).toList();
    }

    @GetMapping("/console/studio/lists/{kind}/export")
    ResponseEntity<byte[]> export(StaffMember who, @PathVariable String kind, @RequestParam(defaultValue = "xlsx") String format) {
        var list = kind(kind);
        var chosen = Format.of("list." + format).orElse(Format.XLSX);
        var rows = book.current(list).rows();
        desk.exported(who, list, rows.size());
        var table = new Table(list.columns(), IntStream.range(0, rows.size()).mapToObj(n -> new Table.Row(n + 2, cells(list, rows.get(n)))).toList());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(chosen.mediaType()))
                .header("Content-Disposition", "attachment; filename=\"" + list.stored() + "." + chosen.extension() + "\"")
                .body(TableWriter.write(table, chosen));
    }

    private static Map<String, String> cells(Kind kind, List<String> row) {
        var cells = new LinkedHashMap<String, String>();
        for (int n = 0; n < row.size(); n++) {
            cells.put(kind.columns().get(n), row.get(n));
        }
        return cells;
    }

    @PostMapping("/console/studio/lists/{kind}/back/{version}")
    String back(StaffMember who, @PathVariable String kind, @PathVariable int version, @ModelAttribute Form form) {
        if (form.reason().isEmpty()) {
            return page(kind(kind), "why-missing");
        }
        return page(kind(kind), desk.goBack(who, kind(kind), version, form.reason()).isPresent() ? "kept" : "nothing");
    }

    private static String page(Kind kind, String note) {
        return "redirect:/console/studio/lists/" + kind.stored() + "?note=" + note;
    }
}
