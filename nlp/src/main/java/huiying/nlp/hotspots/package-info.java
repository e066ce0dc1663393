/**
 * Finds what many people write about at the same time: {@link huiying.nlp.hotspots.Hotspots#find} turns a batch of messages into clusters, the most people
 * first.
 *
 * <p>
 * Two messages are alike when they share rare phrases (names of places, firms, schools) <em>and</em> common words of the matter. Groups grow by average link,
 * so no chain of pairwise likenesses can pull strangers together, and one person's messages never link to each other.
 * </p>
 */
@NullMarked
package huiying.nlp.hotspots;

import org.jspecify.annotations.NullMarked;
