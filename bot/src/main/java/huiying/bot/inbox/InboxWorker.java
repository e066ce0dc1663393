package huiying.bot.inbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.vault.Ids;

/** Takes turns: claims a lane, lets the handler decide in one transaction, keeps all of it or nothing. A message that always fails is parked for a person. */
public final class InboxWorker {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWorker.class);
    private static final int ATTEMPTS = 5;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final TransactionOperations transaction;
    private final JdbcClient jdbc;
    private final Lanes lanes;
    private final TurnHandler handler;
    private final TurnSignals signals;

    public InboxWorker(TransactionOperations transaction, JdbcClient jdbc, Inbox inbox, TurnHandler handler, TurnSignals signals) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.lanes = new Lanes(jdbc, inbox, LEASE);
        this.handler = handler;
        this.signals = signals;
    }

    /** What happens in a turn; everything it does is rows of the surrounding transaction. */
    public interface TurnHandler {
        void take(UUID turn, UUID address, List<Heard> messages);

        /** A message was put aside: the resident hears that a person takes over. */
        void parked(UUID address, Heard message);
    }

    /** Takes the next turn that is due; false when there is none. */
    public boolean handleNext() {
        var claim = transaction.execute(status -> lanes.claim().orElse(null));
        if (claim == null) {
            return false;
        }
        if (claim.messages().isEmpty()) {
            transaction.executeWithoutResult(status -> lanes.release(claim));
            return true;
        }
        if (claim.messages().stream().anyMatch(message -> message.attempts() > ATTEMPTS)) {
            park(claim, "killed its worker " + ATTEMPTS + " times");
            return true;
        }
        take(claim);
        return true;
    }

    private void take(Lanes.Claim claim) {
        var turn = Ids.next();
        try {
            transaction.executeWithoutResult(status -> {
                handler.take(turn, claim.address(), claim.messages());
                settle(claim, turn);
                if (!lanes.release(claim)) {
                    throw new LostClaim();
                }
            });
            signals.settled(ids(claim), new TurnSignals.Settled(turn, claim.last().id()));
        } catch (LostClaim another) {
            LOG.info("turn {} was undone: another worker took lane {} over", turn, claim.address());
        } catch (RuntimeException failure) {
            LOG.warn("turn of lane {} failed at attempt {}, message {}: {}", claim.address(), claim.last().attempts(), claim.last().id(),
                    failure.getClass().getName(), failure);
            failed(claim, failure);
        }
    }

    private void settle(Lanes.Claim claim, UUID turn) {
        jdbc.sql("update inbox set state = 'settled', turn = :turn, settled_at = now() where id in (:ids)").param("turn", turn).param("ids", ids(claim))
                .update();
    }

    private void failed(Lanes.Claim claim, RuntimeException failure) {
        if (claim.messages().size() == 1 && claim.last().attempts() >= ATTEMPTS) {
            park(claim, failure.getClass().getSimpleName());
        } else {
            int failures = claim.failures() + 1;
            transaction.executeWithoutResult(status -> lanes.rest(claim, failures, FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 6))));
        }
    }

    /** Puts the oldest message aside with a task for a person; the resident's later messages go on. */
    private void park(Lanes.Claim claim, String problem) {
        var message = claim.messages().getFirst();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update inbox set state = 'parked', problem = ?, settled_at = now() where id = ?").params(problem, message.id()).update();
            jdbc.sql("""
                     insert into task (id, kind, queue, inbox, address, priority, reason, created_at, due_at)
                     values (?, 'parked_message', 'agents', ?, ?, 1, ?, now(), now() + interval '2 minutes') on conflict do nothing
                     """).params(Ids.next(), message.id(), claim.address(), problem).update();
            handler.parked(claim.address(), message);
            lanes.release(claim);
        });
        LOG.error("message {} of lane {} is parked and waits for a person: {}", message.id(), claim.address(), problem);
        signals.settled(List.of(message.id()), new TurnSignals.Settled(null, message.id()));
    }

    private static List<UUID> ids(Lanes.Claim claim) {
        return claim.messages().stream().map(Heard::id).toList();
    }

    private static final class LostClaim extends RuntimeException {
        private static final long serialVersionUID = 1;

        LostClaim() {
            super("lease lost", null, false, false);
        }
    }
}
