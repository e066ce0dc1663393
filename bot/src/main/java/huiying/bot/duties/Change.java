package huiying.bot.duties;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** What becomes of one item: new, different, or gone. */
public record Change(String code, @Nullable ServiceItem before, @Nullable ServiceItem after) {

    /** What kind of change it is. */
    public enum Kind {
        ADDED, CHANGED, REMOVED
    }

    public Kind kind() {
        return before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    /** From one list to another, by code; nothing for items that stay as they are. */
    public static List<Change> between(DutyList before, DutyList after) {
        var codes = new TreeSet<String>();
        before.items().forEach(item -> codes.add(item.code()));
        after.items().forEach(item -> codes.add(item.code()));
        return codes.stream().map(code -> new Change(code, before.find(code).orElse(null), after.find(code).orElse(null)))
                .filter(change -> !Objects.equals(change.before, change.after)).toList();
    }

    /** The list with changes made. */
    public static DutyList on(DutyList list, Collection<Change> changes) {
        var items = Duties.byCode(list);
        changes.forEach(change -> {
            if (change.after() == null) {
                items.remove(change.code());
            } else {
                items.put(change.code(), change.after());
            }
        });
        var since = new java.util.HashMap<ServiceItem, Integer>();
        int next = list.version() + 1;
        items.values().forEach(item -> since.put(item, list.find(item.code()).filter(item::equals).map(same -> list.since(item.code())).orElse(next)));
        return DutyList.of(next, since);
    }
}
