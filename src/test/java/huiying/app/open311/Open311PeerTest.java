package huiying.app.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.app.Partners;
import huiying.app.Peer;

/** The client others really use talks to us. It is fetched by npm when the test runs and is no part of the product. */
class Open311PeerTest {
    @TempDir
    Path room;

    @Test
    void theClientOthersUseCompletesAllItsCalls() throws Exception {
        if (Peer.mayCome("the npm client open311")) {
            assertThat(Peer.in(room, "open311").run("node", "open311.js", Partners.house().at("/open311/v2/").toString(), Partners.CITY, "linlan.example"))
                    .contains("every call was answered");
        }
    }

    @Test
    void aClientThatIsAnsweredWronglySaysSo() throws Exception {
        if (Peer.present("node")) {
            Files.copy(Path.of("test/peer/open311/open311.js"), room.resolve("open311.js"));
            Files.createDirectories(room.resolve("node_modules/open311"));
            Files.writeString(room.resolve("node_modules/open311/index.js"), "module.exports = class { serviceList(callback) { callback(null, []); } };");
            assertThat(new Peer(room).start("node", "open311.js", "http://127.0.0.1:1/", "key", "city").waitFor()).isEqualTo(1);
        }
    }

    @AfterAll
    static void leave() {
        Partners.close();
    }
}
