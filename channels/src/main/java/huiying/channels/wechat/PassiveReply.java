package huiying.channels.wechat;

import java.util.List;

import huiying.channels.OutboundMessage;

/** The words that travel back in the response: as many answers as fit into one message. */
final class PassiveReply {

    private static final String BETWEEN = "\n\n";

    private PassiveReply() {
    }

    /** How many answers, from the first, fit whole. */
    static int fitting(List<OutboundMessage> answers) {
        return answers.isEmpty() || Cut.fits(answers.getFirst().text()) ? carries(answers) : 0;
    }

    /** The same where nothing can be sent afterwards: the first always goes, cut if it must be. */
    static int carries(List<OutboundMessage> answers) {
        int carried = Math.min(1, answers.size());
        while (carried < answers.size() && Cut.fits(join(answers.subList(0, carried + 1)))) {
            carried++;
        }
        return carried;
    }

    static String words(List<OutboundMessage> answers) {
        return Cut.fit(join(answers.subList(0, carries(answers))));
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

    private static String cdata(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}
