package huiying.nlp;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.google.re2j.Pattern;

/** A short turn that says nothing but where is a place as a whole: "人民医院急诊", "second floor, City Hospital", although only a part of it has the shape of one. */
final class WholeTurn {
    private static final int MOST_ZH = 16;
    private static final int MOST_EN = 48;
    private static final int LEADING = 5;
    private static final int LEFT_ZH = 3;
    private static final int LEFT_EN = 2;
    private static final Pattern WRAP = Pattern.compile("^(?:就在|就|在|是|位于|(?i:it's |its |at |in ))+|[。.!！的]+$");
    private static final Pattern SMALL = Pattern
            .compile("(?i)\\b(?:at|on|in|the|of|near|by|and|corner|a|an|my|our|subway|metro|station|mall|school|estate|village)\\b");
    private static final Pattern NO_PLACE = Pattern.compile(
            "[!?！？了没不吗呢吧个只元有全都是]|我家|说|[一-龥]的[一-龥]$|看|听|问|找|打|(?i)\\b(?:i|i'm|it|he|she|they|is|was|are|not|no|sorry|actually|me|we|you|paid|there|someone|about|same|other|too|also|both|nobody|nothing)\\b|[0-9]{3,} ?(?:yuan|rmb|dollars?)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9']+");

    private WholeTurn() {
    }

    /** The turn without what only leads to the place; empty when it says anything else. */
    static String of(Understanding turn) {
        String said = WRAP.matcher(WRAP.matcher(turn.normalised()).replaceFirst("")).replaceFirst("");
        boolean latin = said.chars().noneMatch(c -> c > 0x2e80);
        boolean told = turn.mentions().stream()
                .anyMatch(one -> one instanceof Mention.Time || one instanceof Mention.Organisation && one.span().start() < LEADING && latin
                        || one instanceof Mention.Amount);
        if (said.isEmpty() || said.length() > (latin ? MOST_EN : MOST_ZH) || told || !turn.correction().isNone() || NO_PLACE.matcher(said).find()) {
            return "";
        }
        List<String> places = Stream.concat(turn.mentions().stream().filter(Mention.Place.class::isInstance).map(one -> ((Mention.Place) one).text()),
                PlaceElement.in(said).stream().filter(one -> one.counted() || one.side() || latin && !one.bare() && !one.relation()).map(PlaceElement::text))
                .sorted(Comparator.comparing(String::length).reversed()).toList();
        String rest = said;
        for (String place : places) {
            rest = rest.replace(place, ",");
        }
        boolean late = latin && !SMALL.matcher(rest).replaceAll("").strip().startsWith(",");
        return rest.equals(said) || late || left(rest, latin) > (latin ? LEFT_EN : LEFT_ZH) ? "" : said;
    }

    private static int left(String rest, boolean latin) {
        if (!latin) {
            return (int) rest.chars().filter(Character::isLetterOrDigit).count();
        }
        int words = 0;
        for (var word = WORD.matcher(SMALL.matcher(rest).replaceAll("")); word.find();) {
            words++;
        }
        return words;
    }
}
