package huiying.nlp.mentions;

import java.util.List;
import java.util.Set;

import huiying.nlp.cues.Phrases;
import huiying.nlp.starter.Table;

/** The words Chinese place names end with, and the words that stand for an unnamed place. */
final class PlaceWords {
    /** What a place word tells; the finer the part, the later. */
    enum Kind {
        AREA, ROAD, WEAK, ESTATE, POI, GENERIC
    }

    private static final Set<String> NOT_NAMES = Set.copyOf(List.of(rows("NOT_A_NAME")));

    private static final List<String> HEAP = List.of(rows("HEAP"));
    private static final Set<String> NOT_IN_NAME = Set.copyOf(List.of(rows("NOT_IN_NAME")));

    private PlaceWords() {
    }

    static Phrases<Kind> phrases() {
        var phrases = new Phrases<Kind>();
        for (Kind kind : Kind.values()) {
            for (String word : rows(kind.name())) {
                phrases.add(word, kind);
            }
        }
        return phrases;
    }

    private static String[] rows(String kind) {
        return Table.read("place-words.tsv").stream().filter(row -> row[0].equals(kind)).findFirst().orElseThrow()[1].split("\\|");
    }

    /** May two characters that look like a verb ("解放", "兴业") be the name of a road? */
    static boolean mayName(String two) {
        return !NOT_IN_NAME.contains(two);
    }

    static boolean isName(String name) {
        return !NOT_NAMES.contains(name) && HEAP.stream().noneMatch(name::contains);
    }

    /** What a gazetteer entry is, by its last characters. */
    static Kind kindOf(String name) {
        if (name.endsWith("街道") || name.endsWith("社区") || name.endsWith("村") || name.endsWith("镇") || name.endsWith("区") && !name.endsWith("小区")) {
            return Kind.AREA;
        }
        return name.endsWith("路") || name.endsWith("街") || name.endsWith("道") || name.endsWith("巷") || name.endsWith(" Road") || name.endsWith(" Street")
                ? Kind.ROAD
                : Kind.ESTATE;
    }
}
