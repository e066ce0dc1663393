package huiying.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.app.House;
import huiying.app.Peer;
import huiying.app.Until;

class SmppPeerTest {
    @TempDir
    Path room;

    @Test
    void aMessageCentreMadeOfAnotherLibraryIsUnderstoodAndUnderstands() throws Exception {
        if (Peer.mayCome("the npm library smpp")) {
            var centre = Peer.in(room, "smpp").start("node", "centre.js");
            try (var lines = new BufferedReader(new InputStreamReader(centre.getInputStream(), StandardCharsets.UTF_8))) {
                var port = after("PORT ", lines);
                try (var house = House.open(House.directory(), "huiying.conversation.quiet-window=0", "huiying.smpp.city.host=127.0.0.1",
                        "huiying.smpp.city.port=" + port, "huiying.smpp.city.system-id=hotline", "huiying.smpp.city.password=secret8",
                        "huiying.smpp.city.from=12345")) {
                    var number = after("NUMBER ", lines).replace(" ", "");
                    assertThat(house.jdbc().sql("select number from cases").query(String.class).list()).containsExactly(number);
                    assertThat(house.jdbc().sql("select outcome from receipt").query(String.class).list()).containsExactly("stored");
                    Until.holds(() -> assertThat(house.jdbc().sql("select distinct reached from delivery").query(String.class).list())
                            .isEqualTo(List.of("DELIVERED")));
                }
            } finally {
                centre.destroy();
            }
        }
    }

    private static String after(String mark, BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(mark)) {
                return line.substring(mark.length());
            }
        }
        throw new AssertionError("the centre ended before " + mark);
    }
}
