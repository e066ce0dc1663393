package huiying.bot.cases;

import org.jspecify.annotations.Nullable;

/**
 * Who has it: a unit or a named queue, never nobody.
 *
 * @param queue     {@code draft}, {@code triage}, {@code arbitration}, {@code archive}; null while a unit has it
 * @param basis     the line of the duty list that made it the unit's
 * @param automatic nobody had to confirm it
 */
public record Charge(@Nullable String unit, @Nullable String handler, @Nullable String queue, @Nullable String basis, boolean automatic) {
    static Charge queue(String name) {
        return new Charge(null, null, name, null, false);
    }

    static Charge unit(String code, String basis, boolean automatic) {
        return new Charge(code, null, null, basis, automatic);
    }

    Charge queued(String name) {
        return new Charge(unit, handler, name, basis, automatic);
    }

    Charge handledBy(@Nullable String person) {
        return new Charge(unit, person, queue, basis, automatic);
    }

    Charge withUnit() {
        return new Charge(unit, handler, null, basis, automatic);
    }
}
