package huiying.app.console;

/**
 * A line of a timeline.
 *
 * @param mark  icon and hue
 * @param what  what happened
 * @param when  in near words, with who did it
 * @param exact the exact time
 * @param more  what was written, empty when nothing was
 * @param open  whether the resident sees it too
 */
public record Step(Mark mark, String what, String when, String exact, String more, boolean open) {

    /** Icon and hue. */
    public record Mark(String name, String colour) {
    }

    public String hue() {
        return mark.colour();
    }

    public String icon() {
        return mark.name();
    }
}
