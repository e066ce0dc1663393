/** The same desk for other systems: JSON under {@code /api/v1}, with the same policy as the pages. */
@NullMarked
package huiying.app.api;

import org.jspecify.annotations.NullMarked;
