package huiying.bot.sla;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Urgency;

/**
 * What a rule is about.
 *
 * @param item    an item of the duty list or a category; empty for all
 * @param area    a patch of the city with all that lies in it; empty for the whole city
 * @param urgency null for any
 */
public record Scope(String item, String area, @Nullable Urgency urgency) {
    public static final Scope ALL = new Scope("", "", null);

    /** Whatever is as urgent as this. */
    public static Scope of(Urgency urgency) {
        return new Scope("", "", urgency);
    }

    /** A matter the rules are asked about: its items from the narrowest to the widest, its patch, its urgency. */
    public record Asked(List<String> items, String area, Urgency urgency) {
        Asked hurried() {
            return urgency == Urgency.ORDINARY ? new Asked(items, area, Urgency.URGENT) : this;
        }
    }

    boolean covers(Asked asked, @Nullable Urgency as) {
        return Objects.equals(urgency, as) && asked.area().startsWith(area) && (item.isEmpty() || asked.items().contains(item));
    }

    /** Smaller is narrower: first by item, then by area. */
    int breadth(Asked asked) {
        int byItem = item.isEmpty() ? asked.items().size() : asked.items().indexOf(item);
        return byItem * 100 - area.length();
    }
}
