package huiying.bot.attachments;

/** When in the life of a case something was sent along: told by the resident, or taken by the unit before or after the work. */
public enum Stage {
    TOLD, BEFORE, AFTER
}
