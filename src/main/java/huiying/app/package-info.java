/** Runs: doors, pages, wiring, and the start of everything. */
@NullMarked
package huiying.app;

import org.jspecify.annotations.NullMarked;
