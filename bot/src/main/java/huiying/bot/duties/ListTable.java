package huiying.bot.duties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import huiying.bot.sheets.Table;

/** A duty list as a table, to take away; reading it back gives the same list. */
public final class ListTable {
    private ListTable() {
    }

    public static Table of(DutyList list) {
        var rows = new ArrayList<Table.Row>();
        list.items().forEach(item -> rows(item, rows));
        return new Table(Columns.ALL, rows);
    }

    private static void rows(ServiceItem item, List<Table.Row> rows) {
        var head = itself(item);
        item.share("").ifPresent(everywhere -> head.putAll(share(everywhere)));
        rows.add(new Table.Row(rows.size() + 2, filled(head)));
        item.shares().stream().filter(share -> !share.area().isEmpty()).forEach(share -> {
            var cells = share(share);
            cells.put(Columns.CODE, item.code());
            rows.add(new Table.Row(rows.size() + 2, filled(cells)));
        });
    }

    private static Map<String, String> itself(ServiceItem item) {
        var cells = new LinkedHashMap<String, String>();
        cells.put(Columns.CODE, item.code());
        cells.put(Columns.PARENT, orEmpty(item.parent()));
        cells.put(Columns.ZH, item.meaning().zh());
        cells.put(Columns.EN, item.meaning().en());
        cells.put(Columns.SYNONYMS, String.join("\n", item.meaning().synonyms()));
        cells.put(Columns.CATEGORY, orEmpty(item.meaning().category()));
        cells.put(Columns.STEPS, String.join("\n", item.handling().steps()));
        cells.put(Columns.FACTS, item.handling().facts().stream().map(ListTable::fact).collect(Collectors.joining("\n")));
        cells.put(Columns.PROVIDER, orEmpty(item.handling().provider()));
        cells.put(Columns.EMERGENCY, orEmpty(item.handling().emergency()));
        cells.put(Columns.FROM, item.validity().from().toString());
        cells.put(Columns.TO, item.validity().to() == null ? "" : item.validity().to().toString());
        return cells;
    }

    private static Map<String, String> share(Share share) {
        var cells = new LinkedHashMap<String, String>();
        cells.put(Columns.AREA, share.area());
        cells.put(Columns.LEAD, orEmpty(share.lead()));
        cells.put(Columns.ASSISTS, String.join("\n", share.assists()));
        cells.put(Columns.LEVEL, orEmpty(share.level()));
        cells.put(Columns.BASIS, share.basis().stream().map(basis -> basis.clause().isEmpty() ? basis.law() : basis.law() + " | " + basis.clause()).collect(
                Collectors.joining("\n")));
        return cells;
    }

    private static String fact(Fact fact) {
        return Stream.of(fact.code() + (fact.required() ? "" : "?"), fact.type(), fact.zh(), fact.en(), String.join("/", fact.values())).collect(Collectors
                .joining(" | "));
    }

    private static Map<String, String> filled(Map<String, String> cells) {
        cells.values().removeIf(String::isEmpty);
        return cells;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
