/** What residents and departments send along: fetched once, looked at before it is believed, kept sealed. */
@NullMarked
package huiying.bot.attachments;

import org.jspecify.annotations.NullMarked;
