package huiying.app.console.city;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.console.Words;
import huiying.bot.CityDesk;
import huiying.bot.cases.Case;
import huiying.bot.duties.Change;
import huiying.bot.duties.DutyList;
import huiying.bot.duties.ListImport;
import huiying.bot.duties.ListTable;
import huiying.bot.duties.ServiceItem;
import huiying.bot.duties.Share;
import huiying.bot.routing.WhatIf;
import huiying.bot.sheets.Flaw;
import huiying.bot.sheets.Table;
import huiying.bot.staff.StaffMember;

/** The duty list as a tree to walk and search, and one item of it to read and change. */
@Controller
final class DutyPages {
    private static final int FOUND = 60;
    private static final int BLANK_AREAS = 2;

    private final Books books;
    private final CityDesk desk;
    private final WhatIf whatIf;

    DutyPages(Books books, CityDesk desk, WhatIf whatIf) {
        this.books = books;
        this.desk = desk;
        this.whatIf = whatIf;
    }

    /** A line of the tree. */
    record Line(String code, String name, String lead, int below) {
    }

    /** What an area of an item says, as shown and as typed. */
    record Area(String area, String place, String lead, String unit, String assists, String level, String basis) {
    }

    /** What the form of an item sends: its own fields, and lists of equal length for its areas. */
    record Form(@Nullable String code, @Nullable String parent, @Nullable String nameZh, @Nullable String nameEn, @Nullable String synonyms,
            @Nullable String category,
            @Nullable String steps, @Nullable String facts, @Nullable String provider, @Nullable String emergency, @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String why, @Nullable List<String> area, @Nullable List<String> lead, @Nullable List<String> assists, @Nullable List<String> level,
            @Nullable List<String> basis) {

        /** As the table an import would bring. */
        Table table() {
            var rows = new ArrayList<Table.Row>();
            var head = new LinkedHashMap<String, String>();
            put(head, "code", code);
            put(head, "parent", parent);
            put(head, "name_zh", nameZh);
            put(head, "name_en", nameEn);
            put(head, "synonyms", synonyms);
            put(head, "category", category);
            put(head, "steps", steps);
            put(head, "facts", facts);
            put(head, "provider", provider);
            put(head, "emergency", emergency);
            put(head, "valid_from", validFrom);
            put(head, "valid_to", validTo);
            share(head, 0);
            rows.add(new Table.Row(1, head));
            for (int n = 1; area != null && n < area.size(); n++) {
                var cells = new LinkedHashMap<String, String>();
                put(cells, "area", at(area, n));
                share(cells, n);
                if (!cells.isEmpty()) {
                    put(cells, "code", code);
                    rows.add(new Table.Row(n + 1, cells));
                }
            }
            return new Table(List.of("code", "name_zh"), rows);
        }

        private void share(LinkedHashMap<String, String> cells, int n) {
            put(cells, "lead", at(lead, n));
            put(cells, "assists", at(assists, n));
            put(cells, "deadline", at(level, n));
            put(cells, "basis", at(basis, n));
        }

        private static @Nullable String at(@Nullable List<String> list, int n) {
            return list == null || n >= list.size() ? null : list.get(n);
        }

        private static void put(LinkedHashMap<String, String> cells, String column, @Nullable String text) {
            if (text != null && !text.isBlank()) {
                cells.put(column, text.strip());
            }
        }
    }

    @GetMapping("/console/admin/duties")
    String tree(Words words, @RequestParam @Nullable String q, @RequestParam(defaultValue = "") String under, @RequestParam @Nullable String note,
            Model model) {
        var list = books.duties().current();
        var lines = q == null || q.isBlank() ? list.children(under) : search(list, q.strip().toLowerCase(Locale.ROOT));
        model.addAttribute("version", list.version());
        model.addAttribute("count", list.items().size());
        model.addAttribute("q", q);
        model.addAttribute("path", path(list, under, words));
        model.addAttribute("at", list.find(under).map(ServiceItem::code).orElse(null));
        model.addAttribute("lines", lines.stream().map(item -> line(list, item, words)).toList());
        model.addAttribute("note", CityNote.of(note));
        return "console/admin/duties";
    }

