package huiying.bot.hotline;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where an agent's telephone stands.
 *
 * @param phone  what is rung; null until the agent has said
 * @param since  how long it stands there
 * @param seen   when the agent's desk last looked
 * @param call   the call in hand
 */
public record AgentLine(UUID person, @Nullable String phone, State state, Instant since, Instant seen, @Nullable UUID call) {

    /** Stored in lower case. */
    public enum State {
        OFF, ON, AWAY, RINGING, TALKING, WRAP_UP;

        /** Working now, even if not free. */
        public boolean isOnDuty() {
            return this != OFF && this != AWAY;
        }

        public boolean isWithACaller() {
            return this == RINGING || this == TALKING || this == WRAP_UP;
        }
    }

    /** Without the number. */
    @Override
    public String toString() {
        return "AgentLine[" + person + " " + state + "]";
    }
}
