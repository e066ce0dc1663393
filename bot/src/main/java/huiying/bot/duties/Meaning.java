package huiying.bot.duties;

import java.util.List;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;

/**
 * What an item is called, by us and by residents.
 *
 * @param synonyms what residents say for it
 * @param category the category of understanding that leads here; null where the parent's does
 */
public record Meaning(String zh, String en, List<String> synonyms, @Nullable String category) {
    public String name(Language language) {
        return language == Language.ZH || en.isEmpty() ? zh : en;
    }
}
