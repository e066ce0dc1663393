package huiying.app.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.springframework.boot.convert.DurationStyle;

import huiying.app.config.BadConfiguration;

/**
 * A script of a network's bad days: which share of what is lost, doubled, late or broken, and how often at most. The same seed makes the same faults in the same
 * order of messages. Thread-safe.
 */
public final class Faults {
    private static final String SETTING = "huiying.simulator.faults";
    private static final Set<String> CHANNELS = Set.of("wechat", "sms", "voice");
    private static final Duration USUAL = Duration.ofSeconds(2);

    private List<Rule> rules;
    private Random random;

    /** Which way: what residents send and do, what we send, what is reported of it. */
    public enum Way {
        IN, OUT, REPORT
    }

    /** What goes wrong. */
    public enum Kind {
        /** It never comes. */
        DROP(Way.IN, Way.REPORT),
        /** It comes twice at the same moment. */
        DUPLICATE(Way.IN, Way.REPORT),
        /** It comes later. */
        DELAY(Way.IN, Way.REPORT),
        /** What follows comes first. */
        REORDER(Way.IN, Way.REPORT),
        /** The provider says that it is broken. */
        BROKEN(Way.OUT),
        /** The provider says that it was too much. */
        TOO_MANY(Way.OUT),
        /** The connection ends before anything was taken. */
        RESET(Way.OUT),
        /** It is taken, and the connection ends without an answer. */
        ACCEPTED_THEN_RESET(Way.OUT),
        /** The answer takes long. */
        STALL(Way.OUT);

        private final Set<Way> ways;

        Kind(Way... ways) {
            this.ways = Set.of(ways);
        }

        private static Optional<Kind> named(String name) {
            return switch (name) {
                case "5xx" -> Optional.of(BROKEN);
                case "429" -> Optional.of(TOO_MANY);
                default -> Arrays.stream(values()).filter(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)).findFirst();
            };
        }
    }

    /** What befalls one message, and how long where that matters. */
    public record Fault(Kind kind, Duration length) {
    }

    private static final class Rule {
        private final String channel;
        private final Way way;
        private final Fault fault;
        private final double share;
        private int left;

        private Rule(String channel, Way way, Fault fault, double share, int most) {
            this.channel = channel;
            this.way = way;
            this.fault = fault;
            this.share = share;
            this.left = most;
        }
    }

    private Faults(List<Rule> rules, long seed) {
        this.rules = rules;
        this.random = new Random(seed);
    }

    /** A network without faults. */
    public static Faults none() {
        return new Faults(List.of(), 0);
    }

    /** The script in a file; a line that makes no sense stops the start and is named. */
    public static Faults of(Path file) {
        try {
            return of(Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new BadConfiguration(SETTING, "cannot be read: " + file);
        }
    }

    static Faults of(List<String> lines) {
        var rules = new ArrayList<Rule>();
        long seed = 1;
        for (int n = 0; n < lines.size(); n++) {
            var words = words(lines.get(n));
            if (words.length == 2 && words[0].equals("seed")) {
                seed = number(words[1], n);
            } else if (words.length > 0) {
                rules.add(rule(words, n));
            }
        }
        return new Faults(rules, seed);
    }

    /** Another script from now on. */
    synchronized void play(List<String> lines) {
        var other = of(lines);
        rules = other.rules;
        random = other.random;
    }

    private static String[] words(String line) {
        int remark = line.indexOf('#');
        return Arrays.stream((remark < 0 ? line : line.substring(0, remark)).split("[ \t]")).filter(word -> !word.isEmpty()).toArray(String[]::new);
    }

    private static Rule rule(String[] words, int line) {
        if (words.length < 4 || words.length > 6 || !CHANNELS.contains(words[0])) {
            throw wrong(line, "expected: wechat|sms|voice in|out|report FAULT SHARE [COUNT|*] [LENGTH]");
        }
        var way = Arrays.stream(Way.values()).filter(one -> one.name().equalsIgnoreCase(words[1])).findFirst()
                .orElseThrow(() -> wrong(line, words[1] + " is not in, out or report"));
        var kind = Kind.named(words[2]).filter(one -> one.ways.contains(way)).orElseThrow(() -> wrong(line, words[2] + " is no fault of that way"));
        int most = words.length < 5 || words[4].equals("*") ? Integer.MAX_VALUE : (int) number(words[4], line);
        return new Rule(words[0], way, new Fault(kind, words.length < 6 ? USUAL : length(words[5], line)), share(words[3], line), most);
    }

    private static double share(String text, int line) {
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw wrong(line, text + " is no share from 0 to 1");
    }

    private static long number(String text, int line) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw wrong(line, text + " is no number");
        }
    }

    private static Duration length(String text, int line) {
        try {
            return Objects.requireNonNull(DurationStyle.SIMPLE.parse(text));
        } catch (IllegalArgumentException notALength) {
            throw wrong(line, text + " is no length like 2s or 500ms");
        }
    }

    private static BadConfiguration wrong(int line, String sentence) {
        return new BadConfiguration(SETTING, "line " + (line + 1) + ": " + sentence + ".");
    }

    /** What befalls the next message of this channel this way; the first rule that hits counts. */
    public synchronized Optional<Fault> next(String channel, Way way) {
        for (var rule : rules) {
            if (rule.left > 0 && rule.way == way && rule.channel.equals(channel) && random.nextDouble() < rule.share) {
                rule.left--;
                return Optional.of(rule.fault);
            }
        }
        return Optional.empty();
    }
}
