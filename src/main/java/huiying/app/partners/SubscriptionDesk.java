package huiying.app.partners;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.partners.Pushes;
import huiying.bot.partners.Subscriptions;
import huiying.bot.staff.StaffMember;

/** What administrators do with subscriptions; each of it stands in the audit. */
@Component
public final class SubscriptionDesk {
    private static final int LONGEST_NAME = 60;

    private final TransactionOperations transactions;
    private final Subscriptions subscriptions;
    private final Pushes pushes;
    private final Destinations destinations;
    private final Audit audit;

    SubscriptionDesk(TransactionOperations transactions, Subscriptions subscriptions, Pushes pushes, Destinations destinations, Audit audit) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.pushes = pushes;
        this.destinations = destinations;
        this.audit = audit;
    }

    /** The secret of a new subscription, or what is wrong with the wish. */
    public record Made(@Nullable String secret, @Nullable String problem) {
        static Made not(String problem) {
            return new Made(null, problem);
        }
    }

    public Made add(StaffMember admin, Subscriptions.Wish wish) {
        if (wish.name().isBlank() || wish.name().length() > LONGEST_NAME) {
            return Made.not("name");
        }
        try {
            destinations.find(wish.url());
        } catch (Destinations.Forbidden forbidden) {
            return Made.not(forbidden.why());
        }
        var secret = audited(admin, "subscription-added", wish.name(), () -> subscriptions.add(wish, admin.id().toString()));
        return secret.map(made -> new Made(made, null)).orElseGet(() -> Made.not("name"));
    }

    public Optional<String> renew(StaffMember admin, UUID id) {
        return audited(admin, "subscription-renewed", id.toString(), () -> subscriptions.renew(id));
    }

    public void state(StaffMember admin, UUID id, boolean active) {
        audited(admin, active ? "subscription-resumed" : "subscription-paused", id.toString(), () -> {
            subscriptions.state(id, active);
            return Optional.of(id);
        });
    }

    public void remove(StaffMember admin, UUID id) {
        audited(admin, "subscription-removed", id.toString(), () -> {
            subscriptions.remove(id);
            return Optional.of(id);
        });
    }

    public void tryOut(UUID id) {
        pushes.addTrial(id);
    }

    public boolean replay(StaffMember admin, UUID id, UUID push) {
        return audited(admin, "push-replayed", push.toString(), () -> pushes.replay(id, push) ? Optional.of(push) : Optional.empty()).isPresent();
    }

    public int replayDead(StaffMember admin, UUID id) {
        return audited(admin, "pushes-replayed", id.toString(), () -> Optional.of(pushes.replayDead(id))).orElse(0);
    }

    private <T> Optional<T> audited(StaffMember admin, String action, String subject, java.util.function.Supplier<Optional<T>> act) {
        var done = transactions.execute(status -> {
            var result = act.get();
            if (result.isPresent()) {
                audit.record(admin.id().toString(), action, subject, Map.of());
            }
            return result;
        });
        return done == null ? Optional.empty() : done;
    }
}
