package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import huiying.nlp.Place;
import huiying.nlp.PlacePart;
import huiying.nlp.PlacePart.Kind;
import huiying.nlp.gazetteer.Candidate;
import huiying.nlp.gazetteer.Gazetteer;
import huiying.nlp.text.Han;

/** What the gazetteer knows of a place: the names it holds, or, when it holds none, the names that its parts may be misspellings of. */
final class PlaceMeaning {
    private static final Set<Kind> NAMES = EnumSet.of(Kind.TOWN, Kind.COMMUNITY, Kind.ZONE, Kind.ROAD, Kind.ESTATE, Kind.POI);
    private static final int MOST = 8;
    private static final int LONGEST = 24;
    private static final double SURE = 0.75;

    private final Supplier<Gazetteer> places;

    PlaceMeaning(Supplier<Gazetteer> places) {
        this.places = places;
    }

    List<Candidate> candidates(FoundPlace place, List<PlacePart> parts) {
        Gazetteer gazetteer = places.get();
        if (gazetteer.size() == 0) {
            return List.of();
        }
        List<Gazetteer.Hit> hits = gazetteer.in(place.text());
        return best(hits.isEmpty() ? unsure(place.text(), parts, gazetteer) : narrowest(hits));
    }

    /** The names that are part of no longer one; a gate or an estate says more than the road it lies at. */
    private static List<Candidate> narrowest(List<Gazetteer.Hit> hits) {
        int longest = hits.stream().mapToInt(hit -> hit.end() - hit.start()).max().orElse(0);
        return hits.stream().filter(hit -> hit.end() - hit.start() == longest).map(hit -> new Candidate(hit.place(), 1, Candidate.How.EXACT)).toList();
    }

    private static List<Candidate> unsure(String text, List<PlacePart> parts, Gazetteer gazetteer) {
        var found = new ArrayList<Candidate>();
        for (String name : names(text, parts)) {
            found.addAll(gazetteer.lookup(name));
        }
        return found;
    }

    private static List<String> names(String text, List<PlacePart> parts) {
        if (!text.isEmpty() && Han.isLatin(text.charAt(0))) {
            return latin(text);
        }
        var names = new ArrayList<>(parts.stream().filter(part -> NAMES.contains(part.kind())).map(PlacePart::text).toList());
        if (names.isEmpty() && text.length() <= LONGEST) {
            names.add(text);
        }
        return names;
    }

    /** "near Liede Lu, gate 2": every run of two or three words may be the name. */
    private static List<String> latin(String text) {
        String[] words = text.split("[ ,.]+");
        var names = new ArrayList<String>();
        for (int from = 0; from < Math.min(words.length, 12); from++) {
            for (int to = from + 1; to <= Math.min(words.length, from + 3); to++) {
                names.add(String.join(" ", List.of(words).subList(from, to)));
            }
        }
        return names;
    }

    private static List<Candidate> best(List<Candidate> found) {
        Map<Place, Candidate> kept = new LinkedHashMap<>();
        found.stream().sorted(Comparator.comparingDouble(Candidate::score).reversed()).forEach(candidate -> kept.putIfAbsent(candidate.place(), candidate));
        return kept.values().stream().limit(MOST).toList();
    }

    /** The one grid all good candidates lie in, or empty. */
    static String grid(List<Candidate> candidates) {
        if (candidates.isEmpty() || candidates.getFirst().score() < SURE) {
            return "";
        }
        double good = candidates.getFirst().score() - 0.1;
        List<String> grids = candidates.stream().filter(candidate -> candidate.score() >= good).map(candidate -> candidate.place().gridCode()).distinct()
                .toList();
        return grids.size() == 1 ? grids.getFirst() : "";
    }
}
