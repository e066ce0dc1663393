package huiying.bot.learning.lists;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** All rows of a list at one time, each with a cell a column. */
public record Rows(List<List<String>> rows) {

    /** What is done to a list. */
    public sealed interface Edit {
        /** More rows at its end; those that are there already are left out. */
        record Add(List<List<String>> rows) implements Edit {
        }

        /** The row with this number is another one. */
        record Put(int number, List<String> row) implements Edit {
        }

        /** The row with this number is gone. */
        record Drop(int number) implements Edit {
        }
    }

    /** The list after an edit; empty when nothing would change, or there is no such row. */
    Optional<Rows> after(Edit edit) {
        var all = new ArrayList<>(rows);
        switch (edit) {
            case Edit.Add(var more) -> more.stream().filter(row -> !all.contains(row)).forEach(all::add);
            case Edit.Put(int number, var row) when number >= 0 && number < all.size() -> all.set(number, row);
            case Edit.Drop(int number) when number >= 0 && number < all.size() -> all.remove(number);
            case Edit.Put none -> {
            }
            case Edit.Drop none -> {
            }
        }
        return all.equals(rows) ? Optional.empty() : Optional.of(new Rows(List.copyOf(all)));
    }

    /** One row more. */
    public Rows with(List<String> row) {
        var all = new ArrayList<>(rows);
        all.add(row);
        return new Rows(List.copyOf(all));
    }

    int missingIn(Rows other) {
        var there = new HashSet<>(other.rows);
        return (int) rows.stream().filter(row -> !there.contains(row)).count();
    }

    List<String[]> arrays() {
        return rows.stream().map(row -> row.toArray(String[]::new)).toList();
    }
}
