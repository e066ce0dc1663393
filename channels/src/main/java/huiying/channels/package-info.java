/** Hears and speaks: provider bytes become messages, messages become provider bytes. Decides nothing, knows no other part of the house. */
@NullMarked
package huiying.channels;

import org.jspecify.annotations.NullMarked;
