/**
 * Finds what many people write about at the same time: {@link huiying.nlp.hotspots.Hotspots#find} turns a batch of messages into clusters, the most people
 * first.
 *
 * <p>
 * Two messages are alike when they name the same spot, or share rare phrases, <em>and</em> use the same words of the matter; the same words about another spot count
 * against them. Groups grow by average link,
 * so no chain of pairwise likenesses can pull strangers together, and one person's messages never link to each other.
 * </p>
 */
@NullMarked
package huiying.nlp.hotspots;

import org.jspecify.annotations.NullMarked;
