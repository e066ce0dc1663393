package huiying.bot.duties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** One version of the list as a tree, and the rule by which it is read: the narrowest item, then the narrowest area, wins. */
public final class DutyList {
    /** The item for whatever no other item names; its areas say who has that. */
    public static final String ANYTHING = "*";
    private static final Comparator<Share> NARROWEST = Comparator.comparingInt((Share share) -> -share.area().length());

    private final int version;
    private final Map<String, ServiceItem> items = new TreeMap<>();
    private final Map<String, Integer> since = new HashMap<>();
    private final Map<String, List<ServiceItem>> children = new HashMap<>();
    private final Map<String, List<ServiceItem>> byCategory = new HashMap<>();

    private DutyList(int version, Map<ServiceItem, Integer> all) {
        this.version = version;
        all.forEach((item, from) -> {
            items.put(item.code(), item);
            since.put(item.code(), from);
        });
        items.values().forEach(item -> {
            children.computeIfAbsent(item.parent() == null ? "" : item.parent(), code -> new ArrayList<>()).add(item);
            if (item.meaning().category() != null) {
                byCategory.computeIfAbsent(item.meaning().category(), category -> new ArrayList<>()).add(item);
            }
        });
    }

    /** @param since the version each item has been as it is since */
    public static DutyList of(int version, Map<ServiceItem, Integer> since) {
        return new DutyList(version, since);
    }

    public static DutyList of(int version, Collection<ServiceItem> items) {
        var since = new HashMap<ServiceItem, Integer>();
        items.forEach(item -> since.put(item, version));
        return new DutyList(version, since);
    }

    public int version() {
        return version;
    }

    public Collection<ServiceItem> items() {
        return items.values();
    }

    public Optional<ServiceItem> find(@Nullable String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(items.get(code));
    }

    /** Those directly below; with an empty code those at the top. */
    public List<ServiceItem> children(String code) {
        return children.getOrDefault(code, List.of());
    }

    /** The version an item has been as it is since; 0 when it is not on the list. */
    public int since(String code) {
        return since.getOrDefault(code, 0);
    }

    /** From the item up to the top. */
    public List<ServiceItem> upwards(ServiceItem item) {
        var path = new ArrayList<ServiceItem>();
        for (ServiceItem at = item; at != null && !path.contains(at) && path.size() < 32; at = find(at.parent()).orElse(null)) {
            path.add(at);
        }
        return path;
    }

    /** What the list says about a matter on a day; empty when nobody is named. */
    public Optional<Found> find(Inquiry asked, LocalDate day) {
        if (asked.category() == null) {
            return Optional.empty();
        }
        var starts = starts(asked.category(), day);
        var named = named(starts, asked.words(), day);
        return named.isEmpty() ? Optional.empty() : found(named.getFirst(), asked.area(), day, named.size() > 1);
    }

    /** The version the items of a category were last changed in, whether they name anybody or not. */
    public int changed(String category, LocalDate day) {
        return starts(category, day).stream().mapToInt(start -> since(start.code())).max().orElse(0);
    }

    /** Whether words may lead further than a category does. */
    public boolean isRefined(String category, LocalDate day) {
        var starts = starts(category, day);
        return starts.size() > 1 || starts.stream().anyMatch(start -> children(start.code()).stream().anyMatch(child -> child.meaning().category() == null));
    }

    /** Who has what nobody is named for, by place. */
    public Optional<Found> lastResort(@Nullable String grid, LocalDate day) {
        return find(ANYTHING).filter(item -> item.validity().on(day)).flatMap(item -> found(item, grid == null ? "" : grid, day, false));
    }

    private Optional<Found> found(ServiceItem item, String grid, LocalDate day, boolean unsure) {
        var lines = lines(item, grid, day);
        var level = lines.stream().map(line -> line.share().level()).filter(Objects::nonNull).findFirst().orElse(null);
        return lines.stream().filter(line -> line.share().lead() != null).findFirst()
                .map(line -> new Found(line.item(), line.share(), level, lines, unsure));
    }

    private List<Found.Line> lines(ServiceItem item, String grid, LocalDate day) {
        return upwards(item).stream().filter(at -> at.validity().on(day))
                .flatMap(at -> at.shares().stream().filter(share -> share.covers(grid)).sorted(NARROWEST).map(share -> new Found.Line(at, share))).toList();
    }

    /** The items a category leads to; where there are none, those of the wider category. */
    private List<ServiceItem> starts(String category, LocalDate day) {
        for (var prefix = category; !prefix.isEmpty(); prefix = prefix.substring(0, Math.max(0, prefix.length() - 2))) {
            var found = byCategory.getOrDefault(prefix, List.of()).stream().filter(item -> item.validity().on(day)).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** The narrowest item the words name; the start itself when they name none; several when they do not tell them apart. */
    private List<ServiceItem> named(List<ServiceItem> starts, String words, LocalDate day) {
        var below = new ArrayList<Hit>();
        var lower = words.toLowerCase(java.util.Locale.ROOT);
        starts.forEach(start -> collect(start, lower, 0, item -> item.validity().on(day), below));
        int longest = below.stream().mapToInt(Hit::length).max().orElse(0);
        if (longest == 0) {
            return starts;
        }
        var best = below.stream().filter(hit -> hit.length() == longest).toList();
        int deepest = best.stream().mapToInt(Hit::depth).max().orElse(0);
        var narrowest = best.stream().filter(hit -> hit.depth() == deepest).map(Hit::item).toList();
        return narrowest.size() == 1 ? narrowest : common(narrowest);
    }

    private record Hit(ServiceItem item, int length, int depth) {
    }

    private void collect(ServiceItem item, String words, int depth, Predicate<ServiceItem> valid, List<Hit> into) {
        if (!valid.test(item) || depth > 32) {
            return;
        }
        int length = longestIn(item.meaning(), words);
        if (length > 1) {
            into.add(new Hit(item, length, depth));
        }
        children(item.code()).stream().filter(child -> child.meaning().category() == null).forEach(child -> collect(child, words, depth + 1, valid, into));
    }

    private static int longestIn(Meaning meaning, String words) {
        int longest = in(words, meaning.zh());
        longest = Math.max(longest, in(words, meaning.en()));
        for (var synonym : meaning.synonyms()) {
            longest = Math.max(longest, in(words, synonym));
        }
        return longest;
    }

    private static int in(String words, String term) {
        return term.length() > 1 && words.contains(term.toLowerCase(java.util.Locale.ROOT)) ? term.length() : 0;
    }

    /** Items the words do not tell apart stand for what they have in common; nothing in common leaves them all. */
    private List<ServiceItem> common(List<ServiceItem> items) {
        var shared = new ArrayList<>(upwards(items.getFirst()));
        items.forEach(item -> shared.retainAll(upwards(item)));
        return shared.stream().filter(item -> item.meaning().category() != null || item.isLed()).findFirst().map(List::of).orElse(items);
    }
}
