package huiying.app.cli;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import huiying.nlp.training.Labelled;
import huiying.nlp.training.SampleFile;
import picocli.CommandLine.Option;

/** How files of samples are written; the same for every command that reads one. */
final class SampleOptions {
    @Option(names = "--format", paramLabel = "tsv|csv|jsonl", description = "How the file is written (default: by its name, else tsv).")
    private SampleFile.@Nullable Format format;

    @Option(names = "--label-col", defaultValue = "label", paramLabel = "NAME", description = "Column with the label (default: ${DEFAULT-VALUE}).")
    private String label = "label";

    @Option(names = "--title-col", defaultValue = "title", paramLabel = "NAME", description = "Column with the title, if there is one (default: ${DEFAULT-VALUE}).")
    private String title = "title";

    @Option(names = "--text-col", defaultValue = "body", paramLabel = "NAME", description = "Column with the text (default: ${DEFAULT-VALUE}, else text).")
    private String text = "body";

    Labelled read(Path file, int folds) throws IOException {
        return SampleFile.read(file, format == null ? SampleFile.Format.of(file) : format, new SampleFile.Columns(label, title, text), folds);
    }
}
