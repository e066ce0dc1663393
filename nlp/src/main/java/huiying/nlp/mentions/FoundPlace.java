package huiying.nlp.mentions;

/** A place as found in the normalised text; {@code named} tells a name from "our stairwell". */
record FoundPlace(int start, int end, String text, String grid, boolean exact, boolean named) {

    /** What is left of it behind {@code later}. */
    FoundPlace from(int later) {
        return new FoundPlace(later, end, text.substring(later - start), grid, exact, named);
    }
}
