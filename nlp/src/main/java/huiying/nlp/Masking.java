package huiying.nlp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import huiying.nlp.Mention.Personal;
import huiying.nlp.mentions.PersonalData;
import huiying.nlp.text.NormalText;
import huiying.nlp.text.Normaliser;

/**
 * Hides personal data wherever residents' words are shown or logged: "139****2208", "李**", "340***********2167". The rest of the text stays
 * as it was, and so does its length.
 */
public final class Masking {
    private final Normaliser normaliser = Normaliser.standard();

    /** The text with every personal identifier hidden. */
    public String mask(String text) {
        NormalText said = normaliser.normalise(text);
        var masked = new StringBuilder(text);
        var mentions = new ArrayList<>(PersonalData.in(said));
        mentions.sort(Comparator.comparingInt(mention -> mention.span().start()));
        mentions.forEach(mention -> hide(mention, masked));
        return masked.toString();
    }

    /** Where personal data stands. */
    public List<Mention> find(String text) {
        return PersonalData.in(normaliser.normalise(text));
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
