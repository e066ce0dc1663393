package huiying.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Evidence;
import huiying.nlp.Prediction;
import huiying.nlp.classify.Assurance;
import huiying.nlp.classify.Classifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Shows why a model answers what it answers, or what a model is. */
@Command(name = "explain", mixinStandardHelpOptions = true, description = {
        "Show which words of a text spoke for each label, what they would have to reach for a promise, and what happens without them.",
        "Without a text: what the model was made of."})
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE.model", description = "A model made by train.")
    private Path model = Path.of("");

    @Option(names = "--top", defaultValue = "3", paramLabel = "N", description = "How many labels (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--precision", defaultValue = "0.98", paramLabel = "SHARE", description = "The promise to hold the answer against (default: ${DEFAULT-VALUE}).")
    private double precision;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "What a resident says.")
    private @Nullable String text;

    @Override
    public Integer call() throws IOException {
        var told = Objects.requireNonNull(spec).commandLine().getOut();
        var classifier = ModelFiles.open(model);
        if (json) {
            told.println(JsonMapper.shared().writeValueAsString(text == null ? classifier.card() : classifier.explain(text, top)));
        } else if (text == null) {
            card(classifier, told);
        } else {
            explain(classifier, text, told);
        }
        told.flush();
        return 0;
    }

    private static void card(Classifier classifier, PrintWriter told) {
        var card = classifier.card();
        told.println(String.format(Locale.ROOT, "model %s, seed %d, %d samples (SHA-256 %s)", card.version(), card.seed(), card.samples(), card.data()));
        told.println(String.format(Locale.ROOT, "right on held-out texts: %.3f of short ones%s", card.briefAccuracy(),
                card.fullAccuracy() == 0 ? "" : String.format(Locale.ROOT, ", %.3f of titles with bodies", card.fullAccuracy())));
        told.println("labels: " + String.join(", ", card.labels()));
    }

    private void explain(Classifier classifier, String said, PrintWriter told) {
        var answer = classifier.answer("", said, 1);
        if (!answer.known()) {
            told.println("Nothing in this text is known to the model; the answer is what is usual.");
        }
        for (Prediction prediction : classifier.explain(said, top)) {
            told.println(String.format(Locale.ROOT, "%5.1f %%  %s", 100 * prediction.confidence(), prediction.label()));
            prediction.evidence().forEach(evidence -> told.println(stretch(classifier, said, prediction, evidence)));
        }
        double needed = classifier.threshold("", said, answer.predictions().getFirst().label(), precision, Assurance.SHOWN_PER_LABEL);
        told.println(String.format(Locale.ROOT, "sureness %.3f; a promise of %.3f needs %s", answer.sureness(), precision,
                needed > 1 ? "more than held-out texts can show" : String.format(Locale.ROOT, "%.3f", needed)));
    }

    /** One stretch, its share, and the label's probability without it. */
    private static String stretch(Classifier classifier, String said, Prediction prediction, Evidence evidence) {
        String without = said.substring(0, evidence.span().start()) + said.substring(evidence.span().end());
        float left = classifier.probabilities("", without)[classifier.labels().indexOf(prediction.label())];
        return String.format(Locale.ROOT, "         %3.0f %% of it from “%s” (%d to %d); without it %.1f %%", 100 * evidence.share(), evidence.span().of(said),
                evidence.span().start(), evidence.span().end(), 100 * left);
    }
}
