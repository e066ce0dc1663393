package huiying.channels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Requests as providers post them, with their headers: {@code recorded/CHANNEL/NAME.http}. */
public final class Recorded {

    private Recorded() {
    }

    public static WebhookRequest load(String channel, String name) {
        try {
            var file = Files.readString(folder(channel).resolve(name + ".http"), StandardCharsets.UTF_8);
            int end = file.indexOf("\n\n");
            return parse(List.of(file.substring(0, end).split("\n")), file.substring(end + 2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every name in a channel's folder, so that no recording is forgotten by its test. */
    public static Set<String> names(String channel) {
        try (var files = Files.list(folder(channel))) {
            return files.map(file -> file.getFileName().toString().replace(".http", "")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WebhookRequest parse(List<String> head, String body) {
        var first = head.getFirst().split(" ");
        var target = first[1].split("\\?", 2);
        var headers = new LinkedHashMap<String, List<String>>();
        head.stream().skip(1).map(line -> line.split(": ", 2)).forEach(pair -> headers.put(pair[0].toLowerCase(Locale.ROOT), List.of(pair[1])));
        return new WebhookRequest(first[0], target[0], target.length > 1 ? target[1] : "", Map.copyOf(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Path folder(String channel) {
        try {
            return Path.of(Recorded.class.getResource("/recorded/" + channel).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
