/** What all nodes share about the providers. */
@NullMarked
package huiying.app.providers;

import org.jspecify.annotations.NullMarked;
