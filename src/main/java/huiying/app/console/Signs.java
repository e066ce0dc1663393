package huiying.app.console;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Shapes and hues: which icon and which colour says what. A colour never stands alone. */
public final class Signs {

    /** One of the ten blocks that draw a confidence. */
    public record Block(String x, String width) {
        public boolean filled() {
            return !width.equals("0.0");
        }
    }

    private static final double STEP = 8.8;
    private static final double BLOCK = 7.4;

    public String icon(String state) {
        return switch (state) {
            case "DRAFT" -> "s-draft";
            case "SUBMITTED" -> "s-sub";
            case "TRIAGE" -> "s-tri";
            case "DISPATCHED" -> "s-dis";
            case "IN_PROGRESS" -> "s-pro";
            case "REPORTED" -> "s-rep";
            case "NEED_INFO" -> "s-need";
            case "RETURN_ASKED" -> "s-ret";
            case "ARBITRATION" -> "s-arb";
            case "SCHEDULED" -> "s-plan";
            case "RESOLVED" -> "s-res";
            case "CLOSED_OK", "ANSWERED" -> "s-ok";
            case "CLOSED_SILENT" -> "s-sil";
            case "CANCELLED" -> "s-can";
            case "MERGED" -> "s-mer";
            default -> "s-no";
        };
    }

    /** Blue moves, violet waits or is in dispute, teal is answered, the rest is at rest. */
    public String hue(String state) {
        return switch (state) {
            case "TRIAGE", "DISPATCHED", "IN_PROGRESS", "REPORTED" -> "is-blue";
            case "NEED_INFO", "RETURN_ASKED", "ARBITRATION", "SCHEDULED" -> "is-violet";
            case "RESOLVED", "CLOSED_OK", "ANSWERED" -> "is-teal";
            default -> "";
        };
    }

    public String channel(String name) {
        return switch (name) {
            case "wechat", "wecom" -> "wechat";
            case "sms" -> "sms";
            case "voice", "person" -> "phone";
            default -> "web";
        };
    }

    public String flagIcon(String flag) {
        return switch (flag) {
            case "urgent", "immediate" -> "alert";
            case "angry" -> "wave";
            case "secret" -> "lock";
            default -> "info";
        };
    }

    public String flagHue(String flag) {
        return switch (flag) {
            case "urgent", "immediate" -> "is-red";
            case "angry" -> "is-amber";
            default -> "";
        };
    }

    public List<Block> blocks(double confidence) {
        return IntStream.range(0, 10).mapToObj(i -> new Block(one(i * STEP), one(BLOCK * Math.clamp(confidence * 10 - i, 0, 1)))).toList();
    }

    /** Where the promised line stands on the ten blocks. */
    public String tick(double promise) {
        return one(promise * 10 * STEP);
    }

    private static String one(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
