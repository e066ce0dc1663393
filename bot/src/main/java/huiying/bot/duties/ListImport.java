package huiying.bot.duties;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import huiying.bot.sheets.Flaw;
import huiying.bot.sheets.Table;

/** Reads a table as a duty list and names every flaw by row and column. Nothing is taken while there is one. */
public final class ListImport {
    private static final Set<String> TYPES = Set.of("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist");
    private static final int LONGEST_CODE = 64;
    private static final int DEEPEST = 30;

    private final Known known;
    private final DutyList before;

    /** @param before the list the table is laid upon: its items may be parents */
    public ListImport(Known known, DutyList before) {
        this.known = known;
        this.before = before;
    }

    /** What was read; the items are complete only without flaws. */
    public record Result(List<ServiceItem> items, List<Flaw> flaws) {
    }

    public Result read(Table table) {
        var reading = new Reading();
        reading.columns(table);
        table.rows().forEach(reading::row);
        reading.items.values().forEach(reading::parents);
        return new Result(reading.items.values().stream().map(Making::item).toList(), List.copyOf(reading.flaws));
    }

    /** An item while its rows come in. */
    private record Making(int row, ServiceItem head, List<Share> shares) {
        ServiceItem item() {
            return head.with(shares.toArray(Share[]::new));
        }
    }

    /** One table being read. */
    private final class Reading {
        private final List<Flaw> flaws = new ArrayList<>();
        private final Map<String, Making> items = new LinkedHashMap<>();
        private Table.Row at = new Table.Row(0, Map.of());

        void columns(Table table) {
            table.columns().stream().filter(column -> !Columns.ALL.contains(column)).forEach(column -> flaw(column, "unknown-column", column));
            Stream.of(Columns.CODE, Columns.ZH).filter(column -> !table.columns().contains(column)).forEach(column -> flaw(column, "column-missing", column));
        }

        void row(Table.Row row) {
            at = row;
            var code = row.cell(Columns.CODE);
            if (code.isEmpty()) {
                flaw(Columns.CODE, "code-missing");
            } else if (code.length() > LONGEST_CODE || code.codePoints().anyMatch(Character::isWhitespace)) {
                flaw(Columns.CODE, "code-malformed", code);
            } else {
                row(code, row.cell(Columns.AREA));
            }
        }

        private void row(String code, String area) {
            var share = share(area);
            var making = items.get(code);
            if (making == null && !area.isEmpty()) {
                making = before.find(code).map(item -> new Making(at.number(), item, new ArrayList<>(item.shares()))).orElse(null);
                if (making == null) {
                    flaw(Columns.AREA, "area-before-item", code);
                    return;
                }
                making.shares().removeIf(old -> old.area().equals(area));
                items.put(code, making);
            }
            if (making == null) {
                items.put(code, new Making(at.number(), head(code), new ArrayList<>(share.stream().toList())));
            } else if (making.shares().stream().anyMatch(known -> known.area().equals(area)) || area.isEmpty()) {
                flaw(area.isEmpty() ? Columns.CODE : Columns.AREA, "twice", area.isEmpty() ? code : area, Integer.toString(making.row()));
            } else {
                Columns.OF_ITEM.stream().filter(column -> !at.cell(column).isEmpty()).forEach(column -> flaw(column, "not-by-area", column));
                making.shares().addAll(share.stream().toList());
            }
        }

        private ServiceItem head(String code) {
            if (at.cell(Columns.ZH).isEmpty()) {
                flaw(Columns.ZH, "name-missing");
            }
            var category = named(Columns.CATEGORY, known.categories(), "unknown-category");
            var meaning = new Meaning(at.cell(Columns.ZH), at.cell(Columns.EN), list(Columns.SYNONYMS), category);
            var handling = new Handling(list(Columns.STEPS), facts(), empty(at.cell(Columns.PROVIDER)), empty(at.cell(Columns.EMERGENCY)));
            return new ServiceItem(code, empty(at.cell(Columns.PARENT)), meaning, handling, List.of(), validity());
        }

