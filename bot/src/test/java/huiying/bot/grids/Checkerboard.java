package huiying.bot.grids;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** A made-up district of 6 streets, 54 communities, 159 grids, 593 blocks and 2,516 groups, each a strip of what it lies in. */
public final class Checkerboard {
    private static final int[] COUNTS = {1, 6, 54, 159, 593, 2_516};
    private static final String[] LEVELS = {"district", "street", "community", "grid", "block", "group"};

    private final StringJoiner features = new StringJoiner(",\n");
    private final int[] made = new int[6];

    public static byte[] geoJson() {
        var board = new Checkerboard();
        board.patch("BD", 0, 0, 1, new double[]{120, 30, 121, 31});
        return ("{\"type\":\"FeatureCollection\",\"features\":[" + board.features + "]}").getBytes(StandardCharsets.UTF_8);
    }

    /** @param of how many patches of this level there will be before this one, and with it */
    private void patch(String code, int level, int first, int last, double[] box) {
        made[level]++;
        features.add(feature(code, level, box));
        if (level == 5) {
            return;
        }
        int from = (int) ((long) COUNTS[level + 1] * first / COUNTS[level]);
        int to = (int) ((long) COUNTS[level + 1] * last / COUNTS[level]);
        for (int n = from; n < to; n++) {
            double begin = (double) (n - from) / (to - from);
            double end = (double) (n - from + 1) / (to - from);
            patch(code + "%02d".formatted(n - from + 1), level + 1, n, n + 1, level % 2 == 0
                    ? new double[]{box[0] + (box[2] - box[0]) * begin, box[1], box[0] + (box[2] - box[0]) * end, box[3]}
                    : new double[]{box[0], box[1] + (box[3] - box[1]) * begin, box[2], box[1] + (box[3] - box[1]) * end});
        }
    }

    private static String feature(String code, int level, double[] b) {
        var worker = level == 3 ? ",\"worker\":\"网格员" + code + "\",\"phone\":\"12345\"" : "";
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\",\"level\":\"%s\",\"name_zh\":\"%s\"%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}"
                .formatted(code, LEVELS[level], "片" + code, worker, b[0], b[1], b[2], b[1], b[2], b[3], b[0], b[3], b[0], b[1]);
    }
}