    private static List<ServiceItem> search(DutyList list, String typed) {
        return list.items().stream()
                .filter(item -> Stream.concat(Stream.of(item.code(), item.meaning().zh(), item.meaning().en()), item.meaning().synonyms().stream())
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(typed)))
                .limit(FOUND).toList();
    }

    private static List<Books.Named> path(DutyList list, String code, Words words) {
        return list.find(code)
                .map(item -> list.upwards(item).reversed().stream().map(up -> new Books.Named(up.code(), up.meaning().name(words.language()))).toList())
                .orElse(List.of());
    }

    private Line line(DutyList list, ServiceItem item, Words words) {
        var lead = list.upwards(item).stream().flatMap(up -> up.share("").stream()).map(Share::lead).filter(java.util.Objects::nonNull).findFirst().orElse("");
        return new Line(item.code(), item.meaning().name(words.language()), books.unit(lead, words), list.children(item.code()).size());
    }

    @GetMapping("/console/admin/duties/item")
    String item(Words words, @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String under, Model model) {
        var list = books.duties().current();
        var item = list.find(code);
        if (!code.isEmpty() && item.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return show(words,
                item.map(known -> ListTable.of(DutyList.of(0, List.of(known)))).orElseGet(() -> new Table(List.of(), List.of(new Table.Row(1, java.util.Map.of(
                        "parent", under))))),
                code, List.of(), "", model);
    }

    private String show(Words words, Table table, String code, List<Flaw> flaws, String why, Model model) {
        var list = books.duties().current();
        model.addAttribute("cells", table.rows().getFirst());
        model.addAttribute("code", code);
        model.addAttribute("path", path(list, code, words));
        model.addAttribute("areas", areas(table, words));
        model.addAttribute("flaws", books.said(flaws, words));
        model.addAttribute("why", why);
        model.addAttribute("units", books.units(words));
        model.addAttribute("levels", books.levels(words));
        model.addAttribute("history",
                books.duties().history(code).stream().map(past -> new Books.Named(Integer.toString(past.since()), past.item().shares().stream().map(
                        share -> books.grid(share.area(), words) + " → " + books.unit(share.lead(), words)).reduce((a, b) -> a + "；" + b).orElse("")))
                        .toList());
        var affected = code.isEmpty() ? List.<Case>of() : whatIf.affected(List.of(code));
        model.addAttribute("affected",
                affected.stream().map(c -> new Books.Named(String.valueOf(c.number() == null ? "" : c.number().digits()), books.unit(c.unit(), words)))
                        .toList());
        return "console/admin/duty";
    }

    private List<Area> areas(Table table, Words words) {
        var areas = new ArrayList<Area>();
        table.rows().forEach(
                row -> areas.add(new Area(row.cell("area"), books.grid(row.cell("area"), words), row.cell("lead"), books.unit(row.cell("lead"), words), row
                        .cell("assists"), row.cell("deadline"), row.cell("basis"))));
        for (int n = 0; n < BLANK_AREAS; n++) {
            areas.add(new Area("", "", "", "", "", "", ""));
        }
        return areas;
    }

    /** A changed item waits as a proposal, like a changed list; the page of the proposal tells what it would do. */
    @PostMapping("/console/admin/duties/item")
    String propose(StaffMember admin, Words words, @ModelAttribute Form form, Model model) {
        var list = books.duties().current();
        var code = form.code() == null ? "" : form.code().strip();
        var before = list.find(code);
        var base = DutyList.of(list.version(), list.items().stream().filter(item -> !item.code().equals(code)).toList());
        var read = new ListImport(books.known(), base).read(form.table());
        var flaws = new ArrayList<>(read.flaws());
        if (form.why() == null || form.why().isBlank()) {
            flaws.add(Flaw.of(0, "why", "why-missing"));
        }
        if (!flaws.isEmpty()) {
            return show(words, form.table(), before.map(ServiceItem::code).orElse(""), flaws, form.why() == null ? "" : form.why(), model);
        }
        var change = new Change(code, before.orElse(null), read.items().getFirst());
        return change.after() != null && before.equals(Optional.of(change.after()))
                ? "redirect:/console/admin/duties?note=same"
                : "redirect:/console/admin/duties/proposals/" + desk.propose(admin, List.of(change), String.valueOf(form.why()).strip());
    }
}