        private Optional<Share> share(String area) {
            if (!area.isEmpty() && !known.grids().contains(area)) {
                flaw(Columns.AREA, "unknown-area", area);
            }
            var lead = named(Columns.LEAD, known.units(), "unknown-unit");
            var level = named(Columns.LEVEL, known.levels(), "unknown-deadline");
            var assists = list(Columns.ASSISTS);
            assists.stream().filter(unit -> !known.units().contains(unit)).forEach(unit -> flaw(Columns.ASSISTS, "unknown-unit", unit));
            if (!assists.isEmpty() && lead == null) {
                flaw(Columns.ASSISTS, "assists-without-lead");
            }
            if (lead != null && assists.contains(lead)) {
                flaw(Columns.ASSISTS, "assists-itself", lead);
            }
            var basis = list(Columns.BASIS).stream().map(this::basis).toList();
            boolean says = lead != null || level != null || !basis.isEmpty();
            if (!says && !area.isEmpty()) {
                flaw(Columns.LEAD, "area-says-nothing", area);
            }
            return says ? Optional.of(new Share(area, lead, assists, level, basis)) : Optional.empty();
        }

        private Basis basis(String text) {
            int bar = text.indexOf('|');
            int end = bar >= 0 ? bar : text.startsWith("《") ? text.indexOf('》') + 1 : text.length();
            int cut = end == 0 ? text.length() : end;
            return new Basis(text.substring(0, cut).strip(), text.substring(bar >= 0 ? bar + 1 : cut).strip());
        }

        private List<Fact> facts() {
            var facts = list(Columns.FACTS).stream().map(this::fact).flatMap(Optional::stream).toList();
            if (facts.stream().map(Fact::code).distinct().count() < facts.size()) {
                flaw(Columns.FACTS, "fact-twice");
            }
            return facts;
        }

        /** {@code code | type | Chinese | English | a/b/c}; a question mark behind the code makes it optional. */
        private Optional<Fact> fact(String text) {
            var parts = Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
            var code = parts.getFirst().endsWith("?") ? parts.getFirst().substring(0, parts.getFirst().length() - 1) : parts.getFirst();
            var type = part(parts, 1).isEmpty() ? "string" : part(parts, 1);
            var values = Arrays.stream(part(parts, 4).split("/")).map(String::strip).filter(value -> !value.isEmpty()).toList();
            if (code.isEmpty() || !TYPES.contains(type) || type.endsWith("list") == values.isEmpty()) {
                flaw(Columns.FACTS, "fact-malformed", text);
                return Optional.empty();
            }
            return Optional.of(new Fact(code, type, code.equals(parts.getFirst()), part(parts, 2).isEmpty() ? code : part(parts, 2), part(parts, 3), values));
        }

        private static String part(List<String> parts, int at) {
            return at < parts.size() ? parts.get(at) : "";
        }

        private Validity validity() {
            var from = date(Columns.FROM).orElse(Validity.ALWAYS.from());
            var to = date(Columns.TO).orElse(null);
            if (to != null && !to.isAfter(from)) {
                flaw(Columns.TO, "ends-before-it-begins", to.toString());
            }
            return new Validity(from, to);
        }

        private Optional<LocalDate> date(String column) {
            var text = at.cell(column);
            try {
                return text.isEmpty() ? Optional.empty() : Optional.of(Days.parse(text));
            } catch (DateTimeException malformed) {
                flaw(column, "not-a-date", text);
                return Optional.empty();
            }
        }

        /** Every parent is on the list, and no path comes back to itself. */
        void parents(Making making) {
            at = new Table.Row(making.row(), Map.of());
            var seen = new HashSet<String>();
            for (String code = making.head().code(); code != null; code = parentOf(code)) {
                if (!seen.add(code) || seen.size() > DEEPEST) {
                    flaw(Columns.PARENT, seen.size() > DEEPEST ? "too-deep" : "circle", making.head().code());
                    return;
                }
                if (!items.containsKey(code) && before.find(code).isEmpty()) {
                    flaw(Columns.PARENT, "unknown-parent", code);
                    return;
                }
            }
        }

        private @Nullable String parentOf(String code) {
            var making = items.get(code);
            return making != null ? making.head().parent() : before.find(code).map(ServiceItem::parent).orElse(null);
        }

        private @Nullable String named(String column, Set<String> names, String problem) {
            var text = at.cell(column);
            if (!text.isEmpty() && !names.contains(text)) {
                flaw(column, problem, text);
            }
            return empty(text);
        }

        private List<String> list(String column) {
            return at.cell(column).lines().flatMap(line -> Arrays.stream(line.split("[;；]"))).map(String::strip).filter(part -> !part.isEmpty()).distinct()
                    .toList();
        }

        private void flaw(String column, String code, String... arguments) {
            flaws.add(Flaw.of(at.number(), column, code, arguments));
        }

        private static @Nullable String empty(String text) {
            return text.isEmpty() ? null : text;
        }
    }
}
