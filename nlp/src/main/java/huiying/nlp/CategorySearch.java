package huiying.nlp;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import huiying.nlp.chinese.Hanlp;

/** Finds a category from a few typed letters: Chinese characters, the initials of their pinyin ({@code ld} for 路灯), English or the code. */
public final class CategorySearch {
    private final Taxonomy taxonomy;
    private volatile Seen seen;

    /** The categories as they were when they were last looked at. */
    private record Seen(Collection<Category> all, List<Entry> entries) {
        static Seen of(Taxonomy taxonomy) {
            return new Seen(taxonomy.all(), taxonomy.leaves().stream().map(Entry::of).toList());
        }
    }

    public CategorySearch(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        seen = Seen.of(taxonomy);
    }

    /** A taxonomy that has changed is read once more. */
    private List<Entry> entries() {
        if (seen.all() != taxonomy.all()) {
            seen = Seen.of(taxonomy);
        }
        return seen.entries();
    }

    /** A category that fits, and where its name does; the span is empty when another word of it fitted. */
    public record Found(Category category, Span match) {
    }

    private record Hit(Found found, int rank) {
    }

    private record Entry(Category category, String zh, String initials, String en, List<String> others) {
        static Entry of(Category category) {
            var synonyms = category.synonyms().stream().flatMap(word -> Stream.of(word, Hanlp.initials(word))).toList();
            return new Entry(category, category.zh(), Hanlp.initials(category.zh()), category.en().toLowerCase(Locale.ROOT), synonyms);
        }

        /** Code first, then the start of the name, then its inside, then the words residents use. */
        Optional<Hit> match(String typed, Language shown) {
            if (category.code().startsWith(typed)) {
                return hit(0, 0, 0);
            }
            int chinese = Math.max(zh.indexOf(typed), initials.indexOf(typed));
            if (chinese >= 0) {
                return shown == Language.ZH ? hit(chinese == 0 ? 1 : 2, chinese, typed.length()) : hit(chinese == 0 ? 1 : 2, 0, 0);
            }
            int english = en.indexOf(typed);
            if (english == 0 || english > 0 && en.charAt(english - 1) == ' ') {
                return shown == Language.EN ? hit(english == 0 ? 1 : 2, english, typed.length()) : hit(english == 0 ? 1 : 2, 0, 0);
            }
            return others.stream().anyMatch(word -> word.startsWith(typed)) ? hit(3, 0, 0) : Optional.empty();
        }

        private Optional<Hit> hit(int rank, int at, int length) {
            return Optional.of(new Hit(new Found(category, new Span(at, at + length)), rank));
        }
    }

    /** The best few, best first; the first few of the taxonomy when nothing is typed. */
    public List<Found> find(String typed, Language shown, int limit) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return entries().stream().limit(limit).map(entry -> new Found(entry.category(), new Span(0, 0))).toList();
        }
        return entries().stream().flatMap(entry -> entry.match(wanted, shown).stream()).sorted(Comparator.comparingInt(Hit::rank)).limit(limit).map(Hit::found)
                .toList();
    }
}
