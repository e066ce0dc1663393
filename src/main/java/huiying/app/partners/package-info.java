/** The way out to other systems. */
@NullMarked
package huiying.app.partners;

import org.jspecify.annotations.NullMarked;
