package huiying.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import huiying.bot.learning.runs.Golden;
import huiying.bot.learning.samples.ImportPlan.Mapping;
import huiying.bot.learning.samples.Provenance;
import huiying.bot.learning.samples.SampleQuery;
import huiying.bot.learning.samples.Source;
import huiying.nlp.Taxonomy;
import huiying.nlp.starter.Table;

/** Prints how long imports and trainings take; run by {@code -Dhuiying.measure=true}. */
@EnabledIfSystemProperty(named = "huiying.measure", matches = "true")
class MeasureLearningTest {

    @Test
    void aHundredThousandSamplesComeIn() throws Exception {
        var school = new School();
        var rows = Table.read("samples.tsv").stream().filter(row -> row[3].length() < 40).toList();
        var csv = new StringBuilder("label\ttext\n");
        for (int i = 0; i < 100_000; i++) {
            var row = rows.get(i % rows.size());
            csv.append(row[0]).append('\t').append(row[3].replace('\t', ' ').replace('"', ' ')).append(i).append('\n');
        }
        long start = System.nanoTime();
        var id = school.importDesk.bring("admin", "big.tsv", csv.toString().getBytes(StandardCharsets.UTF_8));
        double read = (System.nanoTime() - start) / 1e9;
        school.importDesk.start("admin", id, new Mapping("text", "label", "", ""), "measured");
        school.watch.workOff();
        System.out.printf("import of 100,000: read %.1f s, all %.1f s, in %d%n", read, (System.nanoTime() - start) / 1e9,
                school.samples.count(SampleQuery.ALL));
        assertThat(school.samples.count(SampleQuery.ALL)).isGreaterThan(99_000);
    }

    @Test
    void tenThousandSamplesOfAHundredClassesAreTrainedAndCrossValidated() {
        var codes = Taxonomy.bundled().leaves().stream().map(leaf -> leaf.code()).limit(100).collect(Collectors.toSet());
        var school = new School(School.RULES, Golden.bundled(Golden.Of.CATEGORIES),
                Taxonomy.of(Taxonomy.bundled().all().stream().filter(category -> !category.isLeaf() || codes.contains(
                        category.code())).toList()));
        var source = new Source(Provenance.IMPORT, "", "admin", null, null, null, "");
        var starter = Table.read("samples.tsv").stream().filter(row -> codes.contains(row[0])).toList();
        school.add(java.util.stream.IntStream.range(0, 10_000).mapToObj(i -> starter.get(i % starter.size())).map(row -> school.sample(row[0], row[3], source,
                school.hall.clock.instant())).toList());
        for (var round : List.of("cold", "warm")) {
            long start = System.nanoTime();
            var run = school.trained();
            System.out.printf("%s: %d samples, %d labels trained, cross-validated, judged and kept in %.1f s%n", round, run.card().size().samples(),
                    run.card().size()
                            .labels(),
                    (System.nanoTime() - start) / 1e9);
        }
    }
}
