/** The one way out to a provider's API, which knows whether a request can have been carried out. */
@NullMarked
package huiying.channels.wire;

import org.jspecify.annotations.NullMarked;
