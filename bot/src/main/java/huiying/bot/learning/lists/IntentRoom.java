package huiying.bot.learning.lists;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.learning.runs.Golden;
import huiying.bot.learning.runs.Trials;
import huiying.bot.learning.talks.RehearsalRoom;
import huiying.nlp.Understander;
import huiying.nlp.classify.Classifier;
import huiying.nlp.starter.IntentTraining;
import huiying.nlp.starter.IntentTraining.Row;
import huiying.nlp.starter.StarterModels;
import huiying.nlp.text.Normaliser;

/** Where turn intents are learnt, held against the model in force on held-out rows and on the test talks, and followed once somebody releases them. */
public final class IntentRoom {
    private static final Logger LOG = LoggerFactory.getLogger(IntentRoom.class);

    private final TransactionOperations transactions;
    private final IntentRuns runs;
    private final ListBook book;
    private final RehearsalRoom talks;
    private final Understander ear;
    private final Golden golden;
    private final IntentTraining training = new IntentTraining();
    private long followed;

    public IntentRoom(TransactionOperations transactions, IntentRuns runs, ListBook book, RehearsalRoom talks, Understander ear, Golden golden) {
        this.golden = golden;
        this.transactions = transactions;
        this.runs = runs;
        this.book = book;
        this.talks = talks;
        this.ear = ear;
    }

    /** Carries out the training that waits, if one does. */
    public int workOff() {
        var run = Objects.requireNonNull(transactions.execute(status -> runs.claim()));
        run.ifPresent(this::carryOut);
        return run.isPresent() ? 1 : 0;
    }

    private void carryOut(IntentRuns.Run run) {
        try {
            var rows = rows(run.version());
            var trained = training.train(rows);
            var truths = rows.stream().map(Row::intent).toList();
            var played = talks.compare(ear.with(trained.model()), ear);
            var rival = model(live());
            var held = Trials.golden(golden, text -> heard(trained.model(), text), text -> heard(rival, text));
            var figures = IntentFigures.of(truths, trained.heldOut(), rival(rows), held, new IntentFigures.Talks(played.played(), played.lost()));
            transactions.executeWithoutResult(status -> runs.done(run.id(), bytes(trained.model()), byText(rows, trained.heldOut()), figures));
        } catch (IllegalArgumentException | IllegalStateException broken) {
            LOG.error("training {} of turns failed", run.id(), broken);
            transactions.executeWithoutResult(status -> runs.failed(run.id(), String.valueOf(broken.getMessage())));
        }
    }

    private List<Row> rows(int version) {
        return book.at(Kind.INTENTS, version).orElseThrow().rows().stream().map(row -> new Row(row.get(0), row.get(2))).toList();
    }

    /** What the model in force says: what it answered when it had not seen a row, or says now of a row it never saw. */
    private List<String> rival(List<Row> rows) {
        var live = live();
        var known = live == null ? shipped() : runs.answers(live);
        var model = model(live);
        var answers = new ArrayList<String>();
        for (var row : rows) {
            var before = known.get(row.text());
            answers.add(before == null ? heard(model, row.text()) : before);
        }
        return answers;
    }

    private @Nullable UUID live() {
        return runs.live().map(IntentRuns.Release::run).orElse(null);
    }

    private String heard(Classifier model, String text) {
        return model.classify(training.read(text), 1).getFirst().label();
    }

    private Map<String, String> shipped() {
        var rows = rows(0);
        return byText(rows, training.rehearsed(rows));
    }

    private static Map<String, String> byText(List<Row> rows, List<String> answers) {
        var known = new HashMap<String, String>();
        for (int i = 0; i < rows.size(); i++) {
            known.put(rows.get(i).text(), answers.get(i));
        }
        return known;
    }

    private Classifier model(@Nullable UUID run) {
        return run == null ? new StarterModels(Normaliser.standard()).intent() : runs.model(run);
    }

    private static byte[] bytes(Classifier model) {
        var out = new ByteArrayOutputStream();
        try {
            model.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Takes over the model somebody released; true when there was a newer release. */
    public synchronized boolean follow() {
        var live = runs.live();
        if (live.isEmpty() || live.get().seq() == followed) {
            return false;
        }
        ear.readTurnsWith(model(live.get().run()));
        followed = live.get().seq();
        return true;
    }
}
