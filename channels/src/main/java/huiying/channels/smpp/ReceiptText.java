package huiying.channels.smpp;

import java.util.Locale;
import java.util.Optional;

import org.jsmpp.bean.OptionalParameter.Tag;

import com.google.re2j.Pattern;

import huiying.channels.Inbound.Receipt.Status;

/**
 * A delivery receipt: {@code id:… stat:… err:…} (SMPP 3.4, appendix B), or the optional parameters that say the same. Centres differ: some do not mark
 * it as a receipt, some leave out zeros or dates, some put octets of the message behind it.
 */
record ReceiptText(String id, Status status, String code) {
    private static final Pattern ID = Pattern.compile("^\\s*id:\\s*([0-9a-zA-Z_.-]{1,65})\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATE = Pattern.compile("\\sstat:\\s*([A-Za-z]{3,10})", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR = Pattern.compile("\\serr:\\s*([0-9A-Za-z]{1,8})", Pattern.CASE_INSENSITIVE);

    /** Empty when a resident wrote this. */
    static Optional<ReceiptText> of(Heard heard, String text) {
        var byTag = heard.tagText(Tag.RECEIPTED_MESSAGE_ID);
        var id = ID.matcher(text);
        boolean inText = id.find() && STATE.matcher(text).find();
        if (!heard.marksReceipt() && !inText) {
            return Optional.empty();
        }
        return Optional.of(new ReceiptText(byTag.isEmpty() ? inText ? id.group(1) : "" : byTag, status(heard, text), error(text)));
    }

    private static Status status(Heard heard, String text) {
        int tag = heard.tagNumber(Tag.MESSAGE_STATE);
        var stated = STATE.matcher(text);
        return tag >= 0 ? byNumber(tag) : stated.find() ? byName(stated.group(1).toUpperCase(Locale.ROOT)) : Status.QUEUED;
    }

    private static Status byNumber(int state) {
        return switch (state) {
            case 2 -> Status.DELIVERED;
            case 3, 4, 5, 8 -> Status.UNDELIVERED;
            case 1, 6 -> Status.SENT;
            default -> Status.QUEUED;
        };
    }

    private static Status byName(String state) {
        return switch (state) {
            case "DELIVRD", "DELIVERED" -> Status.DELIVERED;
            case "EXPIRED", "DELETED", "UNDELIV", "REJECTD", "SKIPPED" -> Status.UNDELIVERED;
            case "ENROUTE", "ACCEPTD" -> Status.SENT;
            default -> Status.QUEUED;
        };
    }

    private static String error(String text) {
        var found = ERROR.matcher(text);
        return found.find() && !found.group(1).chars().allMatch(digit -> digit == '0') ? found.group(1) : "";
    }
}
