package huiying.bot.routing;

/**
 * Whose job it is and why.
 *
 * @param unit       code of the unit
 * @param basis      the line of the duty list
 * @param reason     which rule matched: {@code 0206 @ LL03}
 * @param lastResort nobody was named, so the coordination centre has it
 */
public record Assignment(String unit, String basis, String reason, boolean lastResort) {
}
