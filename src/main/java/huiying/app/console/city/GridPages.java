package huiying.app.console.city;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import huiying.app.console.Words;
import huiying.bot.CityDesk;
import huiying.bot.grids.Grid;
import huiying.bot.grids.GridImport;
import huiying.bot.grids.ManagedObjects;
import huiying.bot.grids.ObjectImport;
import huiying.bot.sheets.Unreadable;
import huiying.bot.staff.StaffMember;

/** Patches of the city as a list and on a map, and the things with numbers on them. */
@Controller
final class GridPages {
    private static final int SHOWN = 200;

    private final Books books;
    private final CityDesk desk;
    private final ManagedObjects objects;

    GridPages(Books books, CityDesk desk, ManagedObjects objects) {
        this.books = books;
        this.desk = desk;
        this.objects = objects;
    }

    /** A patch with what was filed in it and in all that lies in it. */
    record Line(String code, String name, String level, String unit, String worker, Figures figures) {
    }

    /** How many lie in it, how many cases were filed in it, and when it ended. */
    record Figures(int inside, int filed, String ended) {
    }

    /** A thing with a number on it. */
    record Thing(String code, String kind, String name, String grid, String unit) {
    }

    @GetMapping("/console/admin/grids")
    String grids(Words words, @RequestParam(defaultValue = "") String at, @RequestParam @Nullable String note, Model model) {
        books.grids().freshen();
        return grids(words, at, List.of(), note, model);
    }

    private String grids(Words words, String at, List<Books.Said> flaws, @Nullable String note, Model model) {
        var map = books.grids().map();
        var filed = map.rolledUp(books.grids().filed());
        var here = map.find(at);
        model.addAttribute("at", here.map(Grid::code).orElse(""));
        model.addAttribute("path",
                here.map(grid -> map.upwards(grid).reversed().stream().map(up -> new Books.Named(up.code(), up.name(words.language()))).toList()).orElse(List
                        .of()));
        model.addAttribute("lines", below(here).stream().map(grid -> line(grid, filed, words)).toList());
        model.addAttribute("levels", map.all().stream().filter(grid -> grid.time().on(books.today())).collect(Collectors.groupingBy(Grid::level,
                java.util.TreeMap::new, Collectors.counting())));
        model.addAttribute("flaws", flaws);
        model.addAttribute("note", CityNote.of(note));
        return "console/admin/grids";
    }

    private List<Grid> below(Optional<Grid> here) {
        var map = books.grids().map();
        return here.map(grid -> map.children(grid.code())).orElseGet(() -> map.all().stream().filter(grid -> map.parentOf(grid).isEmpty()).toList());
    }

    private Line line(Grid grid, Map<String, Integer> filed, Words words) {
        var worker = books.grids().map().walked(grid.code()).map(walked -> String.valueOf(walked.keeper().worker())).orElse("");
        var ended = grid.time().to() == null ? "" : words.date(grid.time().to());
        return new Line(grid.code(), grid.name(words.language()), grid.level().stored(), books.unit(grid.unit(), words), worker,
                new Figures(books.grids().map().children(grid
                        .code()).size(), filed.getOrDefault(grid.code(), 0), ended));
    }

    /** The boundaries below a patch, for the map. */
    @GetMapping(path = "/console/admin/grids/shapes", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<Map<String, Object>> shapes(Words words, @RequestParam(defaultValue = "") String at) {
        return below(books.grids().map().find(at)).stream().filter(grid -> grid.boundary() != null && grid.time().on(books.today())).map(grid -> {
            var shape = new LinkedHashMap<String, Object>();
            shape.put("code", grid.code());
            shape.put("name", grid.name(words.language()));
            shape.put("rings", grid.rings());
            return (Map<String, Object>) shape;
        }).toList();
    }

    @PostMapping("/console/admin/grids/import")
    String bring(StaffMember admin, Words words, @ModelAttribute Upload upload, Model model) {
        try {
            var read = new GridImport(books.known().units(), books.grids().map(), books.today()).read(upload.bytes());
            if (read.flaws().isEmpty()) {
                desk.keepGrids(admin, read.grids());
                return "redirect:/console/admin/grids?note=kept";
            }
            return grids(words, "", books.said(read.flaws(), words), null, model);
        } catch (Unreadable no) {
            return grids(words, "", List.of(new Books.Said(0, "", words.say("flaw." + no.code()))), null, model);
        }
    }

    /** A split or a merger: the patches named end today, those in the file begin. */
    @PostMapping("/console/admin/grids/replace")
    String replace(StaffMember admin, Words words, @ModelAttribute Upload upload, Model model) {
        try {
            var old = old(upload);
            var read = new GridImport(books.known().units(), books.grids().map(), books.today()).read(upload.bytes());
            var known = new HashSet<>(books.known().grids());
            boolean fresh = read.grids().stream().noneMatch(grid -> known.contains(grid.code()));
            if (read.flaws().isEmpty() && fresh && known.containsAll(old) && !old.isEmpty() && !upload.reason().isEmpty()) {
                desk.replaceGrids(admin, old, read.grids(), upload.reason());
                return "redirect:/console/admin/grids?note=kept";
            }
            var flaws = books.said(read.flaws(), words);
            return grids(words, "", flaws.isEmpty() ? List.of(new Books.Said(0, "", words.say(fresh ? "flaw.replace-what" : "flaw.replace-fresh"))) : flaws,
                    null, model);
        } catch (Unreadable no) {
            return grids(words, "", List.of(new Books.Said(0, "", words.say("flaw." + no.code()))), null, model);
        }
    }

    private static Collection<String> old(Upload upload) {
        return Arrays.stream((upload.old() == null ? "" : upload.old()).split("[\\s,;，；、]+")).filter(code -> !code.isEmpty()).distinct().toList();
    }

    @GetMapping("/console/admin/objects")
    String objects(Words words, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable String note, Model model) {
        return objects(words, q, List.of(), note, model);
    }

    private String objects(Words words, String q, List<Books.Said> flaws, @Nullable String note, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("count", objects.count());
        model.addAttribute("things",
                objects.search(q, SHOWN).stream().map(object -> new Thing(object.code(), object.kind(), object.name(words.language()), books.grids().path(
                        object.spot().grid(), words.language()), books.unit(object.unit(), words))).toList());
        model.addAttribute("flaws", flaws);
        model.addAttribute("note", CityNote.of(note));
        return "console/admin/objects";
    }

    @PostMapping("/console/admin/objects")
    String bringObjects(StaffMember admin, Words words, @ModelAttribute Upload upload, Model model) {
        try {
            var known = books.known();
            var read = new ObjectImport(known.units(), known.categories(), books.grids()).read(upload.table());
            if (read.flaws().isEmpty()) {
                desk.keepObjects(admin, read.objects());
                return "redirect:/console/admin/objects?note=kept";
            }
            return objects(words, "", books.said(read.flaws(), words), null, model);
        } catch (Unreadable no) {
            return objects(words, "", List.of(new Books.Said(0, "", words.say("flaw." + no.code()))), null, model);
        }
    }
}
