package huiying.app.console;

import java.util.List;
import java.util.UUID;

import huiying.bot.sheets.Table;

/** A kind of list that may leave the house: what stands in its rows, each with the mark of who took it. */
public interface ExportedList {

    /** As in {@link huiying.bot.exports.Export.What#kind()}. */
    String kind();

    /** Those of the subjects that still are, in the reader's language. */
    Table table(List<UUID> subjects, String mark, Words words);
}
