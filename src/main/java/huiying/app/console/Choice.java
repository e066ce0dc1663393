package huiying.app.console;

/**
 * One suggestion on the desk.
 *
 * @param key        the key that chooses it: 1, 2 or 3
 * @param category   code of the category
 * @param path       group and name
 * @param confidence calibrated, 0 to 1
 * @param why        the resident's words that spoke for it
 * @param unit       who would receive the case
 * @param basis      by which line of the duty list
 */
public record Choice(int key, String category, String path, double confidence, String why, String unit, String basis) {
    /** The language of the resident's words, for the {@code lang} attribute. */
    public String language() {
        return Bubble.tag(why);
    }
}
