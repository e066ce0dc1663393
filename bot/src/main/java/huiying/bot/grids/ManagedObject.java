package huiying.bot.grids;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;

/**
 * A thing with a number on it: a lamp, a lift, a bin. A code on it leads straight to whoever looks after it.
 *
 * @param category what it is responsible for: a complaint of another category goes by the list
 */
public record ManagedObject(String code, String kind, Grid.Name name, Spot spot, @Nullable String unit, @Nullable String category) {

    /** Where it stands. */
    public record Spot(String grid, @Nullable Double latitude, @Nullable Double longitude) {
    }

    public String name(Language language) {
        return language == Language.ZH || name.en().isEmpty() ? name.zh() : name.en();
    }
}
