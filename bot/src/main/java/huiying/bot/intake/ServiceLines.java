package huiying.bot.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;

/** The telephones of those who run water, gas, power and the like, by the category of the matter. */
public record ServiceLines(List<ServiceLine> all) {
    public static final ServiceLines NONE = new ServiceLines(List.of());

    /**
     * One of them.
     *
     * @param category code of a category, or the beginning of several
     * @param nameZh   what callers are told in Chinese
     * @param nameEn   and in English
     * @param numbers  whom to ring, one after the other
     */
    public record ServiceLine(String category, String nameZh, String nameEn, List<String> numbers) {
        String name(Language language) {
            return language == Language.EN ? nameEn : nameZh;
        }
    }

    public ServiceLines {
        all = all.stream().filter(line -> !line.numbers().isEmpty()).sorted(Comparator.comparing((ServiceLine line) -> line.category().length()).reversed())
                .toList();
    }

    /** The line of the narrowest category that fits. */
    Optional<ServiceLine> of(@Nullable String category) {
        return category == null ? Optional.empty() : all.stream().filter(line -> category.startsWith(line.category())).findFirst();
    }
}
