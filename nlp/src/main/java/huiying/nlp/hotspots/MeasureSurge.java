package huiying.nlp.hotspots;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

import huiying.nlp.Taxonomy;

/**
 * Plants bursts into a made-up city of a hundred patches and measures how many are noticed, with which report, and how many alarms nothing planted gave: {@code
 * MeasureSurge [weeks] [reports a day]}. Matters and patches come unevenly, as they do; days are busier than nights.
 */
public final class MeasureSurge {
    private static final int PATCHES = 100;
    private static final double PATCH_METRES = 400;
    private static final double METRES_A_DEGREE = 111_195;
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private final SplittableRandom random = new SplittableRandom(20260302);
    private final List<String> kinds = Taxonomy.bundled().leaves().stream().map(category -> category.code()).toList();
    private final ArrayDeque<Report> month = new ArrayDeque<>();
    private final HashSet<String> noticed = new HashSet<>();

    private MeasureSurge() {
    }

    public static void main(String[] arguments) {
        int weeks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8;
        int daily = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 800;
        new MeasureSurge().measure(weeks, daily);
    }

    /** One burst a day: six residents of one spot, about one thing, within six hours. */
    private void measure(int weeks, int daily) {
        int planted = 0;
        int found = 0;
        int byFifth = 0;
        int alarms = 0;
        for (int day = 0; day < (weeks + 4) * 7; day++) {
            var burst = day < Surge.DAYS ? new ArrayList<Report>() : burst(day);
            var reports = new ArrayList<>(burst);
            for (int i = 0; i < daily; i++) {
                reports.add(background(day));
            }
            reports.sort((a, b) -> a.at().compareTo(b.at()));
            planted += burst.isEmpty() ? 0 : 1;
            int seen = 0;
            boolean caught = false;
            for (var report : reports) {
                boolean ofBurst = burst.contains(report);
                seen += ofBurst ? 1 : 0;
                boolean alarm = hear(report, day);
                if (alarm && ofBurst && !caught) {
                    caught = true;
                    found++;
                    byFifth += seen <= Surge.FEWEST ? 1 : 0;
                } else if (alarm && !ofBurst && day >= Surge.DAYS) {
                    alarms++;
                }
            }
        }
        System.out.printf("%d bursts planted over %d weeks of %d reports a day: %d noticed, %d of them with the fifth report; %.1f other alarms a week%n",
                planted,
                weeks, daily, found, byFifth, alarms / (double) weeks);
    }

    private boolean hear(Report report, int day) {
        month.addLast(report);
        while (month.getFirst().at().isBefore(report.at().minus(Duration.ofDays(Surge.DAYS + 1L)))) {
            month.removeFirst();
        }
        int lately = 0;
        int before = 0;
        for (var other : month) {
            if (report.category() != null && report.category().equals(other.category()) && isNear(report, other)) {
                boolean recent = other.at().isAfter(report.at().minus(Duration.ofDays(1)));
                lately += recent ? 1 : 0;
                before += recent ? 0 : 1;
            }
        }
        // one alarm for a kind, a patch and a day
        return Surge.of(lately, before).isAlarming() && noticed.add(day + report.category() + report.area());
    }

    private static boolean isNear(Report a, Report b) {
        return a.where() != null && b.where() != null && a.where().metresTo(b.where()) <= 500;
    }

    private List<Report> burst(int day) {
        int patch = random.nextInt(PATCHES);
        String kind = kinds.get(random.nextInt(kinds.size()));
        int minute = 6 * 60 + random.nextInt(10 * 60);
        var burst = new ArrayList<Report>();
        for (int i = 0; i < 6; i++) {
            burst.add(report(day, minute + random.nextInt(6 * 60), kind, patch, 100));
        }
        return burst;
    }

    private Report background(int day) {
        int minute = random.nextInt(10) < 8 ? 7 * 60 + random.nextInt(15 * 60) : random.nextInt(24 * 60);
        return report(day, minute, kinds.get(unevenly(kinds.size())), unevenly(PATCHES), PATCH_METRES);
    }

    /** A few are common, most are rare: with probabilities that fall like one over the rank. */
    private int unevenly(int count) {
        return Math.min(count - 1, (int) Math.pow(count + 1.0, random.nextDouble()) - 1);
    }

    private Report report(int day, int minute, String kind, int patch, double spread) {
        double north = patch / 10 * PATCH_METRES + random.nextDouble() * spread;
        double east = patch % 10 * PATCH_METRES + random.nextDouble() * spread;
        var where = new Report.Position(28 + north / METRES_A_DEGREE, 113 + east / METRES_A_DEGREE / Math.cos(Math.toRadians(28)));
        var at = START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(minute));
        return new Report(new UUID(random.nextLong(), random.nextLong()), "p" + random.nextInt(1_000_000), "", at, kind, where, "P" + patch);
    }
}
