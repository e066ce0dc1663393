package huiying.bot.allowance;

import java.time.Duration;
import java.util.List;

/**
 * What one channel may cost.
 *
 * @param prefixes where it may send: beginnings of numbers, {@code +86}; empty for anywhere
 * @param day      parts a day in all; the last tenth is kept for answers and acknowledgements. 0 for no limit
 * @param number   parts a day to one number; 0 for no limit
 * @param answers  automatic answers to one number within ten minutes before it is taken for a machine; 0 for no limit
 * @param hush     how long a machine then gets no automatic answers
 */
public record Limits(List<String> prefixes, int day, int number, int answers, Duration hush) {

    public Limits {
        prefixes = List.copyOf(prefixes);
    }

    /** Nothing is limited. */
    public static Limits none() {
        return new Limits(List.of(), 0, 0, 0, Duration.ofHours(6));
    }

    boolean mayReach(String number) {
        return prefixes.isEmpty() || prefixes.stream().anyMatch(number::startsWith);
    }

    /** What is left for messages that are not answers to somebody waiting, when so much is spent. */
    boolean leavesRoomForNews(int spent, int parts) {
        return day == 0 || spent + parts <= day - day / 10;
    }

    boolean leavesRoom(int spent, int parts) {
        return day == 0 || spent + parts <= day;
    }
}
