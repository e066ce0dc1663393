package huiying.channels.smpp;

import java.util.Arrays;
import java.util.Optional;

import org.jsmpp.bean.OptionalParameter.Tag;

/**
 * Where one part of a long message belongs, and its own octets: from a user data header (3GPP TS 23.040, 9.2.3.24: {@code 05 00 03 ref total number} or
 * {@code 06 08 04 ref ref total number}) or from the {@code sar_} parameters (SMPP 3.4, 5.3.2.22 to 24).
 */
record Split(int reference, int total, int number, byte[] octets) {
    private static final int SHORT_REFERENCE = 0x00;
    private static final int LONG_REFERENCE = 0x08;

    static Optional<Split> of(Heard heard) {
        var split = heard.hasHeader() ? fromHeader(heard.octets()) : fromTags(heard);
        return split.filter(found -> found.total > 1 && found.number >= 1 && found.number <= found.total);
    }

    /** The octets without any header, for messages of one part. */
    static byte[] withoutHeader(Heard heard) {
        var octets = heard.octets();
        return heard.hasHeader() && octets.length > 0 ? Arrays.copyOfRange(octets, Math.min(octets.length, 1 + (octets[0] & 0xff)), octets.length) : octets;
    }

    private static Optional<Split> fromTags(Heard heard) {
        int total = heard.tagNumber(Tag.SAR_TOTAL_SEGMENTS);
        int number = heard.tagNumber(Tag.SAR_SEGMENT_SEQNUM);
        return total < 0 ? Optional.empty() : Optional.of(new Split(heard.tagNumber(Tag.SAR_MSG_REF_NUM), total, number, heard.octets()));
    }

    private static Optional<Split> fromHeader(byte[] octets) {
        int end = octets.length == 0 ? 0 : Math.min(octets.length, 1 + (octets[0] & 0xff));
        int at = 1;
        while (at + 1 < end) {
            int length = octets[at + 1] & 0xff;
            int value = at + 2;
            if (octets[at] == SHORT_REFERENCE && length == 3 && value + 3 <= end) {
                return Optional.of(new Split(octets[value] & 0xff, octets[value + 1] & 0xff, octets[value + 2] & 0xff, rest(octets, end)));
            }
            if (octets[at] == LONG_REFERENCE && length == 4 && value + 4 <= end) {
                int reference = 0x10000 | (octets[value] & 0xff) << 8 | octets[value + 1] & 0xff;
                return Optional.of(new Split(reference, octets[value + 2] & 0xff, octets[value + 3] & 0xff, rest(octets, end)));
            }
            at = value + length;
        }
        return Optional.empty();
    }

    private static byte[] rest(byte[] octets, int from) {
        return Arrays.copyOfRange(octets, from, octets.length);
    }
}
