package huiying.app.simulator;

import java.util.Locale;

/** What a follower of an Official Account does, as WeChat writes it. */
public sealed interface WeChatMessage {

    /** The elements of this kind of message. */
    String elements();

    /** True for what carries no MsgId. */
    default boolean isEvent() {
        return false;
    }

    /** Typed words. */
    record Text(String words) implements WeChatMessage {
        @Override
        public String elements() {
            return "<MsgType><![CDATA[text]]></MsgType><Content>" + cdata(words) + "</Content>";
        }
    }

    /** A line of a menu message, tapped: its words with its id. */
    record Tap(String id, String words) implements WeChatMessage {
        @Override
        public String elements() {
            return new Text(words).elements() + "<bizmsgmenuid>" + cdata(id) + "</bizmsgmenuid>";
        }
    }

    /** A recording with WeChat's transcript. */
    record Voice(String mediaId, String recognition) implements WeChatMessage {
        @Override
        public String elements() {
            return "<MsgType><![CDATA[voice]]></MsgType><MediaId>" + cdata(mediaId) + "</MediaId><Format><![CDATA[amr]]></Format><Recognition>"
                    + cdata(recognition) + "</Recognition>";
        }
    }

    /** A photo. */
    record Photo(String mediaId, String url) implements WeChatMessage {
        @Override
        public String elements() {
            return "<MsgType><![CDATA[image]]></MsgType><PicUrl>" + cdata(url) + "</PicUrl><MediaId>" + cdata(mediaId) + "</MediaId>";
        }
    }

    /** A shared position. */
    record Position(double latitude, double longitude, String label) implements WeChatMessage {
        @Override
        public String elements() {
            return String.format(Locale.ROOT,
                    "<MsgType><![CDATA[location]]></MsgType><Location_X>%.6f</Location_X><Location_Y>%.6f</Location_Y><Scale>16</Scale><Label>%s</Label>",
                    latitude, longitude, cdata(label));
        }
    }

    /** Following, leaving, tapping a menu. */
    record Event(String event, String key) implements WeChatMessage {
        @Override
        public String elements() {
            return "<MsgType><![CDATA[event]]></MsgType><Event>" + cdata(event) + "</Event><EventKey>" + cdata(key) + "</EventKey>";
        }

        @Override
        public boolean isEvent() {
            return true;
        }
    }

    /** A template reached its reader, or did not: {@code success}, {@code failed:user block}. */
    record Finished(String messageId, String status) implements WeChatMessage {
        @Override
        public String elements() {
            return new Event("TEMPLATESENDJOBFINISH", "").elements() + "<MsgID>" + messageId + "</MsgID><Status>" + cdata(status) + "</Status>";
        }

        @Override
        public boolean isEvent() {
            return true;
        }
    }

    static String cdata(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}
