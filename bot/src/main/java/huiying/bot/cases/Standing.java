package huiying.bot.cases;

import java.time.Instant;

/** Where a case stands and with whom. {@code level} is the deadline class it was promised in. */
public record Standing(CaseStatus state, Instant since, Charge charge, String level, Counts counts) {
    Standing in(CaseStatus next, Instant at) {
        return new Standing(next, next == state ? since : at, charge, level, counts);
    }

    /** As it was before something that has been undone. */
    Standing since(Instant earlier) {
        return new Standing(state, earlier, charge, level, counts);
    }

    Standing with(Charge charge) {
        return new Standing(state, since, charge, level, counts);
    }

    Standing with(Counts counts) {
        return new Standing(state, since, charge, level, counts);
    }

    Standing promised(String level) {
        return new Standing(state, since, charge, level, counts);
    }
}
