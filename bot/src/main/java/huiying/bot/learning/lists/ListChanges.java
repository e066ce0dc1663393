package huiying.bot.learning.lists;

import java.util.List;
import java.util.Optional;

/** Changes lists. Belongs into the caller's transaction. */
public final class ListChanges {
    private final ListBook book;
    private final Rules rules;

    public ListChanges(ListBook book, Rules rules) {
        this.book = book;
        this.rules = rules;
    }

    /** What is wrong with what an edit brings; empty when nothing is. */
    public Optional<String> flaw(Kind kind, Rows.Edit edit) {
        var rows = switch (edit) {
            case Rows.Edit.Add(var more) -> more;
            case Rows.Edit.Put(int number, var row) -> List.of(row);
            case Rows.Edit.Drop(int number) -> List.<List<String>>of();
        };
        return rows.stream().flatMap(row -> rules.flaw(kind, row).stream()).findFirst();
    }

    public Rows current(Kind kind) {
        return book.current(kind);
    }

    /** What the list in force would be after an edit that can be made. */
    public Optional<Rows> tried(Kind kind, Rows.Edit edit) {
        return flaw(kind, edit).isPresent() ? Optional.empty() : book.current(kind).after(edit);
    }

    /** Makes an edit to the version somebody looked at; empty when the list has moved on, or nothing would change. */
    public Optional<Integer> edit(Kind kind, int seen, Rows.Edit edit, String by, String why) {
        book.lock(kind);
        if (book.newest(kind) != seen || flaw(kind, edit).isPresent()) {
            return Optional.empty();
        }
        var before = book.current(kind);
        return before.after(edit).map(after -> book.append(kind, before, after, by, why, null));
    }

    /** Makes the list what it was; that is a version of its own. */
    public Optional<Integer> goBack(Kind kind, int version, String by, String why) {
        book.lock(kind);
        var before = book.current(kind);
        return book.at(kind, version).filter(after -> !after.equals(before)).map(after -> book.append(kind, before, after, by, why, version));
    }
}
