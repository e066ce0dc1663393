package huiying.app.console.city;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import huiying.app.console.Words;
import huiying.bot.duties.Duties;
import huiying.bot.duties.DutyList;
import huiying.bot.duties.Known;
import huiying.bot.duties.Lint;
import huiying.bot.grids.Grid;
import huiying.bot.grids.Grids;
import huiying.bot.routing.Unit;
import huiying.bot.routing.Units;
import huiying.bot.sheets.Flaw;
import huiying.bot.sla.ServiceLevel;
import huiying.bot.sla.TermBook;
import huiying.nlp.Category;
import huiying.nlp.Language;
import huiying.nlp.Taxonomy;

/** The books of the city as the pages read them: what may be named, what it is called, and what is wrong with it. */
@Component
record Books(Duties duties, Units units, Grids grids, Taxonomy taxonomy, TermBook terms) {

    /** A thing to choose from, or to show. */
    record Named(String code, String name) {
    }

    /** A flaw in the reader's language. */
    record Said(int row, String column, String what) {
    }

    Known known() {
        return new Known(units.all().stream().map(Unit::code).collect(Collectors.toSet()), grids.all().stream().map(Grid::code).collect(Collectors.toSet()),
                terms.current().levels().stream().map(ServiceLevel::code).collect(Collectors.toSet()),
                taxonomy.all().stream().map(Category::code).collect(Collectors.toSet()));
    }

    LocalDate today() {
        return grids.today();
    }

    List<Named> units(Words words) {
        return units.all().stream().map(unit -> new Named(unit.code(), unit.name(words.language()))).toList();
    }

    List<Named> levels(Words words) {
        return terms.current().levels().stream().map(level -> new Named(level.code(), words.language() == Language.ZH ? level.zh() : level.en())).toList();
    }

    String unit(@Nullable String code, Words words) {
        return units.name(code, words.language());
    }

    String grid(@Nullable String code, Words words) {
        return code == null || code.isEmpty() ? words.say("city.everywhere") : grids.find(code).map(grid -> grid.name(words.language())).orElse(code);
    }

    List<Said> said(List<Flaw> flaws, Words words) {
        return flaws.stream().limit(500).map(flaw -> new Said(flaw.row(), flaw.column(), said(flaw.code(), flaw.arguments(), words))).toList();
    }

    static String said(String code, List<String> arguments, Words words) {
        return words.say("flaw." + code, arguments.toArray());
    }

    /** What is wrong with a list, in the reader's language. */
    List<Said> findings(DutyList list, Words words) {
        return new Lint(list, known(), today()).findings().stream()
                .map(finding -> new Said(0, finding.code(), words.say("lint." + finding.kind(), finding.about().stream()
                        .map(about -> units.find(about).map(unit -> unit.name(words.language())).orElse(about)).collect(Collectors.joining("、")))))
                .toList();
    }
}
