package huiying.bot.tasks;

import java.time.Duration;
import java.util.Locale;

/** The kinds of work that wait for a person: who does it, how soon, before what else. Lower priority numbers come first. */
public enum TaskKind {
    /** Read a filed case, confirm or correct its category, send it to a unit. */
    CONFIRM("agents", 50, Duration.ofHours(2)),
    /** Ring or write to somebody whose report was left unfinished. */
    CALL_BACK("agents", 60, Duration.ofHours(2)),
    /** A resident asked for a person. */
    TALK("agents", 20, Duration.ofMinutes(2)),
    /** A message that could not be worked on. */
    PARKED_MESSAGE("agents", 30, Duration.ofHours(1)),
    /** An answer that may not have arrived. */
    DELIVERY("agents", 40, Duration.ofHours(4)),
    /** A unit says it is not its job. */
    RETURN("agents", 30, Duration.ofHours(4)),
    /** Ask the resident by telephone how it went; blocks closing. */
    VISIT("agents", 40, Duration.ofDays(1)),
    /** Look at what a unit reports before the resident hears of it. */
    REVIEW("supervisors", 40, Duration.ofDays(1)),
    /** Nobody's job by the list. */
    ARBITRATE("supervisors", 20, Duration.ofDays(1)),
    /** Something a supervisor must know: reopened twice, dissatisfied, overdue, confidential. */
    SUPERVISE("supervisors", 30, Duration.ofDays(1)),
    /** A department asks for more time, a plan, or an end without a solution. */
    DECIDE("supervisors", 30, Duration.ofHours(8)),
    /** A colleague found it no matter of ours, or nothing at all: a second person looks. */
    SECOND_LOOK("agents", 40, Duration.ofHours(8)),
    /** Late: the next one up has to see to it. In the queue of a unit, or the supervisors' when nobody is there. */
    ESCALATED("supervisors", 20, Duration.ofDays(1)),
    /** Several residents seem to have told of one cause: together or not? */
    HOTSPOT("supervisors", 45, Duration.ofHours(8)),
    /** Something about how the house works, not about one case. */
    ALARM("supervisors", 10, Duration.ofDays(1)),

    // for departments, in the queue of the unit
    /** Four fifths of the time are gone. */
    WARNED("unit", 30, Duration.ofHours(8)),
    /** The resident asks where it stays. */
    URGED("unit", 30, Duration.ofDays(1)),
    /** Talk with the resident. */
    CONTACT("unit", 40, Duration.ofHours(4)),
    /** Planned long ago: say how it goes. */
    TELL_PROGRESS("unit", 50, Duration.ofDays(1)),
    /** Help another unit with its case. */
    ASSIST("unit", 35, Duration.ofDays(1)),
    /** The date a helping unit was asked for has passed: for that unit, and for the one that asked. */
    ASSIST_LATE("unit", 25, Duration.ofHours(8)),
    /** A supervisor asks and wants an answer. */
    ANSWER_SUPERVISION("unit", 10, Duration.ofDays(1)),
    /** It was late: say what was changed. */
    RECTIFY("unit", 40, Duration.ofDays(15));

    private final String queue;
    private final int priority;
    private final Duration within;

    TaskKind(String queue, int priority, Duration within) {
        this.queue = queue;
        this.priority = priority;
        this.within = within;
    }

    public String queue() {
        return queue;
    }

    /** The queue of a unit's own work. */
    public static String queueOf(String unit) {
        return "unit:" + unit;
    }

    /** Somebody is waiting on the line, or something is broken: nobody's night counts. */
    boolean mayWake() {
        return this == TALK || this == ALARM;
    }

    int priority() {
        return priority;
    }

    Duration within() {
        return within;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TaskKind of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
