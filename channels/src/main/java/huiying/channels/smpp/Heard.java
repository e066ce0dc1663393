package huiying.channels.smpp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;

import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookRequest;

/**
 * One {@code deliver_sm} in the shape of a request, so that it is kept, spooled and put aside like everything else that is heard.
 *
 * @param id       made when it was heard: SMPP gives messages of residents none
 * @param from     as the centre gives it
 * @param fromType its type of number (SMPP 3.4, section 5.2.5)
 * @param to       which of our numbers
 * @param kind     {@code esm_class}
 * @param coding   {@code data_coding}
 * @param octets   the short message, or the payload when that is longer
 * @param tags     the optional parameters we read, by tag in hexadecimal
 */
record Heard(String id, String from, int fromType, String to, int kind, int coding, byte[] octets, Map<String, byte[]> tags) {
    static final String METHOD = "DELIVER_SM";
    static final String STAMP = "x-line";
    private static final List<Tag> READ = List.of(Tag.RECEIPTED_MESSAGE_ID, Tag.MESSAGE_STATE, Tag.NETWORK_ERROR_CODE, Tag.SAR_MSG_REF_NUM,
            Tag.SAR_TOTAL_SEGMENTS, Tag.SAR_SEGMENT_SEQNUM, Tag.MESSAGE_PAYLOAD);

    static Heard of(DeliverSm pdu) {
        var tags = new LinkedHashMap<String, byte[]>();
        for (var tag : READ) {
            OptionalParameter found = pdu.getOptionalParameter(tag.code());
            if (found != null) {
                var whole = found.serialize();
                tags.put(name(tag), Arrays.copyOfRange(whole, 4, whole.length));
            }
        }
        var payload = tags.remove(name(Tag.MESSAGE_PAYLOAD));
        var octets = payload == null ? pdu.getShortMessage() : payload;
        return new Heard(UUID.randomUUID().toString(), text(pdu.getSourceAddr()), pdu.getSourceAddrTon(), text(pdu.getDestAddress()), pdu.getEsmClass() & 0xff,
                pdu.getDataCoding() & 0xff, octets == null ? new byte[0] : octets, tags);
    }

    Heard withId(String other) {
        return new Heard(other, from, fromType, to, kind, coding, octets, tags);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static String name(Tag tag) {
        return "tag" + Integer.toHexString(tag.code() & 0xffff);
    }

    WebhookRequest request(String account, String stamp) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("id", id);
        fields.put("from", from);
        fields.put("fromType", Integer.toString(fromType));
        fields.put("to", to);
        fields.put("kind", Integer.toString(kind));
        fields.put("coding", Integer.toString(coding));
        fields.put("octets", Base64.getEncoder().encodeToString(octets));
        tags.forEach((name, value) -> fields.put(name, Base64.getEncoder().encodeToString(value)));
        var body = fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new WebhookRequest(METHOD, "/smpp/" + account, "", Map.of(STAMP, List.of(stamp)), body.getBytes(StandardCharsets.UTF_8));
    }

    static Heard of(WebhookRequest request) {
        var tags = new LinkedHashMap<String, byte[]>();
        request.form().forEach((name, values) -> {
            if (name.startsWith("tag")) {
                tags.put(name, octets(values.getFirst()));
            }
        });
        return new Heard(field(request, "id"), field(request, "from"), number(request, "fromType"), field(request, "to"), number(request, "kind"),
                number(request, "coding"), octets(field(request, "octets")), tags);
    }

    private static byte[] octets(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException damaged) {
            throw new UnreadableRequest("octets in base 64 were expected");
        }
    }

    private static String field(WebhookRequest request, String name) {
        return request.formField(name).orElseThrow(() -> new UnreadableRequest("a deliver_sm with " + name + " was expected"));
    }

    private static int number(WebhookRequest request, String name) {
        var digits = field(request, name);
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new UnreadableRequest("a small number was expected in " + name);
        }
        return Integer.parseInt(digits);
    }

    /** A value of one or two octets, −1 when the parameter is absent. */
    int tagNumber(Tag tag) {
        var value = tags.get(name(tag));
        if (value == null || value.length == 0) {
            return -1;
        }
        return value.length == 1 ? value[0] & 0xff : (value[0] & 0xff) << 8 | value[1] & 0xff;
    }

    /** A text parameter without its closing zero, empty when absent. */
    String tagText(Tag tag) {
        var value = tags.getOrDefault(name(tag), new byte[0]);
        return new String(value, StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    boolean hasHeader() {
        return (kind & 0x40) != 0;
    }

    boolean marksReceipt() {
        return (kind & 0x3c) == 0x04;
    }

    /** Without the words and the number. */
    @Override
    public String toString() {
        return "Heard[" + id + "]";
    }
}
