package huiying.app.simulator;

import java.net.URI;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

/** The wire of one end of a call: fetches what to do next and reports how it stands. */
final class CallLine {
    static final String DOOR = "/channels/twilio/voice";

    private final TwilioSide twilio;
    private final String phone;
    private final Way way;
    private final String sid;
    private String at = DOOR;
    private int reported;

    /** Who rang whom. */
    enum Way {
        INBOUND("inbound"), PLACED("outbound-api"), DIALLED("outbound-dial");

        private final String direction;

        Way(String direction) {
            this.direction = direction;
        }
    }

    CallLine(TwilioSide twilio, String phone) {
        this(twilio, phone, Way.INBOUND);
    }

    CallLine(TwilioSide twilio, String phone, Way way) {
        this.twilio = twilio;
        this.phone = phone;
        this.way = way;
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

    String sid() {
        return sid;
    }

    String phone() {
        return phone;
    }

    /** A line of the same provider to another phone. */
    CallLine to(String other) {
        return new CallLine(twilio, other, Way.DIALLED);
    }

    Fetched fetch(String address, Map<String, String> result) {
        at = local(address);
        var fields = fields("in-progress");
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

    private Map<String, String> fields(String status) {
        var fields = twilio.call(sid, phone, status);
        if (way != Way.INBOUND) {
            fields.putAll(Map.of("From", twilio.account().from(), "To", phone, "Caller", twilio.account().from(), "Called", phone));
        }
        fields.put("Direction", way.direction);
        return fields;
    }

    /** Addresses are relative to the document; ours may carry the path under which the public reaches us. */
    private String local(String address) {
        var absolute = URI.create(twilio.account().publicBaseUrl() + at).resolve(address).toString();
        return twilio.ours(absolute).orElse(DOOR + "/elsewhere");
    }

    /** The fields of a finished recording. */
    Map<String, String> recording(String endedBy) {
        var recording = twilio.record();
        var address = twilio.account().apiBaseUrl() + "/2010-04-01/Accounts/" + twilio.account().accountSid() + "/Recordings/" + recording;
        return Map.of("RecordingUrl", address, "RecordingSid", recording, "RecordingDuration", "6", "Digits", endedBy);
    }

    /** Tells how this end stands, at an address of ours. */
    void report(String address, String status, Map<String, String> more) {
        var fields = fields(status);
        fields.putAll(Map.of("CallbackSource", "call-progress-events", "SequenceNumber", Integer.toString(reported++)));
        fields.putAll(more);
        twilio.post(local(address), fields);
    }

    void completed() {
        report(DOOR + "/status", "completed", Map.of("CallDuration", "60"));
    }
}
