package huiying.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.app.House;
import huiying.app.Peer;

/** Another implementation of WeChat's envelope knocks at our door, and one with another key is noticed. */
class WeChatPeerTest {
    private static final String WHAT = "the npm package wechat-crypto";

    @TempDir
    Path room;

    @Test
    void anotherImplementationIsUnderstoodAndUnderstandsUs() throws IOException, InterruptedException {
        if (Peer.mayCome(WHAT)) {
            var peer = Peer.in(room, "wechat");
            assertThat(peer.run(command(House.demo().providers().wechat().getFirst().appId()))).contains("every message was understood");
            var stranger = peer.start(command("wx0000000000000000"));
            stranger.getInputStream().readAllBytes();
            assertThat(stranger.waitFor()).isEqualTo(1);
        }
    }

    private static String[] command(String appId) {
        var account = House.demo().providers().wechat().getFirst();
        return new String[]{"node", "wechat.js", House.demo().at("/channels/wechat").toString(), account.token(), account.encodingAesKey(), appId};
    }
}
