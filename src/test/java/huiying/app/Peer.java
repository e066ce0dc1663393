package huiying.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of others that talks to us in a test: fetched by npm when the test runs, and no part of the product. */
public record Peer(Path room) {
    private static final Path PEERS = Path.of("test/peer");

    /** Says in one line when there is no Node to run it with; in CI that is a failure. */
    public static boolean mayCome(String what) {
        boolean present = present("node") && present("npm");
        if (!present) {
            System.out.println("Not run: " + what + ", because node and npm are missing (apt-get install nodejs npm).");
        }
        assertThat(present || !"true".equals(System.getenv("CI"))).as("Node is there, or this is not CI").isTrue();
        return present;
    }

    public static boolean present(String program) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Brings a peer's files and what they need into the room. */
    public static Peer in(Path room, String folder) throws IOException, InterruptedException {
        try (var files = Files.list(PEERS.resolve(folder))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, room.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var peer = new Peer(room);
        peer.run("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error");
        return peer;
    }

    /** Runs to the end, which must be a good one, and gives what was said. */
    public String run(String... command) throws IOException, InterruptedException {
        var process = start(command);
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("%s said: %s", List.of(command), said).isZero();
        return said;
    }

    public Process start(String... command) throws IOException {
        return new ProcessBuilder(command).directory(room.toFile()).redirectErrorStream(true).start();
    }
}
