package huiying.bot.cases;

/**
 * How often things happened that may happen only so often, or that somebody should notice.
 *
 * @param extensions   granted, over the whole life
 * @param appeals      against an ending
 * @param urgings      by the resident or an agent, in this cycle
 * @param repeats      how often the same resident brought the same matter before
 * @param arbitrations in this cycle
 */
public record Tally(int extensions, int appeals, int urgings, int repeats, int arbitrations) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    Tally extended() {
        return new Tally(extensions + 1, appeals, urgings, repeats, arbitrations);
    }

    Tally appealed() {
        return new Tally(extensions, appeals + 1, urgings, repeats, 0);
    }

    Tally urged() {
        return new Tally(extensions, appeals, urgings + 1, repeats, arbitrations);
    }

    Tally repeated(int times) {
        return new Tally(extensions, appeals, urgings, times, arbitrations);
    }

    Tally arbitrated() {
        return new Tally(extensions, appeals, urgings, repeats, arbitrations + 1);
    }

    Tally again() {
        return new Tally(extensions, appeals, 0, repeats, 0);
    }
}
