package huiying.app.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.app.Partners;

/** The client others really use talks to us. It is fetched by npm when the test runs and is no part of the product. */
class Open311PeerTest {
    private static final Path PEER = Path.of("test/peer");

    @TempDir
    Path room;

    @Test
    void theClientOthersUseCompletesAllItsCalls() throws Exception {
        boolean present = present("node") && present("npm");
        if (!present) {
            System.out.println("Not run: the npm client open311, because node and npm are missing (apt-get install nodejs npm).");
        }
        assertThat(present || !"true".equals(System.getenv("CI"))).as("Node is there, or this is not CI").isTrue();
        if (present) {
            for (var file : List.of("package.json", "open311.js")) {
                Files.copy(PEER.resolve(file), room.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            run("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error");
            assertThat(run("node", "open311.js", Partners.house().at("/open311/v2/").toString(), Partners.CITY, "linlan.example"))
                    .contains("every call was answered");
        }
    }

    @Test
    void aClientThatIsAnsweredWronglySaysSo() throws Exception {
        if (present("node") && Files.isDirectory(PEER)) {
            Files.copy(PEER.resolve("open311.js"), room.resolve("open311.js"));
            Files.createDirectories(room.resolve("node_modules/open311"));
            Files.writeString(room.resolve("node_modules/open311/index.js"), "module.exports = class { serviceList(callback) { callback(null, []); } };");
            assertThat(process("node", "open311.js", "http://127.0.0.1:1/", "key", "city").waitFor()).isEqualTo(1);
        }
    }

    private static boolean present(String program) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private String run(String... command) throws IOException, InterruptedException {
        var process = process(command);
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("%s said: %s", List.of(command), said).isZero();
        return said;
    }

    private Process process(String... command) throws IOException {
        return new ProcessBuilder(command).directory(room.toFile()).redirectErrorStream(true).start();
    }

    @AfterAll
    static void leave() {
        Partners.close();
    }
}
