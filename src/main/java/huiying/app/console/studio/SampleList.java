package huiying.app.console.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import huiying.app.console.ExportedList;
import huiying.app.console.Words;
import huiying.bot.exports.Export;
import huiying.bot.exports.Exports;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.SampleQuery;
import huiying.bot.learning.samples.Samples;
import huiying.bot.sheets.Format;
import huiying.bot.sheets.Table;
import huiying.bot.staff.StaffMember;

/** Samples as a list that leaves the house: words of residents, if masked ones, so a second person has to agree where they are many. */
@Component
final class SampleList implements ExportedList {
    private static final String KIND = "samples";
    private static final int MOST = 100_000;
    private static final List<String> COLUMNS = List.of("label", "name", "text", "language", "channel", "origin", "state", "trust", "tags", "created", "taken");

    private final Samples samples;
    private final Studio studio;
    private final Exports exports;
    private final TransactionOperations transactions;

    SampleList(Samples samples, Studio studio, Exports exports, TransactionOperations transactions) {
        this.samples = samples;
        this.studio = studio;
        this.exports = exports;
        this.transactions = transactions;
    }

    boolean ask(StaffMember who, SampleQuery query, Format format, String reason) {
        var found = samples.export(query, MOST).stream().map(Sample::id).toList();
        return Objects.requireNonNull(transactions.execute(status -> exports.ask(who, new Export.What(KIND, found, 0, format), reason))).isPresent();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Table table(List<UUID> subjects, String mark, Words words) {
        var found = samples.byIds(subjects);
        return new Table(COLUMNS, subjects.stream().map(found::get).filter(Objects::nonNull).map(sample -> new Table.Row((int) sample.seq(), cells(sample, mark,
                words))).toList());
    }

    private Map<String, String> cells(Sample sample, String mark, Words words) {
        var cells = new LinkedHashMap<String, String>(Map.of("label", Objects.requireNonNullElse(sample.label(), ""), "name",
                studio.category(sample.label(), words),
                "text", sample.text(), "language", sample.language().name().toLowerCase(Locale.ROOT), "channel", sample.source().channel(), "origin",
                sample.source().from().stored(), "state", sample.state().stored(), "trust", Double.toString(sample.trust()), "tags", String.join(" ", sample
                        .tags()),
                "created", sample.at().toString()));
        cells.put("taken", mark);
        return cells;
    }
}
