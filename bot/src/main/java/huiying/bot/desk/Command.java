package huiying.bot.desk;

import org.jspecify.annotations.Nullable;

/** One act of a member of staff upon a case. */
public sealed interface Command {

    // agents

    /** The suggestion is right: send it where the list says. */
    record Confirm(String category) implements Command {
    }

    /** It is something else: send it where the list says for that. */
    record Correct(String category) implements Command {
    }

    /** To a unit chosen by hand. */
    record Assign(String unit, String reason) implements Command {
    }

    record AcceptReturn(String unit) implements Command {
    }

    record RejectReturn(String reason) implements Command {
    }

    record SendToArbitration(String reason) implements Command {
    }

    /** A consultation answered from the knowledge base. */
    record Answer(String source, String text) implements Command {
    }

    /** The place as it turned out. */
    record Locate(String place) implements Command {
    }

    record Cancel(String reason) implements Command {
    }

    /** What a resident said on the telephone after the resolution; what was not asked is null. */
    record Visited(@Nullable String contacted, @Nullable String solved, @Nullable String satisfied, String words) implements Command {
    }

    /** The resident wants it done again. */
    record Reopen(String reason) implements Command {
    }

    // departments

    record Sign() implements Command {
    }

    record HandTo(String person) implements Command {
    }

    record AskReturn(String basis, @Nullable String proposedUnit, String reason) implements Command {
    }

    record Report(String text, String basis) implements Command {
    }

    /** The unit in the lead, or a supervisor, asks another unit to help. */
    record AskAssist(String unit, String words) implements Command {
    }

    /** A helping unit tells the lead what it did. */
    record Assist(String text) implements Command {
    }

    // supervisors

    record Approve() implements Command {
    }

    record SendBack(String reason) implements Command {
    }

    record Arbitrate(String unit, String basis) implements Command {
    }

    // everybody who sees the case

    record Note(String text) implements Command {
    }

    /** As stored and sent: {@code ASK_RETURN}. */
    default String kind() {
        return Commands.kindOf(getClass());
    }
}
