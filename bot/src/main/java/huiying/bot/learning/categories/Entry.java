package huiying.bot.learning.categories;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Category;

/**
 * A category as a version has it.
 *
 * @param heir null while it is in force; the one that took its place, empty when none did
 * @param from the one it was split off, empty when it was not
 */
public record Entry(Category category, @Nullable String heir, String from) {
    public static Entry of(Category category) {
        return new Entry(category, null, "");
    }

    public boolean inForce() {
        return heir == null;
    }

    public String code() {
        return category.code();
    }

    Entry closed(String into) {
        return new Entry(category, into, from);
    }

    Entry open() {
        return new Entry(category, null, from);
    }

    Entry being(Category changed) {
        return new Entry(changed, heir, from);
    }
}
