package huiying.nlp.mentions;

/** A place as found in the normalised text; {@code named} tells a name from "our stairwell". */
record FoundPlace(int start, int end, String text, String grid, boolean exact, boolean named) {
}
