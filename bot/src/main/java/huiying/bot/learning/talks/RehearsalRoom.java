package huiying.bot.learning.talks;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Cases;
import huiying.bot.inbox.Heard;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.learning.runs.Models;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.talks.TestTalk.Line;
import huiying.bot.routing.Router;
import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.nlp.Promise;
import huiying.nlp.Understander;

/**
 * Plays test talks: every line goes through the very turns a resident's message goes through, on the city's real lists, with the model in question; then
 * everything that came of it is rolled back. Nobody is told anything.
 */
public final class RehearsalRoom {
    private static final Logger LOG = LoggerFactory.getLogger(RehearsalRoom.class);
    private static final int MOST = 2_000;
    private static final Expected BROKEN = new Expected(List.of(), List.of("BROKEN"));

    private final TransactionOperations transactions;
    private final TestTalks talks;
    private final Rehearsals rehearsals;
    private final Models models;
    private final Stage stage;
    private final Outcomes outcomes;

    /** What a talk needs around it: the ear, the turns as they are taken with another ear, addresses, and the time. */
    public record Stage(Understander ear, Function<Understander, InboxWorker.TurnHandler> turns, Addresses addresses, Clock clock) {
    }

    /** Where a talk leaves its rows. */
    public record Rows(JdbcClient jdbc, Cases cases, Router router) {
    }

    public RehearsalRoom(TransactionOperations transactions, TestTalks talks, Rehearsals rehearsals, Models models, Stage stage, Rows rows) {
        this.transactions = transactions;
        this.talks = talks;
        this.rehearsals = rehearsals;
        this.models = models;
        this.stage = stage;
        this.outcomes = new Outcomes(rows.jdbc(), rows.cases(), rows.router());
    }

    /** The model a candidate is compared with: which it is, and what it promises. */
    public record Rival(@Nullable UUID run, Promise promise) {
    }

    /** Plays whatever a candidate has not been played yet, beside the model in force; says how many. */
    public int workOff(Run candidate, Rival rival) {
        var open = rehearsals.unplayed(candidate.id());
        if (open.isEmpty()) {
            return 0;
        }
        var promise = Promise.of(rival.promise().precision());
        var ours = stage.turns().apply(stage.ear().with(models.of(candidate.id()), promise));
        var theirs = stage.turns().apply(stage.ear().with(models.of(rival.run()), rival.promise()));
        for (var talk : open) {
            var outcome = outcome(talk, ours);
            var other = outcome(talk, theirs);
            transactions.executeWithoutResult(status -> rehearsals.keep(candidate.id(), talk, outcome, other));
        }
        return open.size();
    }

    /** What the model in force makes of a talk. */
    public Expected withLive(TestTalk talk, Rival rival) {
        return outcome(talk, stage.turns().apply(stage.ear().with(models.of(rival.run()), rival.promise())));
    }

    /** Talks played with two ears: how many, and the numbers of those the second takes as it ought to and the first does not. */
    public record Compared(int played, List<String> lost) {
    }

    /** Plays every talk that counts with both; nothing is written down. */
    public Compared compare(Understander candidate, Understander inForce) {
        var ours = stage.turns().apply(candidate);
        var theirs = stage.turns().apply(inForce);
        var active = talks.all(MOST).stream().filter(TestTalk::active).toList();
        var lost = active.stream()
                .filter(talk -> !talk.expected().differences(outcome(talk, ours)).isEmpty() && talk.expected().differences(outcome(talk, theirs))
                        .isEmpty())
                .map(talk -> "#" + talk.number()).toList();
        return new Compared(active.size(), lost);
    }

    public int forgetErased() {
        return Objects.requireNonNullElse(transactions.execute(status -> talks.forgetErased()), 0);
    }

    private Expected outcome(TestTalk talk, InboxWorker.TurnHandler turns) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                status.setRollbackOnly();
                return played(talk, turns);
            }));
        } catch (RuntimeException failed) {
            LOG.warn("test talk {} broke off: {}", talk.number(), failed.getClass().getName());
            return BROKEN;
        }
    }

    private Expected played(TestTalk talk, InboxWorker.TurnHandler turns) {
        var address = stage.addresses().keep(new Address(talk.from().channel(), talk.from().account(), "rehearsal-" + UUID.randomUUID()));
        var ids = new ArrayList<UUID>();
        var now = stage.clock().instant();
        for (var lines : byTurn(talk.lines()).values()) {
            var turn = Ids.next();
            ids.add(turn);
            turns.take(turn, address, heard(address, lines, now));
        }
        return outcomes.of(address, ids, outcomes.told(address, ids));
    }

    private static TreeMap<Integer, List<Line>> byTurn(List<Line> lines) {
        var turns = new TreeMap<Integer, List<Line>>();
        lines.forEach(line -> turns.computeIfAbsent(line.turn(), any -> new ArrayList<>()).add(line));
        return turns;
    }

    private static List<Heard> heard(UUID address, List<Line> lines, Instant now) {
        var heard = new ArrayList<Heard>();
        for (var line : lines) {
            heard.add(new Heard(Ids.next(), heard.size(), address, line.content(), now, now, 1, null));
        }
        return heard;
    }
}
