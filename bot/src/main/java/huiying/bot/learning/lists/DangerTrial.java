package huiying.bot.learning.lists;

import java.util.List;

import huiying.bot.learning.runs.Golden;
import huiying.nlp.Message;
import huiying.nlp.Understander;
import huiying.nlp.Urgency;

/** Holds changed signs of danger against messages nobody disputes: what was heard rightly stays so, and nothing harmless begins to alarm. */
public final class DangerTrial {
    private final Understander ear;
    private final Golden golden;

    public DangerTrial(Understander ear, Golden golden) {
        this.ear = ear;
        this.golden = golden;
    }

    /** A message that would be heard wrongly and is not now. */
    public record Lost(String message, Urgency now, Urgency then) {
    }

    public List<Lost> lost(Rows now, Rows then) {
        var before = ear.heeding(now.arrays());
        var after = ear.heeding(then.arrays());
        return golden.messages().stream().filter(message -> right(message, before) && !right(message, after))
                .map(message -> new Lost(message.text(), heard(message, before), heard(message, after))).toList();
    }

    /** Those that are heard wrongly by a list as it is. */
    public List<String> wrong(Rows rows) {
        var ear = this.ear.heeding(rows.arrays());
        return golden.messages().stream().filter(message -> !right(message, ear)).map(message -> message.label() + " " + message.text()).toList();
    }

    private static boolean right(Golden.Message message, Understander ear) {
        var heard = heard(message, ear);
        return switch (message.label()) {
            case "immediate" -> heard == Urgency.IMMEDIATE;
            case "soon" -> heard != Urgency.ORDINARY;
            default -> heard == Urgency.ORDINARY;
        };
    }

    private static Urgency heard(Golden.Message message, Understander ear) {
        return ear.understand(Message.of(message.text())).urgency();
    }
}
