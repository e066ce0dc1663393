package huiying.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.app.House;

/** Another implementation of WeChat's envelope knocks at our door. It is fetched by npm when the test runs and is no part of the product. */
class WeChatPeerTest {
    private static final Path PEER = Path.of("test/peer/wechat");

    @TempDir
    Path room;

    @Test
    void anotherImplementationIsUnderstoodAndUnderstandsUs() throws Exception {
        boolean present = present("node") && present("npm");
        if (!present) {
            System.out.println("Not run: the npm package wechat-crypto, because node and npm are missing (apt-get install nodejs npm).");
        }
        assertThat(present || !"true".equals(System.getenv("CI"))).as("Node is there, or this is not CI").isTrue();
        if (present) {
            bring();
            run("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error");
            assertThat(run(command(House.demo().providers().wechat().getFirst().appId()))).contains("every message was understood");
        }
    }

    @Test
    void aDoorWithAnotherKeyIsNoticed() throws Exception {
        if (present("node") && present("npm")) {
            bring();
            run("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error");
            var process = process(command("wx0000000000000000"));
            process.getInputStream().readAllBytes();
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    private void bring() throws IOException {
        for (var file : List.of("package.json", "wechat.js")) {
            Files.copy(PEER.resolve(file), room.resolve(file));
        }
    }

    private static String[] command(String appId) {
        var account = House.demo().providers().wechat().getFirst();
        return new String[]{"node", "wechat.js", House.demo().at("/channels/wechat").toString(), account.token(), account.encodingAesKey(), appId};
    }

    private static boolean present(String program) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private String run(String... command) throws IOException, InterruptedException {
        var process = process(command);
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("%s said: %s", command[1], said).isZero();
        return said;
    }

    private Process process(String... command) throws IOException {
        return new ProcessBuilder(command).directory(room.toFile()).redirectErrorStream(true).start();
    }
}
