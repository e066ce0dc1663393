package huiying.bot.cases;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How a case came to us.
 *
 * @param channel     {@code wechat}, {@code sms}, {@code voice}, {@code web}, {@code api}, {@code desk}
 * @param address     the resident's address, null when filed by an integrator without one
 * @param parent      the case this one continues, or was told together with in one message
 * @param demoVisitor who tried it out, in demo mode only
 */
public record Origin(String channel, @Nullable UUID address, @Nullable UUID citizen, @Nullable UUID parent, @Nullable String demoVisitor) {
    public static Origin of(String channel, UUID address) {
        return new Origin(channel, address, null, null, null);
    }

    public Origin after(UUID parent) {
        return new Origin(channel, address, citizen, parent, demoVisitor);
    }

    public Origin of(@Nullable UUID citizen) {
        return new Origin(channel, address, citizen, parent, demoVisitor);
    }

    public Origin triedBy(@Nullable String demoVisitor) {
        return new Origin(channel, address, citizen, parent, demoVisitor);
    }
}
