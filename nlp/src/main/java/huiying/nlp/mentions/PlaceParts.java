package huiying.nlp.mentions;

import java.util.List;

import huiying.nlp.PlacePart;
import huiying.nlp.address.AddressParser;
import huiying.nlp.text.NormalText;

/** Takes the places of a text apart; very long stretches are left whole. */
final class PlaceParts {
    private static final int LONGEST = 80;

    private final AddressParser parser = AddressParser.bundled();

    /** Spans refer to the resident's own text. */
    List<PlacePart> of(NormalText said, FoundPlace place) {
        if (place.end() - place.start() > LONGEST) {
            return List.of();
        }
        return parser.parse(place.text()).stream().filter(part -> part.kind() != PlacePart.Kind.OTHER)
                .map(part -> new PlacePart(part.kind(), said.origin(place.start() + part.span().start(), place.start() + part.span().end()), part.text()))
                .toList();
    }
}
