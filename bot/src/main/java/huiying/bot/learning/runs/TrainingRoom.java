package huiying.bot.learning.runs;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.learning.runs.Training.Rival;
import huiying.bot.learning.samples.Edit;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.SampleEdits;
import huiying.bot.learning.samples.Samples;
import huiying.bot.learning.samples.StarterSamples;
import huiying.bot.learning.samples.Texts;
import huiying.nlp.Taxonomy;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.TrainingCancelled;

/** Where trainings are carried out, one at a time: a picture is taken, learnt, compared with the model in force, and kept with all its figures. */
public final class TrainingRoom {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingRoom.class);
    private static final int KEPT = 12;

    private final TransactionOperations transactions;
    private final Runs runs;
    private final Stock stock;
    private final Training training;
    private final Taxonomy taxonomy;
    private final House house;

    /** What there is to learn, and what is noticed about it. */
    public record Stock(Samples samples, SampleEdits edits, Snapshots snapshots, Findings findings, Models models, Texts texts) {
    }

    /**
     * Who and when.
     *
     * @param engine the version of the program
     */
    public record House(Clock clock, String node, String engine, Golden golden) {
    }

    public TrainingRoom(TransactionOperations transactions, Runs runs, Stock stock, Taxonomy taxonomy, House house) {
        this.transactions = transactions;
        this.runs = runs;
        this.stock = stock;
        this.training = new Training(taxonomy);
        this.taxonomy = taxonomy;
        this.house = house;
    }

    /**
     * Carries out what waits, and says how many that were.
     *
     * @param inForce the training whose model answers, null for the one that ships with the product
     */
    public int workOff(@Nullable UUID inForce) {
        int worked = 0;
        for (var next = claim(inForce); next.isPresent(); next = claim(inForce)) {
            run(next.get(), inForce);
            worked++;
        }
        return worked;
    }

    /** Before anything can be compared with the model that ships, its held-out answers are needed. */
    private Optional<Run> claim(@Nullable UUID inForce) {
        return Objects.requireNonNull(transactions.execute(status -> {
            if (runs.busy()) {
                StarterSamples.bringIn(stock.samples(), house.clock().instant());
            }
            if (inForce == null && runs.busy() && stock.snapshots().hasStarter() && runs.starter().isEmpty()
                    && runs.latest(20).stream().noneMatch(TrainingRoom::isStarterToCome)) {
                runs.ask(Run.Kind.STARTER, "", "");
            }
            return runs.claim(house.node());
        }));
    }

    private static boolean isStarterToCome(Run run) {
        return run.kind() == Run.Kind.STARTER && !run.state().isOver();
    }

    private void run(Run run, @Nullable UUID inForce) {
        try {
            carryOut(run, run.kind() == Run.Kind.STARTER || inForce != null ? inForce : runs.starter().map(Run::id).orElse(null));
        } catch (TrainingCancelled stopped) {
            transactions.executeWithoutResult(status -> runs.end(run.id(), Run.State.CANCELLED, null));
        } catch (IllegalArgumentException | IllegalStateException | OutOfMemoryError broken) {
            LOG.error("training {} failed", run.id(), broken);
            transactions.executeWithoutResult(status -> runs.end(run.id(), Run.State.FAILED, String.valueOf(broken.getMessage())));
        }
    }

    private void carryOut(Run run, @Nullable UUID against) {
        boolean starter = run.kind() == Run.Kind.STARTER;
        var taken = starter ? stock.snapshots().starter() : stock.snapshots().take(house.clock().instant());
        transactions.executeWithoutResult(status -> stock.snapshots().keep(taken.snapshot(), house.clock().instant()));
        var reporting = new Reporting(run.id());
        var trained = training.train(taken.lessons(), Runs.SEED, reporting);
        var file = Models.bytes(trained.model());
        var answers = starter
                ? Training.alone(taken.lessons(), trained.heldOut())
                : Training.beside(taken.lessons(), trained.heldOut(),
                        new Rival(stock.models().of(against), against == null ? List.of() : runs.answers(against)));
        var judged = new Judging(taken, answers, trained.model(), stock.models().of(against),
                new Trials.Reading(stock.texts(), taxonomy::comparable));
        var card = judged.card(against, file.length, house.golden());
        var poisoned = card.triggers().stream().filter(Card.Trigger::isSwitch).toList();
        if (!poisoned.isEmpty() && hold(taken, poisoned)) {
            carryOut(run, against);
            return;
        }
        var noticed = starter ? List.<Suspicions.Finding>of() : judged.noticed();
        reporting.at("kept", 1);
        transactions.executeWithoutResult(status -> {
            runs.done(run.id(), taken.snapshot().hash(), new Runs.Made(file, Models.hash(file), trained.model().version(), answers), card, house.engine());
            stock.findings().keep(run.id(), noticed);
            runs.thin(KEPT);
        });
    }

    /** Samples with a switch in them are put aside, for somebody to look at, and the candidate is trained without them. */
    private boolean hold(Snapshots.Taken taken, List<Card.Trigger> switches) {
        var waiting = stock.samples().byIds(taken.overCap()).values();
        var held = Stream.concat(taken.samples().stream(), waiting.stream())
                .filter(sample -> switches.stream()
                        .anyMatch(one -> one.label().equals(sample.label()) && stock.texts().read(sample.text()).contains(one.words())))
                .map(Sample::id).toList();
        LOG.warn("{} samples hold words that carry other messages along: held", held.size());
        return Objects.requireNonNull(transactions.execute(status -> stock.edits().make(held, new Edit.Hold(), "guard"))).samples() > 0;
    }

    /** Writes down how far it is, twice a second at most, and hears when somebody wants it to stop. */
    private final class Reporting implements Progress {
        private static final long PAUSE = 500_000_000;
        private final UUID run;
        private volatile boolean stopped;
        private volatile String step = "start";
        private volatile double share;
        private long told;

        Reporting(UUID run) {
            this.run = run;
        }

        @Override
        public void at(String name, double done) {
            step = name;
            share = Math.max(share, done);
            tell();
        }

        @Override
        public boolean cancelled() {
            tell();
            return stopped;
        }

        private synchronized void tell() {
            long now = System.nanoTime();
            if (!stopped && (told == 0 || now - told > PAUSE)) {
                told = now;
                stopped = !Boolean.TRUE.equals(transactions.execute(status -> runs.advance(run, step, share)));
            }
        }
    }
}
