package huiying.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** One end of a call as the provider keeps it: posts signed requests to the doors and walks through the documents that come back. */
public final class Handset {
    private static final int LONGEST_WAY = 30;

    private final Senders senders;
    private final String number;
    private final String leg;
    private final boolean ours;
    private final List<String> heard = new ArrayList<>();
    private Element now;
    private String document = "";

    private Handset(Senders senders, String number, String leg, boolean ours) {
        this.senders = senders;
        this.number = number;
        this.leg = leg;
        this.ours = ours;
    }

    /** Somebody rings us. */
    public static Handset rings(Senders senders, String number) {
        var handset = new Handset(senders, number, "CA" + UUID.randomUUID().toString().replace("-", ""), false);
        handset.go("/channels/twilio/voice", Map.of("CallStatus", "ringing"));
        return handset;
    }

    /** Somebody whom we ring, by a call the provider was asked to place. */
    public static Handset rung(Senders senders, String number, String leg) {
        return new Handset(senders, number, leg, true);
    }

    /** The phone is picked up. */
    public Handset picksUp(String path) {
        go(path, Map.of("CallStatus", "in-progress"));
        return this;
    }

    public Handset says(String words) {
        return says(words, 0.9);
    }

    /** With how sure the recogniser is. */
    public Handset says(String words, double confidence) {
        go(listening().getAttribute("action"), Map.of("SpeechResult", words, "Confidence", Double.toString(confidence)));
        return this;
    }

    public Handset presses(String keys) {
        go(listening().getAttribute("action"), Map.of("Digits", keys));
        return this;
    }

    public Handset staysSilent() {
        go(listening().getAttribute("action"), Map.of());
        return this;
    }

    /** Speaks after the beep. */
    public Handset leavesMessage(String url) {
        assertThat(now.getTagName()).isEqualTo("Record");
        go(now.getAttribute("action"), Map.of("RecordingUrl", url, "RecordingDuration", "7"));
        return this;
    }

    /** What the provider tells of this end at an address of ours. */
    public void reports(String path, Map<String, String> fields) {
        assertThat(post(path, fields).statusCode()).isBetween(200, 204);
    }

    public void hangsUp() {
        reports("/channels/twilio/voice/status", Map.of("CallStatus", "completed"));
    }

    /** The provider's name for this end. */
    public String leg() {
        return leg;
    }

    /** Everything that was said to this end. */
    public List<String> heard() {
        return heard;
    }

    public String heardLast() {
        return heard.getLast();
    }

    /** The last document as it came. */
    public String document() {
        return document;
    }

    /** The verb the call stands at. */
    public String verb() {
        return now.getTagName();
    }

    public Element at() {
        return now;
    }

    private Element listening() {
        assertThat(now.getTagName()).as(document).isEqualTo("Gather");
        return now;
    }

    /** Follows redirects and waits until somebody has to do something, or the call is over. */
    private void go(String path, Map<String, String> fields) {
        var next = walk(post(path, fields).body());
        for (int n = 0; next != null && n < LONGEST_WAY; n++) {
            next = walk(post(next, Map.of()).body());
        }
        assertThat(next).as("a call that goes round in circles").isNull();
    }

    private String walk(String xml) {
        document = xml;
        for (var verb : children(parsed(xml))) {
            now = verb;
            switch (verb.getTagName()) {
                case "Say" -> heard.add(verb.getTextContent());
                case "Gather" -> {
                    children(verb).stream().filter(part -> part.getTagName().equals("Say")).forEach(part -> heard.add(part.getTextContent()));
                    return null;
                }
                case "Redirect" -> {
                    return verb.getTextContent();
                }
                case "Record", "Dial", "Hangup" -> {
                    return null;
                }
                default -> assertThat(verb.getTagName()).isEqualTo("Pause");
            }
        }
        return null;
    }

    private java.net.http.HttpResponse<String> post(String path, Map<String, String> more) {
        var fields = new HashMap<>(Map.of("CallSid", leg, "From", ours ? senders.number() : number, "To", ours ? number : senders.number(), "Direction", ours
                ? "outbound-api"
                : "inbound", "CallStatus", "in-progress"));
        fields.putAll(more);
        var answer = senders.twilio(path, fields);
        assertThat(answer.statusCode()).as(path).isBetween(200, 204);
        return answer;
    }

    private static Element parsed(String xml) {
        try {
            var builder = DocumentBuilderFactory.newInstance();
            builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return builder.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new AssertionError(xml, broken);
        }
    }

    private static List<Element> children(Element parent) {
        var found = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }
}
