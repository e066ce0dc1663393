package huiying.nlp.training;

import java.util.Locale;
import java.util.stream.Collectors;

import huiying.nlp.classify.Assurance;

/** An evaluation for people and for programs. */
public final class Report {
    private Report() {
    }

    /** A few lines, with what each promise covered and a line for each label. */
    public static String text(Evaluate.Result result) {
        var scores = result.scores();
        var lines = new StringBuilder();
        lines.append(format("accuracy %.4f  macro-F1 %.4f  top-2 %.4f  ECE %.4f%n", scores.accuracy(), scores.macroF1(), scores.top2(), scores.ece()));
        lines.append("folds ").append(scores.foldAccuracy().stream().map(a -> format("%.4f", a)).collect(Collectors.joining(" "))).append('\n');
        for (var promise : scores.promises()) {
            lines.append(format("promise %.2f %-15s coverage %.4f, reached %.4f, worst fold %.4f%n", promise.precision(),
                    promise.assurance(), promise.coverage(), promise.reached(), promise.worstFold()));
        }
        scores.perClass().forEach((label, found) -> lines.append(
                format("%s: precision %.4f  recall %.4f  F1 %.4f  of %d%n", label, found.precision(), found.recall(), found.f1(), found.texts())));
        if (result.modelBytes() > 0) {
            lines.append(format("train %.2f s, %.0f texts/s on one thread, %d bytes%n", result.trainSeconds(), result.textsPerSecond(), result.modelBytes()));
        }
        return lines.toString();
    }

    /** One JSON object. */
    public static String json(Evaluate.Result result) {
        var scores = result.scores();
        var json = new StringBuilder("{");
        field(json, "accuracy", scores.accuracy());
        field(json, "macroF1", scores.macroF1());
        field(json, "microF1", scores.accuracy());
        field(json, "top2", scores.top2());
        field(json, "ece", scores.ece());
        for (var promise : scores.promises().stream().filter(p -> p.assurance() == Assurance.ESTIMATED).toList()) {
            int percent = (int) Math.round(promise.precision() * 100);
            field(json, "coverageAt" + percent, promise.coverage());
            field(json, "precisionAt" + percent, promise.reached());
        }
        field(json, "trainSeconds", result.trainSeconds());
        field(json, "textsPerSecond", result.textsPerSecond());
        json.append("\"modelBytes\":").append(result.modelBytes()).append(",\"perClass\":{");
        json.append(scores.perClass().entrySet().stream().map(e -> quoted(e.getKey()) + ":" + json(e.getValue())).collect(Collectors.joining(",")));
        return json.append("}}").toString();
    }

    private static String json(Scores.OfLabel found) {
        return format("{\"precision\":%.6f,\"recall\":%.6f,\"f1\":%.6f,\"texts\":%d}", found.precision(), found.recall(), found.f1(), found.texts());
    }

    private static void field(StringBuilder json, String name, double value) {
        json.append(quoted(name)).append(':').append(format("%.6f", value)).append(',');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
