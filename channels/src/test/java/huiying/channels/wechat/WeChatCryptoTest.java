package huiying.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import huiying.channels.Vectors;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import tools.jackson.databind.JsonNode;

class WeChatCryptoTest {

    private static final JsonNode VECTORS = Vectors.load("wechat");
    private static final String TOKEN = "hotline_token_2024";
    private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String APP_ID = "wx5823bf96d3bd56c7";

    private final WeChatCrypto crypto = new WeChatCrypto(TOKEN, APP_ID, AES_KEY);
    private final WxCryptUtil peer = new WxCryptUtil(TOKEN, AES_KEY, APP_ID);

    @Test
    void theHandshakeIsSignedLikeThePlatform() {
        var check = VECTORS.get("urlCheck");
        assertThat(crypto.sign(check.get("timestamp").asString(), check.get("nonce").asString())).isEqualTo(check.get("signature").asString());
    }

    @Test
    void anIncomingEnvelopeOpens() {
        var inbound = VECTORS.get("safeModeInbound");
        var encrypted = inbound.get("encrypt").asString();
        assertThat(crypto.signed(inbound.get("msg_signature").asString(), inbound.get("timestamp").asString(), inbound.get("nonce").asString(), encrypted))
                .isTrue();
        var opened = crypto.decrypt(encrypted).orElseThrow();
        assertThat(opened.ours()).isTrue();
        assertThat(opened.text()).isEqualTo(inbound.get("plainXml").asString());
    }

    @Test
    void aReplyIsSealedByteForByte() {
        var reply = VECTORS.get("safeModeReply");
        var encrypted = crypto.encrypt(reply.get("plainXml").asString().getBytes(StandardCharsets.UTF_8), salt(reply));
        var signature = crypto.sign(reply.get("timestamp").asString(), reply.get("nonce").asString(), encrypted);
        assertThat(encrypted).isEqualTo(reply.get("encrypt").asString());
        assertThat(signature).isEqualTo(reply.get("msgSignature").asString());
        assertThat(PassiveReply.envelope(encrypted, signature, "1714112446", "1320562132")).isEqualTo(reply.get("body").asString());
        assertThat(PassiveReply.xml("oia2TjjewbmiOUlr6X-1crbLOvLw", "gh_7f083739789a", 1714112446, "已收到")).isEqualTo(reply.get("plainXml").asString());
    }

    @Test
    void aFullBlockOfPaddingIsWrittenAndRead() {
        var vector = VECTORS.get("padBoundary");
        var encrypted = crypto.encrypt(vector.get("message").asString().getBytes(StandardCharsets.UTF_8), salt(vector));
        assertThat(encrypted).isEqualTo(vector.get("encrypt").asString());
        assertThat(crypto.decrypt(encrypted).orElseThrow().text()).isEqualTo(vector.get("message").asString());
    }

    @Test
    void anotherLibraryOpensOursAndWeOpenTheirsAtEveryLength() {
        IntStream.range(0, 100).mapToObj("路灯a"::repeat).forEach(text -> {
            assertThat(peer.decrypt(crypto.encrypt(text))).isEqualTo(text);
            assertThat(crypto.decrypt(peer.encrypt("0123456789abcdef", text)).orElseThrow().text()).isEqualTo(text);
        });
    }

    @Test
    void anEnvelopeForAnotherAccountIsNotOurs() {
        var theirs = new WeChatCrypto(TOKEN, "wx0000000000000000", AES_KEY).encrypt("<xml/>");
        assertThat(crypto.decrypt(theirs).orElseThrow().ours()).isFalse();
    }

    @Test
    void anEnvelopeMadeWithAnotherKeyDoesNotOpen() {
        var other = new WeChatCrypto(TOKEN, APP_ID, "z".repeat(43));
        var opened = IntStream.range(0, 200).mapToObj(i -> crypto.decrypt(other.encrypt("路灯坏了" + i)))
                .filter(found -> found.filter(WeChatCrypto.Opened::ours).isPresent());
        assertThat(opened).isEmpty();
    }

    private static byte[] salt(JsonNode vector) {
        return vector.get("random16").asString().getBytes(StandardCharsets.UTF_8);
    }
}
