package huiying.nlp;

/** One part of a place: what it is and how it was written, with its span in the resident's own text. */
public record PlacePart(Kind kind, Span span, String text) {
    /** From the whole country down to the door; then what stands beside a place rather than in it. */
    public enum Kind {
        PROVINCE, CITY, DISTRICT, TOWN, COMMUNITY, ZONE, ROAD, NUMBER, ESTATE, POI, SECTION, BUILDING, UNIT, FLOOR, ROOM,
        /** Something with a number of its own: lamp post LD-0421, lift 3. */
        OBJECT,
        /** Where from there: opposite, behind, at the gate, the crossing of two roads. */
        RELATIVE,
        /** A note, a name, a repetition: no part of the place. */
        OTHER
    }
}
