package huiying.app.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The piles cases are looked through in, each with the condition that makes it. */
enum Show {
    OPEN(Conditions.OPEN), //
    OVERDUE("c.state in ('SUBMITTED', 'TRIAGE', 'DISPATCHED', 'RETURN_ASKED', 'ARBITRATION', 'IN_PROGRESS') and coalesce(c.due_at, c.promised_at) < :now"), //
    UNSIGNED("c.state = 'DISPATCHED'"), //
    REVIEW("c.state = 'REPORTED'"), //
    RETURNED("c.state in ('RETURN_ASKED', 'ARBITRATION')"), //
    REPEATED("c.reopen_count > 0 and " + Conditions.OPEN), //
    ANGRY("c.angry and " + Conditions.OPEN), //
    UNCLEAR("(c.bounce_count > 0 or c.state = 'ARBITRATION') and " + Conditions.OPEN), //
    WAITING("c.state = 'RESOLVED'"), //
    CLOSED("c.state in ('CLOSED_OK', 'CLOSED_SILENT', 'CLOSED_UNSOLVED', 'ANSWERED', 'NOT_ACCEPTED', 'INVALID', 'CANCELLED')"), //
    SIGN("c.state = 'DISPATCHED'"), //
    DOING("c.state in ('IN_PROGRESS', 'RETURN_ASKED', 'NEED_INFO', 'SCHEDULED', 'ARBITRATION')"), //
    REPORTED("c.state = 'REPORTED'"), //
    DONE("c.state in ('RESOLVED', 'CLOSED_OK', 'CLOSED_SILENT', 'CLOSED_UNSOLVED')");

    /** Not over yet; all piles but those that are. */
    static final String LIVING = "c.state not in ('CLOSED_OK', 'CLOSED_SILENT', 'CLOSED_UNSOLVED', 'ANSWERED', 'NOT_ACCEPTED', 'INVALID', 'CANCELLED', 'MERGED')";

    final String condition;

    Show(String condition) {
        this.condition = condition;
    }

    static Optional<Show> named(String name) {
        return Arrays.stream(values()).filter(show -> show.key().equals(name)).findFirst();
    }

    /** As in links and message keys. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean over() {
        return this == CLOSED || this == DONE;
    }

    /** What several piles share. */
    private static final class Conditions {
        static final String OPEN = "c.state not in ('DRAFT', 'RESOLVED', 'CLOSED_OK', 'CLOSED_SILENT', 'CLOSED_UNSOLVED', 'ANSWERED', 'NOT_ACCEPTED', 'INVALID', 'CANCELLED', 'MERGED')";
    }
}
