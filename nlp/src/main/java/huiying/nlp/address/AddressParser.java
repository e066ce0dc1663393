package huiying.nlp.address;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import huiying.nlp.PlacePart;
import huiying.nlp.PlacePart.Kind;
import huiying.nlp.Span;
import huiying.nlp.sequence.BundledTagger;
import huiying.nlp.sequence.Stretch;
import huiying.nlp.sequence.Tagger;
import huiying.nlp.sequence.TaggerTrainer;
import huiying.nlp.sequence.Token;

/** Takes a Chinese address apart. Thread-safe, linear in the length of the address; a typical address takes some tens of microseconds. */
public final class AddressParser {
    public static final String MODEL = "address.model";
    private static final int EXAMPLES = 16_000;
    private static final TaggerTrainer.Options OPTIONS = new TaggerTrainer.Options(5, 19, 1.5f, 7);
    private static final List<String> ESTATES = List.of("小区", "花园", "家园", "新村", "公寓", "苑", "庭", "公馆", "嘉园", "邸", "豪庭", "别墅", "大院", "家属院", "府", "里", "湾", "宿舍",
            "庄园", "山庄", "豪园", "家属楼");

    private final Tagger tagger;

    public AddressParser(Tagger tagger) {
        this.tagger = tagger;
    }

    /** The parser that ships with this library: trained on addresses of our own making. */
    public static AddressParser bundled() {
        return new AddressParser(BundledTagger.open(MODEL, new AddressClues(), AddressParser::trainBundled));
    }

    /** One trained elsewhere, by {@link TrainAddresses}. */
    public static AddressParser read(InputStream model) throws IOException {
        return new AddressParser(Tagger.read(model, new AddressClues()));
    }

    public static Tagger trainBundled() {
        return TaggerTrainer.train(new AddressMaker(11).make(EXAMPLES), new AddressClues(), OPTIONS);
    }

    /** The parts in order; spans are offsets into the address as given. */
    public List<PlacePart> parse(String address) {
        List<Token> tokens = Token.of(address);
        var parts = new ArrayList<PlacePart>();
        for (Stretch stretch : tagger.tag(tokens.stream().map(Token::text).toList())) {
            var span = new Span(tokens.get(stretch.first()).start(), tokens.get(stretch.last() - 1).end());
            parts.add(new PlacePart(kind(stretch.label(), span.of(address)), span, span.of(address)));
        }
        return parts;
    }

    /** Labels are those of the public set of labelled addresses, so that a model trained on it can be used here. */
    private static Kind kind(String label, String text) {
        return switch (label) {
            case "prov" -> Kind.PROVINCE;
            case "city" -> Kind.CITY;
            case "district" -> Kind.DISTRICT;
            case "town" -> Kind.TOWN;
            case "community" -> Kind.COMMUNITY;
            case "devZone" -> Kind.ZONE;
            case "road", "subRoad", "subroad" -> Kind.ROAD;
            case "roadno", "subroadno", "subRoadno" -> Kind.NUMBER;
            case "poi" -> ESTATES.stream().anyMatch(text::endsWith) ? Kind.ESTATE : Kind.POI;
            case "subpoi" -> Kind.SECTION;
            case "houseno" -> Kind.BUILDING;
            case "cellno" -> Kind.UNIT;
            case "floorno" -> Kind.FLOOR;
            case "roomno" -> Kind.ROOM;
            case "assist" -> Kind.RELATIVE;
            default -> Kind.OTHER;
        };
    }
}
