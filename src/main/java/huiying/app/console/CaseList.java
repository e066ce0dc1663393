package huiying.app.console;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import huiying.app.config.Settings;
import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.sheets.Table;

/** Cases as a list that leaves the house: where they stand, and no words. */
@Component
final class CaseList implements ExportedList {
    static final String KIND = "cases";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Cases cases;
    private final Files files;
    private final ZoneId zone;

    CaseList(Cases cases, Files files, Settings.House house) {
        this.cases = cases;
        this.files = files;
        this.zone = house.zone();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Table table(List<UUID> subjects, String mark, Words words) {
        var columns = columns(files.names(words), mark);
        var found = cases.byIds(subjects);
        return new Table(List.copyOf(columns.keySet()), IntStream.range(0, found.size()).mapToObj(n -> new Table.Row(n + 2, cells(found.get(n), columns)))
                .toList());
    }

    /** No words, places or persons: what a list is for. The mark stands in every row, so that no part of it is without. */
    private Map<String, Function<Case, @Nullable String>> columns(Names names, String mark) {
        var words = names.words();
        var columns = new LinkedHashMap<String, Function<Case, @Nullable String>>();
        columns.put(words.say("export.number"), c -> c.number() == null ? "" : c.number().digits());
        columns.put(words.say("export.state"), c -> words.say("state." + c.state().name()));
        columns.put(words.say("export.nature"), c -> words.say("nature." + c.nature().name()));
        columns.put(words.say("export.category"), c -> names.category(c.category()));
        columns.put(words.say("export.unit"), c -> c.unit() == null ? "" : names.unit(c.unit()));
        columns.put(words.say("export.grid"), c -> names.grid(c.grid()));
        columns.put(words.say("export.channel"), c -> words.say("channel." + c.channel()));
        columns.put(words.say("export.filed"), c -> time(c.times().submitted()));
        columns.put(words.say("export.due"), c -> time(c.dueAt()));
        columns.put(words.say("export.closed"), c -> time(c.times().closed()));
        columns.put(words.say("export.returns"), c -> Integer.toString(c.returns()));
        columns.put(words.say("export.again"), c -> Integer.toString(c.reopenings()));
        columns.put(words.say("export.marked"), c -> mark);
        return columns;
    }

    private String time(java.time.@Nullable Instant at) {
        return at == null ? "" : TIME.format(at.atZone(zone));
    }

    private static Map<String, String> cells(Case c, Map<String, Function<Case, @Nullable String>> columns) {
        var cells = new LinkedHashMap<String, String>();
        columns.forEach((column, of) -> {
            var cell = of.apply(c);
            if (cell != null && !cell.isEmpty()) {
                cells.put(column, cell);
            }
        });
        return cells;
    }
}
