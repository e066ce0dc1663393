package huiying.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.app.config.Workbench;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.Cases;
import huiying.bot.cases.ChainCheck;
import huiying.bot.feed.Feed;
import huiying.bot.vault.CaseKeys;
import picocli.CommandLine;

class GenerateCommandTest {

    @TempDir
    Path data;

    private String run(Object command, String... arguments) {
        var said = new StringWriter();
        int code = new CommandLine(command).setOut(new PrintWriter(said)).setErr(new PrintWriter(said)).execute(arguments);
        assertThat(code).as(said.toString()).isZero();
        return said.toString();
    }

    @Test
    void inventedCasesAreWholeLabelledAndTheSameForTheSameSeed() {
        run(new GenerateCommand(), "--cases=1500", "--data=" + data);
        assertThat(run(new MeasureCommand(), "--rounds=3", "--data=" + data)).contains("1,500 cases", "timeline", "search: nothing");
        try (var bench = Workbench.open(data)) {
            var cases = new Cases(bench.jdbc(), new CaseKeys(bench.vault(), bench.jdbc()), bench.vault(), new Feed(bench.jdbc()), Clock.systemUTC(),
                    bench.zone());
            assertThat(bench.jdbc().sql("select count(*) from cases where demo_visitor = 'synthetic'").query(Integer.class).single()).isEqualTo(1500);
            assertThat(new ChainCheck(bench.jdbc()).verifyAll().broken()).isEmpty();
            var numbers = bench.jdbc().sql("select number from cases order by id limit 20").query(String.class).list();
            for (var number : numbers) {
                var found = cases.find(new CaseNumber(number)).orElseThrow();
                assertThat(found.title()).startsWith("［合成］");
                assertThat(cases.replayed(found.id())).isEqualTo(found);
            }
            assertThat(bench.jdbc().sql("select count(*) from case_search").query(Integer.class).single()).isEqualTo(1500);
            bench.jdbc().sql("update cases set demo_visitor = null where number = ?").param(numbers.getFirst()).update();
        }
        var refusal = new StringWriter();
        var refused = new CommandLine(new GenerateCommand()).setErr(new PrintWriter(refusal)).setExecutionExceptionHandler((failure, line, parsed) -> {
            refusal.append(failure.getMessage());
            return 1;
        }).execute("--cases=1", "--data=" + data);
        assertThat(refused).isEqualTo(1);
        assertThat(refusal.toString()).contains("not invented");
    }
}
