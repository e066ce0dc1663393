package huiying.nlp.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import huiying.nlp.Place;
import huiying.nlp.chinese.Hanlp;
import huiying.nlp.gazetteer.Candidate.How;
import huiying.nlp.text.Han;

/**
 * A city's place names. Immutable and thread-safe once made; some 200 bytes an entry.
 *
 * <p>Three indexes over hashes: all beginnings of all names (to find names in a text in one pass), the sounds of the names, and every name with one
 * character left out (two names share such a remainder exactly when one character was added, lost, exchanged or swapped with its neighbour).
 */
public final class Gazetteer {
    private static final int SHORTEST_TYPO = 3;
    private static final int LONGEST = 40;
    private static final List<String> ENDINGS = List.of("小区", "社区", "街道", "花园", "新村", "公寓", "大厦", "广场", "村", "镇", " estate", " community", " subdistrict");
    private static final char[] SIMPLIFIED = Hanlp.simplified();

    private final List<Place> places;
    private final String[] written;
    private final Names beginnings = new Names();
    private final Names whole = new Names();
    private final Names sounds = new Names();
    private final Names coarse = new Names();
    private final Names shortened = new Names();
    private final Names unended = new Names();

    public Gazetteer(List<Place> places) {
        this.places = List.copyOf(places);
        written = new String[places.size()];
        for (int i = 0; i < written.length; i++) {
            written[i] = normal(places.get(i).name());
            index(i);
        }
    }

    /** Simplified, lower case, without blanks around. */
    private static String normal(String name) {
        var normal = new StringBuilder();
        for (char c : name.strip().toLowerCase(Locale.ROOT).toCharArray()) {
            normal.append(SIMPLIFIED[c] == 0 ? c : SIMPLIFIED[c]);
        }
        return normal.toString();
    }

    private void index(int entry) {
        String name = written[entry];
        long hash = 1;
        for (int i = 0; i < name.length(); i++) {
            hash = Names.hash(hash, name.charAt(i));
            beginnings.mark(hash);
        }
        whole.add(hash, entry);
        String stem = stem(name);
        if (stem.length() < name.length()) {
            unended.add(Names.hash(stem), entry);
        }
        String sound = Sounds.of(name);
        sounds.add(Names.hash(sound), entry);
        coarse.add(Names.hash(Sounds.coarse(sound)), entry);
        if (name.length() >= SHORTEST_TYPO && name.length() <= LONGEST) {
            for (int i = 0; i < name.length(); i++) {
                shortened.add(without(name, i), entry);
            }
        }
    }

    /** What people call it: 柳荫里 for 柳荫里小区. */
    private static String stem(String name) {
        for (String ending : ENDINGS) {
            if (name.endsWith(ending) && name.length() >= ending.length() + 2) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    private static long without(String name, int left) {
        long hash = 1;
        for (int i = 0; i < name.length(); i++) {
            hash = i == left ? hash : Names.hash(hash, name.charAt(i));
        }
        return hash;
    }

    /** A name that stands in a text as it is written in the list; several entries may share it. */
    public record Hit(int start, int end, Place place) {
    }

    /** Every name a text holds, overlapping ones too, by start; Latin names as whole words only. Upper and lower case are the same. */
    public List<Hit> in(String text) {
        var hits = new ArrayList<Hit>();
        String lower = normalKeepingLength(text);
        for (int start = 0; start < lower.length(); start++) {
            boolean insideWord = start > 0 && Han.isLatin(lower.charAt(start)) && Han.isLatin(lower.charAt(start - 1));
            if (!insideWord) {
                from(lower, start, hits);
            }
        }
        return hits;
    }

    private static String normalKeepingLength(String text) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            units[i] = SIMPLIFIED[units[i]] == 0 ? Character.toLowerCase(units[i]) : SIMPLIFIED[units[i]];
        }
        return new String(units);
    }

    private void from(String text, int start, List<Hit> hits) {
        long hash = 1;
        for (int end = start; end < text.length() && end - start < LONGEST; end++) {
            hash = Names.hash(hash, text.charAt(end));
            if (!beginnings.has(hash)) {
                return;
            }
            boolean wordGoesOn = end + 1 < text.length() && Han.isLatin(text.charAt(end)) && Han.isLatin(text.charAt(end + 1));
            for (int link = whole.first(hash); link != 0 && !wordGoesOn; link = whole.next(link)) {
                int entry = whole.entry(link);
                if (text.startsWith(written[entry], start) && written[entry].length() == end + 1 - start) {
                    hits.add(new Hit(start, end + 1, places.get(entry)));
                }
            }
        }
    }

    /** The entries a name may mean, best first, one for each name and grid; none below half a score. */
    public List<Candidate> lookup(String name) {
        String said = normal(name);
        if (said.length() < 2 || said.length() > LONGEST) {
            return List.of();
        }
        Map<Integer, Candidate> best = new HashMap<>();
        collect(whole, Names.hash(said), entry -> written[entry].equals(said) ? 1 : 0, How.EXACT, best);
        String stem = stem(said);
        collect(unended, Names.hash(said), entry -> stem(written[entry]).equals(said) ? 0.85 : 0, How.SHORT, best);
        collect(whole, Names.hash(stem), entry -> stem.length() < said.length() && written[entry].equals(stem) ? 0.85 : 0, How.SHORT, best);
        String sound = Sounds.of(said);
        boolean latin = Han.isLatin(said.charAt(0));
        collect(sounds, Names.hash(sound), entry -> sound.length() > 3 ? latin ? 0.95 : 0.9 : 0, latin ? How.SPELLING : How.HOMOPHONE, best);
        collect(coarse, Names.hash(Sounds.coarse(sound)), entry -> sound.length() > 5 ? 0.8 : 0, How.SOUND_ALIKE, best);
        typos(said, best);
        return best.values().stream().filter(candidate -> candidate.score() >= 0.5)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(candidate -> candidate.place().name())
                        .thenComparing(candidate -> candidate.place().gridCode()))
                .toList();
    }

    private void typos(String said, Map<Integer, Candidate> best) {
        if (said.length() < SHORTEST_TYPO - 1) {
            return;
        }
        Set<Long> keys = new HashSet<>();
        keys.add(Names.hash(said));
        for (int i = 0; i < said.length(); i++) {
            keys.add(without(said, i));
        }
        for (long key : keys) {
            collect(shortened, key, entry -> Typos.score(said, written[entry]), How.TYPO, best);
            collect(whole, key, entry -> Typos.score(said, written[entry]), How.TYPO, best);
        }
    }

    private void collect(Names index, long key, java.util.function.IntToDoubleFunction score, How how, Map<Integer, Candidate> best) {
        for (int link = index.first(key); link != 0; link = index.next(link)) {
            int entry = index.entry(link);
            double found = score.applyAsDouble(entry);
            Candidate before = best.get(entry);
            if (found > 0 && (before == null || before.score() < found)) {
                best.put(entry, new Candidate(places.get(entry), found, how));
            }
        }
    }

    public List<Place> places() {
        return places;
    }

    public int size() {
        return places.size();
    }

    /** Memory of the indexes, without the names themselves. */
    public long bytes() {
        return beginnings.bytes() + whole.bytes() + sounds.bytes() + coarse.bytes() + shortened.bytes() + unended.bytes();
    }
}
