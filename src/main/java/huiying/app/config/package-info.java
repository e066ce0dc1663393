/** How the service is put together: its settings, the servers it brings along, and every object and what it is made of. */
@NullMarked
package huiying.app.config;

import org.jspecify.annotations.NullMarked;
