package huiying.nlp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import huiying.nlp.Mention.Personal;
import huiying.nlp.mentions.PersonalData;
import huiying.nlp.text.Languages;
import huiying.nlp.text.Normaliser;

/**
 * Hides personal data wherever residents' words are shown, learnt from, exported or logged. {@link #mask} leaves a shape behind ("139****2208",
 * "李**", "340***********2167") and keeps the length; {@link #tokens} puts tokens ("[电话1]") that can be turned back by whoever holds their values.
 * Case numbers, amounts and model numbers stay. Only the first 4,000 characters are read, as everywhere; what is longer loses its end in both. Thread-safe.
 */
public final class Masking {
    private final Normaliser normaliser = Normaliser.standard();
    private final Set<Personal.Kind> shown;

    /** Hides everything, homes too. */
    public Masking() {
        this(Set.of());
    }

    private Masking(Set<Personal.Kind> shown) {
        this.shown = shown;
    }

    /** One that leaves a kind as it is: homes for those who must go there, plates for the traffic police. */
    public Masking showing(Personal.Kind kind) {
        var more = new HashSet<>(shown);
        more.add(kind);
        return new Masking(Set.copyOf(more));
    }

    /** The text with every personal identifier hidden. */
    public String mask(String text) {
        String read = read(text);
        var masked = new StringBuilder(read);
        hidden(read).forEach(mention -> hide(mention, masked));
        return masked.toString();
    }

    /** The text with a token for every personal identifier, and what the tokens stand for. */
    public Masked tokens(String text) {
        String read = read(text);
        var tokens = new Tokens(read, Languages.of(read, null));
        var masked = new StringBuilder();
        int at = 0;
        for (Mention mention : hidden(read)) {
            if (mention.span().start() >= at) {
                masked.append(read, at, mention.span().start()).append(tokens.of(mention));
                at = mention.span().end();
            }
        }
        return new Masked(masked.append(read, at, read.length()).toString(), Collections.unmodifiableMap(tokens.values()));
    }

    /** Where personal data stands, case numbers as well. */
    public List<Mention> find(String text) {
        return PersonalData.in(normaliser.normalise(text));
    }

    /** Nothing that was not looked at may be shown. */
    private static String read(String text) {
        return text.length() <= Normaliser.LONGEST ? text : text.substring(0, Normaliser.LONGEST);
    }

    private List<Mention> hidden(String text) {
        return find(text).stream()
                .filter(mention -> mention instanceof Mention.Phone || mention instanceof Personal(Span at, Personal.Kind kind) && !shown.contains(kind))
                .sorted(Comparator.comparingInt(mention -> mention.span().start())).toList();
    }

    private static void hide(Mention mention, StringBuilder text) {
        Span span = mention.span();
        switch (mention) {
            case Mention.Phone phone -> hide(text, span, 3, 4);
            case Personal(Span at, Personal.Kind kind) -> {
                switch (kind) {
                    case ID_CARD -> hide(text, at, 3, 4);
                    case BANK_CARD -> hide(text, at, 0, 4);
                    case PLATE -> hide(text, at, 2, 1);
                    case NAME, WECHAT -> hide(text, at, 1, 0);
                    case EMAIL -> hide(text, new Span(at.start(), at.start() + Math.max(0, at.of(text.toString()).indexOf('@'))), 1, 0);
                    case ADDRESS -> hideNumbers(text, at);
                }
            }
            default -> {
            }
        }
    }

    /** Leaves so many letters and digits at either end. */
    private static void hide(StringBuilder text, Span span, int first, int last) {
        List<Integer> places = new ArrayList<>();
        for (int i = span.start(); i < span.end(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '*') {
                places.add(i);
            }
        }
        int keepLast = places.size() > first + last ? last : 0;
        for (int i = Math.min(first, places.size()); i < places.size() - keepLast; i++) {
            text.setCharAt(places.get(i), '*');
        }
    }

    private static void hideNumbers(StringBuilder text, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (Character.isDigit(text.charAt(i)) || i >= span.end() - 2 && Character.isLetter(text.charAt(i))) {
                text.setCharAt(i, '*');
            }
        }
    }
}
