/** The pages: console for staff, page for residents, and the words and signs they share. Reads for itself, writes through the bot only. */
@NullMarked
package huiying.app.console;

import org.jspecify.annotations.NullMarked;
