package huiying.bot.allowance;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import huiying.bot.inbox.Inbox;

/** Tells by their sameness that what comes from an address is not written by a person. */
public final class Echoes {
    private static final int ENOUGH = 4;
    private static final int LETTERS = 4;

    private final Inbox inbox;

    public Echoes(Inbox inbox) {
        this.inbox = inbox;
    }

    /** True when the last messages of an address were the same words but for their digits. Digits alone are a person's answers. */
    boolean sound(UUID address, Duration lately) {
        var words = inbox.latest(address, ENOUGH, lately).stream().flatMap(heard -> heard.words().stream()).map(Echoes::bare).toList();
        return words.size() == ENOUGH && same(words) && words.getFirst().length() >= LETTERS;
    }

    private static boolean same(List<String> words) {
        return words.stream().distinct().count() == 1;
    }

    private static String bare(String words) {
        return words.chars().filter(Character::isLetter).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
