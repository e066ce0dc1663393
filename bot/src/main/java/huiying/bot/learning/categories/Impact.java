package huiying.bot.learning.categories;

import java.util.List;

/**
 * What a step would come to, before anybody takes it.
 *
 * @param moves   samples by where they go
 * @param routes  cases of the last ninety days that would have gone elsewhere, by from where and to where
 * @param cases   how many cases were looked at
 * @param open    how many of them are still open; they keep their category
 * @param talks   test talks that expect what is closed
 * @param golden  messages of the golden set about it
 * @param items   items of the duty list that name what is closed
 */
public record Impact(List<Moving> moves, List<Route> routes, int cases, int open, int talks, int golden, List<String> items) {

    /** Samples that change their category, with a few of them, and a few that stay. */
    public record Moving(String from, String to, int samples, List<String> examples, List<String> staying) {
    }

    /** So many cases would go from one unit to another; an empty one is a person's decision. */
    public record Route(String from, String to, int cases) {
    }
}
