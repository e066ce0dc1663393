package huiying.bot;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.learning.runs.HeldAnswer;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.runs.Runs;
import huiying.bot.learning.samples.Edit;
import huiying.bot.learning.samples.Opinions;
import huiying.bot.learning.samples.SampleEdits;
import huiying.bot.learning.samples.Samples;
import huiying.bot.learning.samples.StarterSamples;
import huiying.bot.staff.StaffMember;

/** What people do in the studio: they label, correct, train and vouch; whatever they do can be undone or is written down for good. */
public final class LearningDesk {
    private final TransactionOperations transactions;
    private final Stock stock;
    private final Runs runs;
    private final Audit audit;
    private final Clock clock;

    /** The samples and what is thought of them. */
    public record Stock(Samples samples, SampleEdits edits, Opinions opinions) {
    }

    public LearningDesk(TransactionOperations transactions, Stock stock, Runs runs, Audit audit, Clock clock) {
        this.transactions = transactions;
        this.stock = stock;
        this.runs = runs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Brings in what ships with the product where there is nothing yet. */
    public void furnish() {
        if (stock.samples().none()) {
            transactions.executeWithoutResult(status -> StarterSamples.bringIn(stock.samples(), clock.instant()));
        }
    }

    public SampleEdits.Act edit(StaffMember who, List<UUID> samples, Edit edit) {
        return Objects.requireNonNull(transactions.execute(status -> stock.edits().make(samples, edit, who.id().toString())));
    }

    /** How many samples are as they were before. */
    public int undo(StaffMember who, UUID act) {
        return Objects.requireNonNullElse(transactions.execute(status -> stock.edits().undo(act, who.id().toString())), 0);
    }

    public void label(StaffMember who, UUID sample, String label) {
        transactions.executeWithoutResult(status -> stock.opinions().give(new Opinions.Opinion(sample, who.id().toString(), label)));
    }

    /** Puts a training into the queue; what waits already is not asked for twice. */
    public boolean train(StaffMember who, String why) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean free = !runs.busy();
            if (free) {
                runs.ask(Run.Kind.ASKED, who.id().toString(), why);
            }
            return free;
        }));
    }

    public boolean cancel(UUID run) {
        return Boolean.TRUE.equals(transactions.execute(status -> runs.cancel(run)));
    }

    /** Takes the quarantine off what a candidate learnt, in one's own name; one's own labels somebody else has to vouch for. */
    public int vouch(StaffMember who, UUID run) {
        var fresh = runs.answers(run).stream().filter(HeldAnswer::fresh).map(HeldAnswer::sample).toList();
        return Objects.requireNonNullElse(transactions.execute(status -> {
            int released = stock.samples().release(fresh, who.id().toString(), clock.instant());
            audit.record(who.id().toString(), "samples-vouched", run.toString(), Map.of("samples", Integer.toString(released)));
            return released;
        }), 0);
    }
}
