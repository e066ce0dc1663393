package huiying.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Message;
import huiying.nlp.Prediction;
import huiying.nlp.Taxonomy;
import huiying.nlp.Understander;
import huiying.nlp.classify.Classifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells the labels of texts by a model of one's own, or shows what the service understands of a sentence. */
@Command(name = "classify", mixinStandardHelpOptions = true, description = {
        "With --model: the labels of each text, most probable first, with the characters that spoke for them; one line of JSON for each text with --json.",
        "Without: everything the service understands of the words, as JSON."})
final class ClassifyCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--model", paramLabel = "FILE.model", description = "A model made by train.")
    private @Nullable Path model;

    @Option(names = "--top", defaultValue = "3", paramLabel = "N", description = "How many labels (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--title", defaultValue = "", paramLabel = "TITLE", description = "The title of the text, for models trained with titles.")
    private String title = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "What a resident says.")
    private List<String> texts = new ArrayList<>();

    /** One text with its answers. */
    private record Said(String text, boolean known, double sureness, List<Labelled> predictions) {
    }

    private record Labelled(String label, double confidence, List<Stretch> evidence) {
    }

    private record Stretch(int start, int end, String text, double share) {
    }

    @Override
    public Integer call() throws IOException {
        var told = Objects.requireNonNull(spec).commandLine().getOut();
        if (model == null) {
            told.println(understood(String.join(" ", texts)));
        } else {
            var classifier = ModelFiles.open(model);
            texts.stream().map(text -> said(classifier, text)).forEach(said -> print(said, told));
        }
        told.flush();
        return 0;
    }

    /** Times are counted from now; beside what was understood stand the facts that the likeliest category needs and the words do not tell. */
    private static String understood(String words) {
        var pretty = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var heard = Understander.builder().build().understand(Message.of(words).at(ZonedDateTime.now()));
        var likeliest = heard.category().candidates().stream().findFirst().flatMap(best -> Taxonomy.bundled().find(best.label()));
        ObjectNode shown = pretty.valueToTree(heard);
        var missing = shown.putArray("missing");
        likeliest.map(heard::missing).ifPresent(facts -> facts.forEach(fact -> missing.add(fact.name())));
        return pretty.writeValueAsString(shown);
    }

    private Said said(Classifier classifier, String text) {
        var answer = classifier.answer(title, text, 1);
        var predictions = classifier.explain(title, text, top).stream().map(prediction -> labelled(prediction, text)).toList();
        return new Said(text, answer.known(), answer.sureness(), predictions);
    }

    private static Labelled labelled(Prediction prediction, String text) {
        return new Labelled(prediction.label(), prediction.confidence(), prediction.evidence().stream()
                .map(e -> new Stretch(e.span().start(), e.span().end(), e.span().of(text), e.share())).toList());
    }

    private void print(Said said, PrintWriter told) {
        if (json) {
            told.println(JsonMapper.shared().writeValueAsString(said));
            return;
        }
        told.println(said.text() + (said.known() ? "" : "  (nothing in it is known)"));
        for (Labelled prediction : said.predictions()) {
            told.println(String.format(Locale.ROOT, "  %5.1f %%  %s  %s", 100 * prediction.confidence(), prediction.label(),
                    String.join(" ", prediction.evidence().stream().map(Stretch::text).toList())));
        }
    }
}
