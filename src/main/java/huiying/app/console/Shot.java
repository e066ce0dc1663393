package huiying.app.console;

import org.jspecify.annotations.Nullable;

/**
 * Something sent along, as a page shows it.
 *
 * @param kind    {@code picture}, {@code voice}, {@code video}, {@code file}, or {@code note} for what is not there to be seen
 * @param small   address of the small picture, null for what is none
 * @param whole   address of it, null when there is nothing to open
 * @param caption when it was taken and by whom, or why it is not there
 * @param more    what a recording says, or where a photo was taken
 * @param told    by the resident, not by the unit
 */
public record Shot(String kind, @Nullable String small, @Nullable String whole, String caption, String more, boolean told) {
}
