package huiying.bot.attachments;

/**
 * How much is taken.
 *
 * @param most         bytes of one attachment
 * @param perDay       attachments of one resident in 24 hours
 * @param bytesPerDay  bytes of one resident in 24 hours
 * @param perCase      attachments of one case, so that a case stays readable
 */
public record Quota(long most, int perDay, long bytesPerDay, int perCase) {
    public static final Quota USUAL = new Quota(20L << 20, 60, 200L << 20, 100);
}
