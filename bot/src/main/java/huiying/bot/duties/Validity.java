package huiying.bot.duties;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** From the first day to before the last one; without an end it goes on. */
public record Validity(LocalDate from, @Nullable LocalDate to) {
    public static final Validity ALWAYS = new Validity(LocalDate.of(2026, 1, 1), null);

    public boolean on(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
