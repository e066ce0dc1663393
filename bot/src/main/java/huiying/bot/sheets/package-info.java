/** Tables people bring and take away: CSV, JSON and XLSX, read within a budget and written so that nothing in them runs. */
@NullMarked
package huiying.bot.sheets;

import org.jspecify.annotations.NullMarked;
