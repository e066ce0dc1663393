package huiying.bot.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Who has it: a unit or a named queue, never nobody; and who helps.
 *
 * @param queue   {@code draft}, {@code triage}, {@code arbitration}, {@code archive}; null while a unit has it
 * @param assists the units that help the one in the lead, in the order they were asked
 */
public record Charge(@Nullable String unit, @Nullable String handler, @Nullable String queue, Ground ground, List<Assist> assists) {
    static Charge queue(String name) {
        return new Charge(null, null, name, Ground.NONE, List.of());
    }

    static Charge unit(String code, String basis, boolean automatic, @Nullable Cited cited) {
        return new Charge(code, null, null, new Ground(basis, automatic, cited == null ? Cited.NOTHING : cited), List.of());
    }

    public @Nullable String basis() {
        return ground.basis();
    }

    /** Nobody had to confirm it. */
    public boolean automatic() {
        return ground.automatic();
    }

    /** Whether this unit helps and has not yet done its part. */
    public boolean isAssistedBy(@Nullable String helper) {
        return assists.stream().anyMatch(assist -> assist.isOpen() && assist.unit().equals(helper));
    }

    Charge queued(String name) {
        return new Charge(unit, handler, name, ground, assists);
    }

    Charge handledBy(@Nullable String person) {
        return new Charge(unit, person, queue, ground, assists);
    }

    Charge withUnit() {
        return new Charge(unit, handler, null, ground, assists);
    }

    /** Whether this unit was asked to help and has not said that it will. */
    public boolean isAwaited(@Nullable String helper) {
        return assists.stream().anyMatch(assist -> !assist.hasBegun() && assist.unit().equals(helper));
    }

    Charge helpedBy(String helper, Instant due) {
        return helped(Assist.asked(helper, due));
    }

    Charge accepted(String helper, Instant at) {
        return part(helper, assist -> assist.acceptedAt(at));
    }

    Charge helped(String helper, Instant at) {
        return part(helper, assist -> assist.doneAt(at));
    }

    /** The resident was waited for since a moment: helpers whose date had not passed then have as much longer. */
    Charge waited(Duration time, Instant since) {
        return assists.isEmpty() ? this : new Charge(unit, handler, queue, ground, assists.stream().map(assist -> assist.waited(time, since)).toList());
    }

    private Charge part(String helper, UnaryOperator<Assist> step) {
        return assists.stream().filter(assist -> assist.unit().equals(helper)).findFirst().map(step).map(this::helped).orElse(this);
    }

    private Charge helped(Assist fresh) {
        var all = new ArrayList<Assist>(assists);
        int at = all.stream().map(Assist::unit).toList().indexOf(fresh.unit());
        if (at < 0) {
            all.add(fresh);
        } else {
            all.set(at, fresh);
        }
        return new Charge(unit, handler, queue, ground, List.copyOf(all));
    }
}
