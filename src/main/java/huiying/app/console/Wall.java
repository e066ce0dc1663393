package huiying.app.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import huiying.bot.assessment.Chain;
import huiying.bot.assessment.Link;
import huiying.bot.grids.Grid;
import huiying.bot.grids.Grids;
import huiying.bot.hotspots.Hotspot;
import huiying.bot.hotspots.Hotspots;

/** What the big screen draws: patches by how much came in today, the seven links by how long they take, what grows hot. No words of residents. */
@Component
final class Wall {
    private static final int SHADES = 5;
    private static final int HOT = 6;
    private static final Duration HOT_WITHIN = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final Grids grids;
    private final Hotspots hotspots;

    Wall(JdbcClient jdbc, Grids grids, Hotspots hotspots) {
        this.jdbc = jdbc;
        this.grids = grids;
        this.hotspots = hotspots;
    }

    /** A patch with today's cases; {@code shade} is 0 to 5. */
    record Cell(String code, String name, String outline, long count, int shade) {
    }

    /** The map: its box, its patches, and how many a shade stands for. */
    record Shown(String box, List<Cell> cells, List<Step> steps, long elsewhere) {
    }

    /** One shade of the legend. */
    record Step(int shade, String from) {
    }

    /** One link as a bar of a hundred. */
    record Span(String name, String median, String width, long reached) {
    }

    /** Something many told of. */
    record Hot(String id, String title, int members) {
    }

    /** A bar of the chart of arrivals: one channel in one hour, stacked. */
    record Block(String channel, long x, String y, String height) {
    }

    /** The hours of today. */
    record Arrivals(List<Block> blocks, List<Tick> ticks, long most) {
    }

    /** A label below the chart. */
    record Tick(long x, String label) {
    }

    Shown map(Instant since, Names names) {
        var drawn = grids.all().stream().filter(grid -> !grid.ring().isEmpty()).map(Grid::level).max(Comparator.naturalOrder()).orElse(Grid.Level.STREET);
        var patches = grids.all().stream().filter(grid -> grid.level() == drawn && !grid.ring().isEmpty()).toList();
        var counts = counts(since);
        var known = new HashMap<String, Long>();
        counts.forEach((code, count) -> grids.find(code).ifPresent(grid -> grids.upwards(grid).stream().filter(up -> up.level() == drawn).findFirst().ifPresent(
                patch -> known.merge(patch.code(), count, Long::sum))));
        long most = known.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long step = Math.max(1, (most + SHADES - 1) / SHADES);
        var map = CityMap.of(grids);
        var cells = patches.stream().map(grid -> cell(grid, known.getOrDefault(grid.code(), 0L), step, map, names)).toList();
        long elsewhere = counts.values().stream().mapToLong(Long::longValue).sum() - known.values().stream().mapToLong(Long::longValue).sum();
        return new Shown(map.box(), cells, steps(step), elsewhere);
    }

    private static List<Step> steps(long step) {
        return IntStream.rangeClosed(0, SHADES).mapToObj(shade -> new Step(shade, shade == 0 ? "0" : (shade - 1) * step + 1 + (shade == SHADES ? "+" : "")))
                .toList();
    }

    private static Cell cell(Grid grid, long count, long step, CityMap map, Names names) {
        int shade = count == 0 ? 0 : (int) Math.min(SHADES, 1 + (count - 1) / step);
        return new Cell(grid.code(), names.grid(grid.code()), map.outline(grid), count, shade);
    }

    private Map<String, Long> counts(Instant since) {
        var counts = new HashMap<String, Long>();
        jdbc.sql("select coalesce(grid, '') grid, count(*) n from cases where submitted_at >= ? group by 1").param(since.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    counts.put(Objects.requireNonNull(row.getString("grid")), row.getLong("n"));
                });
        return counts;
    }

    /** Codes of a patch and of everything in it. */
    List<String> within(String code) {
        return grids.all().stream().filter(grid -> grids.upwards(grid).stream().anyMatch(up -> up.code().equals(code))).map(Grid::code).toList();
    }

    static List<Span> links(@Nullable Chain chain, Names names) {
        if (chain == null) {
            return List.of();
        }
        long longest = chain.median().values().stream().mapToLong(Duration::toSeconds).max().orElse(1);
        return Arrays.stream(Link.values()).filter(link -> chain.median().containsKey(link)).map(link -> span(link, chain, Math.max(1, longest), names))
                .toList();
    }

    /** Long and short ones stand side by side, so the bar grows with the logarithm. */
    private static Span span(Link link, Chain chain, long longest, Names names) {
        var median = Objects.requireNonNull(chain.median().get(link));
        double width = 100 * Math.log1p(median.toSeconds()) / Math.log1p(longest);
        var told = median.toMinutes() < 1 ? names.words().say("span.seconds", Math.max(0, median.toSeconds())) : names.words().span(median);
        return new Span(link.name(), told, "%.0f".formatted(Math.max(1, width)), chain.reached().getOrDefault(link, 0L));
    }

    List<Hot> hot(Names names) {
        return hotspots.alive(HOT_WITHIN).stream().sorted(Comparator.comparingInt(Wall::size).reversed()).limit(HOT).map(spot -> hot(spot, names)).toList();
    }

    private Hot hot(Hotspot spot, Names names) {
        var about = jdbc.sql("select category, grid from cases where id = ?").param(spot.head()).query((row, n) -> names.category(row.getString("category"))
                + " · " + names.grid(row.getString("grid"))).optional().orElse("");
        return new Hot(spot.id().toString(), about, size(spot));
    }

    private static int size(Hotspot spot) {
        return spot.members().size();
    }

    /** The day as stacked bars, 24 hours wide and 100 high. */
    static Arrivals arrivals(Hours hours) {
        var channels = List.of("wechat", "voice", "sms", "web");
        long most = Math.max(1, hours.hours().stream().mapToLong(hour -> channels.stream().mapToLong(hour::of).sum()).max().orElse(1));
        var blocks = new ArrayList<Block>();
        for (int at = 0; at < hours.hours().size(); at++) {
            double top = 100;
            for (var channel : channels) {
                double height = 100.0 * hours.hours().get(at).of(channel) / most;
                top -= height;
                blocks.add(new Block(channel, at * 20L + 3, "%.1f".formatted(top), "%.1f".formatted(height)));
            }
        }
        var ticks = IntStream.range(0, 24).filter(hour -> hour % 3 == 0).mapToObj(hour -> new Tick(hour * 20L + 10, Integer.toString(hour))).toList();
        return new Arrivals(blocks.stream().filter(block -> !block.height().equals("0.0")).toList(), ticks, most);
    }
}
