package huiying.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class HotspotsCommandTest {
    private static final String[] SMOKE = {"青荷苑楼下烧烤店油烟扰民", "青荷苑的烧烤摊油烟直排到楼上", "烧烤油烟熏得青荷苑居民不敢开窗", "请管管青荷苑门口的烧烤油烟"};
    private final StringWriter said = new StringWriter();
    private final CommandLine line = HuiyingCommand.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));

    @TempDir
    Path dir;
    private Path messages;

    @BeforeEach
    void aFewMessages() throws IOException {
        var rows = new ArrayList<>(List.of("id\tuser\ttime\ttitle\tbody"));
        for (int i = 0; i < 40; i++) {
            rows.add("o" + i + "\tu" + i + "\t2026/1/2\t第" + (char) (0x5100 + i * 7) + (char) (0x6200 + i * 11) + "街有事\t请帮忙看看" + (char) (0x7000 + i * 13));
        }
        for (int i = 0; i < SMOKE.length; i++) {
            rows.add("s" + i + "\tw" + i + "\t2026/1/3\t" + SMOKE[i] + "\t" + SMOKE[i] + "，每天都这样");
        }
        messages = Files.write(dir.resolve("hot.tsv"), rows);
    }

    @Test
    void theReportHoldsTheClustersWithTheIdsOfTheirMessages() throws IOException {
        var report = dir.resolve("out.json");
        assertThat(line.execute("hotspots", "--file", messages.toString(), "--report", report.toString())).isZero();
        var facts = new JsonMapper().readTree(Files.readString(report));
        assertThat(facts.get("messages").asInt()).isEqualTo(44);
        var cluster = facts.get("clusters").get(0);
        var ids = new ArrayList<String>();
        cluster.get("messages").forEach(id -> ids.add(id.asString()));
        assertThat(ids).containsExactlyInAnyOrder("s0", "s1", "s2", "s3");
        assertThat(cluster.get("people").asInt()).isEqualTo(4);
        assertThat(cluster.get("name").asString()).contains("青荷苑");
        assertThat(said.toString()).contains("44 messages").contains("青荷苑");
    }

    @Test
    void jsonIsPrintedWhenAskedFor() {
        assertThat(line.execute("hotspots", "--file", messages.toString(), "--json")).isZero();
        assertThat(new JsonMapper().readTree(said.toString()).get("clusters").isArray()).isTrue();
    }

    @Test
    void aFileWithOtherColumnsIsRefusedWithThoseItHas() throws IOException {
        var other = Files.writeString(dir.resolve("other.tsv"), "number\twords\n1\tx\n");
        assertThat(line.execute("hotspots", "--file", other.toString())).isEqualTo(1);
        assertThat(said.toString().strip().lines()).hasSize(1).first().asString().contains("number, words");
    }
}
