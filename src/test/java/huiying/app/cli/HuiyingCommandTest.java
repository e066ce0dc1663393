package huiying.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

class HuiyingCommandTest {
    private final StringWriter said = new StringWriter();
    private final CommandLine line = HuiyingCommand.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));

    @Test
    void settingsAloneStartTheServiceAndACommandIsACommand() {
        assertThat(HuiyingCommand.asksForCommand()).isFalse();
        assertThat(HuiyingCommand.asksForCommand("--server.port=9000")).isFalse();
        assertThat(HuiyingCommand.asksForCommand("serve", "--server.port=9000")).isFalse();
        assertThat(HuiyingCommand.settings("serve", "--server.port=9000")).containsExactly("--server.port=9000");
        assertThat(HuiyingCommand.asksForCommand("serve", "--help")).isTrue();
        assertThat(HuiyingCommand.asksForCommand("classify", "x")).isTrue();
        assertThat(HuiyingCommand.asksForCommand("--help")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "classify", "explain", "train", "evaluate", "compare", "hotspots", "replay"})
    void everyCommandExplainsItself(String command) {
        assertThat(line.execute(command, "--help")).isZero();
        assertThat(said.toString()).contains("Usage: huiying " + command);
    }

    @Test
    void anUnknownCommandIsRefusedWithTheKnownOnes() {
        assertThat(line.execute("fly")).isEqualTo(2);
        assertThat(said.toString()).contains("serve");
    }

    @Test
    void aMissingFileIsNamedInOneLine() {
        assertThat(line.execute("train", "--train", "/nowhere/samples.tsv", "--out", "never.model")).isEqualTo(1);
        assertThat(said.toString().strip().lines()).hasSize(1).first().asString().contains("/nowhere/samples.tsv");
    }
}
