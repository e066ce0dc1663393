package huiying.nlp.tongue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import huiying.nlp.Mention;
import huiying.nlp.Span;
import huiying.nlp.TurnIntent;
import huiying.nlp.cues.Cues;
import huiying.nlp.cues.Phrases;
import huiying.nlp.text.Han;

/**
 * A language read from a folder that is named by its code ("ms") and holds tables, each with a heading line: {@code words.tsv} (kind and words; STOP words tell
 * the language from others, TIME and PLACE words are found as mentions), {@code cues.tsv} and {@code replies.tsv} as those of Chinese and English. Only
 * {@code words.tsv} must be there. Thread-safe.
 */
public final class Tongue {
    private static final int LONGEST_PLACE = 5;

    private final String code;
    private final Set<String> stops = new HashSet<>();
    private final Phrases<Boolean> times = new Phrases<>();
    private final Phrases<Boolean> places = new Phrases<>();
    private final Map<String, TurnIntent> replies = new HashMap<>();
    private final Cues cues;

    private Tongue(String code, List<String[]> cues) {
        this.code = code;
        this.cues = new Cues(cues);
    }

    /** @throws IOException naming the file and the line when a table cannot be read */
    public static Tongue read(Path folder) throws IOException {
        var tongue = new Tongue(folder.getFileName().toString(), rows(folder.resolve("cues.tsv"), false));
        for (String[] row : rows(folder.resolve("words.tsv"), true)) {
            tongue.add(row[0], row[1].toLowerCase(Locale.ROOT).split("\\|"), folder);
        }
        for (String[] row : rows(folder.resolve("replies.tsv"), false)) {
            TurnIntent intent = intent(row[0], folder);
            for (String phrase : row[1].toLowerCase(Locale.ROOT).split("\\|")) {
                tongue.replies.put(phrase.strip(), intent);
            }
        }
        return tongue;
    }

    private void add(String kind, String[] words, Path folder) throws IOException {
        switch (kind) {
            case "STOP" -> stops.addAll(List.of(words));
            case "TIME" -> List.of(words).forEach(word -> times.add(word, true));
            case "PLACE" -> List.of(words).forEach(word -> places.add(word, true));
            default -> throw new IOException(folder.resolve("words.tsv") + ": words are of the kind STOP, TIME or PLACE, not " + kind);
        }
    }

    private static TurnIntent intent(String name, Path folder) throws IOException {
        try {
            return TurnIntent.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException(folder.resolve("replies.tsv") + ": there is no intent called " + name, e);
        }
    }

    private static List<String[]> rows(Path file, boolean needed) throws IOException {
        if (!needed && !Files.exists(file)) {
            return List.of();
        }
        var rows = new ArrayList<String[]>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] row = line.split("\t", -1);
                if (row.length < 2) {
                    throw new IOException(file + ", line " + (i + 1) + ": two columns are needed, parted by a tab");
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The name of its folder. */
    public String code() {
        return code;
    }

    /** How many words of a text in lower case are its stop words. */
    int known(List<String> words) {
        return (int) words.stream().filter(stops::contains).count();
    }

    /** What a keyword asks for; empty when the text says more than a keyword. */
    public Optional<TurnIntent> reply(String lower) {
        int end = lower.length();
        while (end > 0 && !Character.isLetterOrDigit(lower.charAt(end - 1))) {
            end--;
        }
        return Optional.ofNullable(replies.get(lower.substring(0, end).strip()));
    }

    /** Danger, secrecy, anger, nature, by the labels of the bundled cues. */
    public Map<String, Span> cues(String lower) {
        return cues.in(lower);
    }

    /** Times and places; spans are offsets into the text. A place is a word for places and the names behind it ("Jalan Melati 12"). */
    public List<Mention> mentions(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        var mentions = new ArrayList<Mention>();
        int end = 0;
        for (Phrases.Hit<Boolean> hit : places.in(lower)) {
            if (hit.start() >= end) {
                end = placeEnd(text, hit.end());
                var span = new Span(hit.start(), end);
                mentions.add(new Mention.Place(span, span.of(text), "", end > hit.end()));
            }
        }
        int last = 0;
        for (Phrases.Hit<Boolean> hit : times.in(lower)) {
            Phrases.Hit<Boolean> longest = times.longestAt(lower, hit.start());
            if (hit.start() >= last && longest != null) {
                last = longest.end();
                var span = new Span(hit.start(), last);
                mentions.add(new Mention.Time(span, span.of(text)));
            }
        }
        return mentions;
    }

    /** Names begin with a capital letter, numbers with a digit. */
    private static int placeEnd(String text, int from) {
        int end = from;
        for (int words = 0; words < LONGEST_PLACE && end + 1 < text.length() && text.charAt(end) == ' '; words++) {
            char first = text.charAt(end + 1);
            if (!Character.isUpperCase(first) && !Han.isDigit(first)) {
                break;
            }
            end++;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }
}
