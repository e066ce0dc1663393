package huiying.bot.learning.releases;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Promise;

/**
 * The one model that answers on every node.
 *
 * @param run     the training it comes from; null for the model that ships with the product
 * @param release the change that brought it about
 * @param since   when this model began to answer
 */
public record LiveModel(@Nullable UUID run, long release, Promise promise, Instant since) {
}
