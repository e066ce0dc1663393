package huiying.bot.duties;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A matter the city deals with: a node of the duty list.
 *
 * @param parent code of the item it belongs under; null at the top
 * @param shares who has it where; what an area does not say, the wider one or the parent says
 */
public record ServiceItem(String code, @Nullable String parent, Meaning meaning, Handling handling, List<Share> shares, Validity validity) {

    /** A plain item under a category of the same code. */
    public static ServiceItem of(String code, @Nullable String parent, String zh, Share... shares) {
        return new ServiceItem(code, parent, new Meaning(zh, "", List.of(), code), Handling.NONE, List.of(shares), Validity.ALWAYS);
    }

    public ServiceItem with(Share... shares) {
        return new ServiceItem(code, parent, meaning, handling, List.of(shares), validity);
    }

    public ServiceItem meaning(Meaning meaning) {
        return new ServiceItem(code, parent, meaning, handling, shares, validity);
    }

    public Optional<Share> share(String area) {
        return shares.stream().filter(share -> share.area().equals(area)).findFirst();
    }

    /** Whether it has somebody of its own somewhere. */
    public boolean isLed() {
        return shares.stream().anyMatch(share -> share.lead() != null);
    }
}
