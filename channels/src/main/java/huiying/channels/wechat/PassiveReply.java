package huiying.channels.wechat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import huiying.channels.CleanText;
import huiying.channels.OutboundMessage;

/** The words that travel back in the response: as many answers as fit into one message. */
final class PassiveReply {

    /** A longer one fails silently: the resident sees "service unavailable". */
    private static final int CHARACTERS = 600;
    private static final int BYTES = 1_800;
    private static final String BETWEEN = "\n\n";

    private PassiveReply() {
    }

    /** How many answers, from the first, fit; the first always does, cut if it must be. */
    static int carries(List<OutboundMessage> answers) {
        int carried = Math.min(1, answers.size());
        while (carried < answers.size() && fits(join(answers.subList(0, carried + 1)))) {
            carried++;
        }
        return carried;
    }

    static String words(List<OutboundMessage> answers) {
        return fit(join(answers.subList(0, carries(answers))));
    }

    /** Cut at a whole character so that WeChat takes it. */
    static String fit(String text) {
        var cut = CleanText.cut(CleanText.of(text), CHARACTERS);
        while (bytes(cut) > BYTES) {
            cut = CleanText.cut(cut, cut.length() - 1);
        }
        return cut;
    }

    static String xml(String to, String from, long createTime, String words) {
        return "<xml><ToUserName>" + cdata(to) + "</ToUserName><FromUserName>" + cdata(from) + "</FromUserName><CreateTime>" + createTime
                + "</CreateTime><MsgType><![CDATA[text]]></MsgType><Content>" + cdata(words) + "</Content></xml>";
    }

    static String envelope(String encrypted, String signature, String timestamp, String nonce) {
        return "<xml><Encrypt>" + cdata(encrypted) + "</Encrypt><MsgSignature>" + cdata(signature) + "</MsgSignature><TimeStamp>" + timestamp
                + "</TimeStamp><Nonce>" + cdata(nonce) + "</Nonce></xml>";
    }

    private static String join(List<OutboundMessage> answers) {
        return String.join(BETWEEN, answers.stream().map(OutboundMessage::text).toList());
    }

    private static boolean fits(String text) {
        return text.length() <= CHARACTERS && bytes(text) <= BYTES;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String cdata(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}
