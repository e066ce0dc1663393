package huiying.app.simulator;

import java.net.URI;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

/** The wire of one call: fetches what to do next and reports the end. */
final class CallLine {
    static final String DOOR = "/channels/twilio/voice";

    private final TwilioSide twilio;
    private final String from;
    private final String sid;
    private String at = DOOR;

    CallLine(TwilioSide twilio, String from) {
        this.twilio = twilio;
        this.from = from;
        this.sid = twilio.newSid("CA");
    }

    /** What an address gave. */
    sealed interface Fetched {

        /** Verbs to walk. */
        record Document(List<Element> verbs) implements Fetched {
        }

        /** Nothing to walk: it is the caller's turn, or the call is over. */
        record Nothing() implements Fetched {
        }

        /** No usable document. */
        record Broken(String why) implements Fetched {
        }
    }

    /** The address of the document being walked. */
    String at() {
        return at;
    }

    Fetched fetch(String address, Map<String, String> result) {
        at = local(address);
        var fields = twilio.call(sid, from, "in-progress");
        fields.putAll(result);
        var answer = twilio.post(at, fields);
        if (!answer.good() || answer.body().isEmpty()) {
            return new Fetched.Broken("HTTP " + answer.status());
        }
        try {
            return new Fetched.Document(Element.parse(answer.body()).children());
        } catch (XMLStreamException notXml) {
            return new Fetched.Broken("XML");
        }
    }

    /** Addresses are relative to the document; ours may carry the path under which the public reaches us. */
    private String local(String address) {
        var absolute = URI.create(twilio.account().publicBaseUrl() + at).resolve(address).toString();
        return twilio.ours(absolute).orElse(DOOR + "/elsewhere");
    }

    /** The fields of a finished recording. */
    Map<String, String> recording(String endedBy) {
        var recording = twilio.newSid("RE");
        var address = twilio.account().apiBaseUrl() + "/2010-04-01/Accounts/" + twilio.account().accountSid() + "/Recordings/" + recording;
        return Map.of("RecordingUrl", address, "RecordingSid", recording, "RecordingDuration", "6", "Digits", endedBy);
    }

    void completed() {
        var fields = twilio.call(sid, from, "completed");
        fields.putAll(Map.of("CallDuration", "60", "CallbackSource", "call-progress-events", "SequenceNumber", "0"));
        twilio.post(DOOR + "/status", fields);
    }
}
