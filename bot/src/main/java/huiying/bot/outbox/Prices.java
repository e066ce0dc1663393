package huiying.bot.outbox;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What sending costs.
 *
 * @param each the price of one part, by channel ({@code sms}) or channel and account ({@code sms.city}); {@code person} for a call by an agent
 */
public record Prices(Map<String, BigDecimal> each) {

    /** Nothing is known to cost anything. */
    public static final Prices NONE = new Prices(Map.of());

    /** Empty where no price is set. */
    public Optional<BigDecimal> of(String channel, String account, int parts) {
        return Optional.ofNullable(each.getOrDefault(channel + "." + account, each.get(channel))).map(price -> price.multiply(BigDecimal.valueOf(parts)));
    }
}
