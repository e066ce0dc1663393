package huiying.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import huiying.nlp.hotspots.Hotspot;
import huiying.nlp.hotspots.Hotspots;
import huiying.nlp.hotspots.Letters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Finds what many people write about in a file of messages. */
@Command(name = "hotspots", description = "Cluster the messages of a TSV file and print or write the clusters.", mixinStandardHelpOptions = true)
final class HotspotsCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--file", required = true, paramLabel = "MESSAGES.tsv", description = "The messages, with the columns id, user, title and body.")
    private @Nullable Path file;

    @Option(names = "--report", paramLabel = "OUT.json", description = "Where the clusters go, each with the ids of its messages.")
    private @Nullable Path report;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--top", paramLabel = "N", defaultValue = "20", description = "How many clusters to print; the report has all of them. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Override
    public Integer call() throws IOException {
        var letters = Letters.read(Path.of(String.valueOf(file)));
        long start = System.nanoTime();
        var hotspots = Hotspots.find(letters);
        double seconds = (System.nanoTime() - start) / 1e9;
        var facts = facts(letters.size(), seconds, hotspots);
        if (report != null) {
            Files.writeString(report, JSON.writeValueAsString(facts));
        }
        print(json ? JSON.writeValueAsString(facts) : table(letters.size(), seconds, hotspots));
        return 0;
    }

    private static Map<String, Object> facts(int letters, double seconds, List<Hotspot> hotspots) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("messages", letters);
        facts.put("seconds", Math.round(seconds * 1000) / 1000.0);
        facts.put("clusters", hotspots);
        return facts;
    }

    private String table(int letters, double seconds, List<Hotspot> hotspots) {
        var lines = new ArrayList<String>();
        lines.add("%,d messages, %,d clusters, %.2f s".formatted(letters, hotspots.size(), seconds));
        lines.add("%6s %8s %-5s %5s  %s".formatted("people", "messages", "kind", "alike", "name"));
        hotspots.stream().limit(top)
                .forEach(hotspot -> lines.add("%6d %8d %-5s %5.2f  %s".formatted(hotspot.people(), hotspot.messages().size(), hotspot.kind(),
                        hotspot.coherence(), hotspot.name())));
        return String.join(System.lineSeparator(), lines);
    }

    private void print(String text) {
        if (spec != null) {
            spec.commandLine().getOut().println(text);
            spec.commandLine().getOut().flush();
        }
    }
}
