package huiying.bot.learning.samples;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import huiying.nlp.Language;
import huiying.nlp.starter.Table;

/** The samples that ship with the product, as the first ones of a city: seen, corrected and taken out like any other. */
public final class StarterSamples {
    private static final int STEP = 1_000;
    private static final Map<String, String> SLICES = Map.of("short", "short", "long", "long", "angry", "angry", "elderly", "elderly", "voice", "noisy", "typo",
            "noisy",
            "sms", "sms", "dialect", "dialect", "dialectal", "dialect", "expat", "expat");

    private StarterSamples() {
    }

    /** Brings them in where there are no samples at all; they have the same ids everywhere. */
    public static int bringIn(Samples samples, Instant at) {
        if (!samples.none()) {
            return 0;
        }
        var rows = rows(at);
        for (int from = 0; from < rows.size(); from += STEP) {
            samples.add(rows.subList(from, Math.min(rows.size(), from + STEP)));
        }
        return rows.size();
    }

    /** The label each of them ships with. */
    public static Map<UUID, String> labels() {
        return rows(Instant.EPOCH).stream().collect(Collectors.toMap(Sample::id, sample -> Objects.requireNonNull(sample.label())));
    }

    private static List<Sample> rows(Instant at) {
        var rows = new ArrayList<Sample>();
        for (String[] row : Table.read("samples.tsv")) {
            var id = UUID.nameUUIDFromBytes(("starter " + rows.size()).getBytes(StandardCharsets.UTF_8));
            var tags = SLICES.containsKey(row[2]) ? List.of(SLICES.get(row[2])) : List.<String>of();
            var language = row[1].equals("zh") ? Language.ZH : Language.EN;
            rows.add(new Sample(id, 0, row[0], row[3], language, Source.starter(), Sample.Standing.fresh(Sample.State.USED, Provenance.STARTER.trust(), at),
                    tags));
        }
        return rows;
    }
}
