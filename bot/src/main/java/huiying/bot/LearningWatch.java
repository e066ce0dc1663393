package huiying.bot;

import java.time.Clock;
import java.util.Objects;

import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.learning.LearningRules;
import huiying.bot.learning.releases.LiveModel;
import huiying.bot.learning.releases.ModelDesk;
import huiying.bot.learning.releases.Releases;
import huiying.bot.learning.releases.Shadow;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.runs.Runs;
import huiying.bot.learning.runs.TrainingRoom;
import huiying.bot.learning.samples.Harvest;
import huiying.bot.learning.samples.ImportDesk;
import huiying.bot.learning.samples.Samples;
import huiying.bot.learning.talks.RehearsalRoom;

/** What goes on in the studio while nobody looks: decisions become samples, samples a candidate, and the promise is held against what people say. */
public final class LearningWatch {
    private final TransactionOperations transactions;
    private final Learning learning;
    private final Work work;
    private final ModelDesk models;
    private final LearningRules rules;
    private final Clock clock;

    /** What is learnt from and what came of it. */
    public record Learning(Harvest harvest, Samples samples, Runs runs, Releases releases, Shadow shadow) {
    }

    /** What takes long. */
    public record Work(TrainingRoom trainings, ImportDesk imports, RehearsalRoom rehearsals) {
    }

    public LearningWatch(TransactionOperations transactions, Learning learning, Work work, ModelDesk models, LearningRules rules, Clock clock) {
        this.transactions = transactions;
        this.learning = learning;
        this.work = work;
        this.models = models;
        this.rules = rules;
        this.clock = clock;
    }

    /** Everything that is quick; says how many samples came of it. */
    public int watch() {
        int gathered = gather();
        learning.releases().live().ifPresent(live -> {
            models.guard(live);
            shadow(live);
        });
        return gathered;
    }

    private int gather() {
        int gathered = 0;
        Harvest.Step step;
        do {
            step = Objects.requireNonNull(transactions.execute(status -> learning.harvest().next()));
            gathered += step.samples();
        } while (step.more());
        transactions.executeWithoutResult(status -> learning.samples().forgetErased());
        work.rehearsals().forgetErased();
        return gathered;
    }

    private void shadow(LiveModel live) {
        learning.runs().latestDone().filter(run -> !run.id().equals(live.run()))
                .ifPresent(run -> transactions.executeWithoutResult(status -> learning.shadow().step(run, live.promise(), clock.instant())));
    }

    /** Asks for a candidate when corrections have come in and a pause has passed since the last one; true when it did. */
    public boolean askForCandidate() {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            var changed = learning.samples().lastChange();
            boolean due = changed.isAfter(learning.runs().lastLook()) && !changed.isAfter(clock.instant().minus(rules.pause())) && !learning.runs().busy();
            if (due) {
                learning.runs().ask(Run.Kind.AUTOMATIC, "", "");
            }
            return due;
        }));
    }

    /** Everything that takes long: trainings and imports that wait, to their end, and the talks the newest candidate has not been played. */
    public int workOff() {
        var live = learning.releases().live().map(LiveModel::run).orElse(null);
        int done = work.imports().workOff() + work.trainings().workOff(live);
        rehearse();
        return done;
    }

    private void rehearse() {
        learning.releases().live().ifPresent(live -> learning.runs().latestDone().filter(run -> !run.id().equals(live.run()))
                .ifPresent(run -> work.rehearsals().workOff(run, new RehearsalRoom.Rival(live.run(), live.promise()))));
    }
}
