package huiying.app.months;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Understander;

/** Writes the scripts of a month from a seed: the same seed and places, the same month. */
final class Scripts {
    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");
    private static final List<String> CHANNELS = List.of("voice", "voice", "voice", "voice", "voice", "wechat", "wechat", "wechat", "sms", "web");
    private static final List<String> GRADES = List.of("VERY_SATISFIED", "SATISFIED", "SATISFIED", "FAIRLY_SATISFIED");
    private static final double LATE = 0.06;

    private final List<Sample> samples;
    private final List<String> places;

    /** A sentence somebody might say, and what it is about. */
    private record Sample(String category, String words) {
    }

    /** @param places that the service knows */
    Scripts(List<String> places) {
        this.samples = samples();
        this.places = List.copyOf(places);
    }

    List<Script> write(long seed, int cases, YearMonth month, ZoneId zone) {
        return write(seed, cases, month.atDay(1).atStartOfDay(zone).toInstant(), Duration.ofDays(month.lengthOfMonth()));
    }

    List<Script> write(long seed, int cases, Instant start, Duration span) {
        long seconds = span.toSeconds();
        return IntStream.range(0, cases).mapToObj(number -> {
            var random = RANDOM.create(seed * 1_000_003 + number);
            var sample = samples.get(random.nextInt(samples.size()));
            var told = start.plusSeconds(waking(random, seconds));
            var place = places.get(random.nextInt(places.size()));
            var channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
            return new Script(told, new Script.Door(channel, from(channel, seed, number)), place + "，" + sample.words(), sample.category(), work(random, sample
                    .category()), reply(random, sample.category()));
        }).toList();
    }

    /** Most people tell it by day. */
    private static long waking(RandomGenerator random, long seconds) {
        long at = random.nextLong(seconds);
        long hour = at / 3_600 % 24;
        return hour < 7 && random.nextDouble() < 0.8 ? at - hour * 3_600 + (8 + random.nextInt(12)) * 3_600L : at;
    }

    private static String from(String channel, long seed, int number) {
        return channel.equals("voice") || channel.equals("sms")
                ? "+86139%08d".formatted(Math.floorMod(seed * 7_919 + number, 100_000_000L))
                : "month-" + seed + "-"
                        + number;
    }

    private static Script.Work work(RandomGenerator random, String category) {
        double fault = faults(category);
        var manner = new Script.Manner(random.nextDouble() < 0.03 * fault, random.nextDouble() < 0.9, random.nextDouble() < 0.02 * fault, random
                .nextDouble() < 0.03 * fault, random.nextDouble() < 0.9);
        double pace = random.nextDouble() < LATE * fault ? 1 + random.nextDouble(0.6) : 0.1 + random.nextDouble(0.8);
        return new Script.Work(minutes(random, 5, 90), random.nextDouble() < 0.08 * fault ? null : minutes(random, 5, 110), pace, minutes(random, 20, 700),
                manner);
    }

    /** Some fields of life are harder than others. */
    private static double faults(String category) {
        return 0.5 + Math.floorMod(category.substring(0, 2).hashCode(), 4) / 2.0;
    }

    private static Script.Reply reply(RandomGenerator random, String category) {
        double fault = faults(category);
        boolean contacted = random.nextDouble() > 0.08 * fault;
        double luck = random.nextDouble();
        var solved = luck > 0.22 * fault ? "YES" : luck > 0.12 * fault ? "PARTLY" : "NO";
        boolean content = solved.equals("YES") ? random.nextDouble() > 0.04 * fault : random.nextDouble() > 0.6;
        var grade = content ? GRADES.get(random.nextInt(GRADES.size())) : random.nextBoolean() ? "DISSATISFIED" : "VERY_DISSATISFIED";
        return new Script.Reply(after(random), contacted ? "YES" : "NO", solved, grade, random.nextDouble() < 0.3, random.nextDouble() < 0.5);
    }

    private static @Nullable Duration after(RandomGenerator random) {
        return random.nextDouble() < 0.52 ? minutes(random, 30, 6_000) : null;
    }

    private static Duration minutes(RandomGenerator random, int from, int to) {
        return Duration.ofSeconds(from * 60L + random.nextLong((to - from) * 60L));
    }

    private static List<Sample> samples() {
        try (var in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(Understander.class.getResourceAsStream("/huiying/nlp/samples.tsv")),
                StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split("\t")).filter(row -> row.length == 4 && row[1].equals("zh")).map(row -> new Sample(row[0], row[3]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
