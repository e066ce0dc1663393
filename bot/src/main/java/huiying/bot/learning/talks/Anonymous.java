package huiying.bot.learning.talks;

import java.util.Comparator;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import huiying.bot.learning.talks.TestTalk.Kind;
import huiying.bot.learning.talks.TestTalk.Line;
import huiying.bot.learning.talks.TestTalk.Point;
import huiying.channels.Content;
import huiying.nlp.Masking;
import huiying.nlp.Mention;
import huiying.nlp.Mention.Personal;
import huiying.nlp.Span;

/**
 * Takes out of a line whatever tells who said it, for good: what stands for a number or a name is kept nowhere. A home keeps its street, because the talk depends
 * on it, and loses its numbers.
 */
final class Anonymous {
    private static final double ROUGH = 1_000;
    private static final String NUMERALS = "0123456789０１２３４５６７８９一二三四五六七八九十百零〇两";

    private final Masking masking = new Masking();
    private final Masking homesShown = masking.showing(Personal.Kind.ADDRESS);

    /** The line without the person; empty for what carries no wish. */
    Optional<Line> of(int turn, Content content) {
        return Optional.ofNullable(switch (content) {
            case Content.Text text -> new Line(turn, Kind.TEXT, words(text.text()), text.confidence(), null);
            case Content.Voice voice -> line(turn, Kind.VOICE, voice.recognised());
            case Content.Picture picture -> line(turn, Kind.PICTURE, picture.caption());
            case Content.File file -> line(turn, Kind.FILE, null);
            case Content.Location place -> new Line(turn, Kind.LOCATION, words(place.label()), 1, new Point(rough(place.latitude()), rough(place.longitude())));
            case Content.Link link -> line(turn, Kind.LINK, link.title());
            case Content.KeyPress press -> line(turn, Kind.KEYS, press.keys());
            case Content.MenuClick click -> line(turn, Kind.MENU, click.key());
            case Content.Arrived arrived -> line(turn, Kind.ARRIVED, arrived.scene());
            case Content.Left left -> line(turn, Kind.LEFT, null);
            case Content.Silence silence -> line(turn, Kind.SILENCE, null);
            case Content.Consent consent -> null;
            case Content.Ignored ignored -> null;
        });
    }

    private Line line(int turn, Kind kind, @Nullable String text) {
        return new Line(turn, kind, words(text), 1, null);
    }

    private static double rough(double degrees) {
        return Math.round(degrees * ROUGH) / ROUGH;
    }

    String words(@Nullable String text) {
        return text == null || text.isBlank() ? "" : homesShown.tokens(withoutNumbers(text)).text();
    }

    /** Homes and case numbers keep their shape, so that a talk goes the way it went; their digits become those of nobody. */
    private String withoutNumbers(String text) {
        var plain = new StringBuilder(text);
        masking.find(text).stream().sorted(Comparator.comparingInt((Mention mention) -> mention.span().start()).reversed()).forEach(mention -> {
            switch (mention) {
                case Personal(Span at, Personal.Kind kind) when kind == Personal.Kind.ADDRESS -> plain.replace(at.start(), at.end(), ones(at.of(text)));
                case Mention.CaseNumber number -> plain.replace(number.span().start(), number.span().end(), zeros(number.span().of(text)));
                default -> {
                }
            }
        });
        return plain.toString();
    }

    /** Every number is 1: neither which house it was nor how many digits it had is left. */
    private static String ones(String home) {
        var plain = new StringBuilder();
        boolean within = false;
        for (char c : home.toCharArray()) {
            boolean numeral = NUMERALS.indexOf(c) >= 0;
            if (!numeral || !within) {
                plain.append(numeral ? '1' : c);
            }
            within = numeral;
        }
        return plain.toString();
    }

    private static String zeros(String number) {
        var plain = new StringBuilder();
        number.chars().forEach(c -> plain.append(Character.isDigit(c) ? '0' : (char) c));
        return plain.toString();
    }
}
