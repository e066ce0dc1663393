/** What can be done from the command line with the same jar. */
@NullMarked
package huiying.app.cli;

import org.jspecify.annotations.NullMarked;
