package huiying.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import huiying.nlp.Evidence;
import huiying.nlp.Span;

/** The lines of a text, each with the part of the marks that falls into it. */
record Lines(int start, String text) {

    static List<Lines> of(String text) {
        var lines = new ArrayList<Lines>();
        int at = 0;
        for (var line : text.split("\n", -1)) {
            if (!line.isBlank()) {
                lines.add(new Lines(at, line));
            }
            at += line.length() + 1;
        }
        return lines;
    }

    List<Evidence> evidence(List<Evidence> all) {
        return all.stream().flatMap(e -> within(e.span()).map(span -> new Evidence(span, e.share()))).toList();
    }

    List<Span> spans(List<Span> all) {
        return all.stream().flatMap(this::within).toList();
    }

    private Stream<Span> within(Span span) {
        int from = Math.max(span.start(), start);
        int to = Math.min(span.end(), start + text.length());
        return from < to ? Stream.of(new Span(from - start, to - start)) : Stream.of();
    }
}
