package huiying.app.months;

import java.util.ArrayList;
import java.util.List;

import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.Inbound.Receipt.Status;
import huiying.channels.OutboundMessage;
import huiying.channels.Trouble;
import huiying.channels.sms.SmsSegments;

/** Text messages in the made-up month: most arrive, some phones are off, some numbers are no mobile ones; each is reported. */
final class MonthTexts implements MonthChannel {
    private static final int OFF = 40;
    private static final int NONE = 97;

    private final List<Inbound.Receipt> reports = new ArrayList<>();

    /** What became of those sent since it was asked last. */
    List<Inbound.Receipt> reports() {
        var all = List.copyOf(reports);
        reports.clear();
        return all;
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public int parts(OutboundMessage message) {
        return SmsSegments.of(message.text()).parts();
    }

    /** The number and the words decide, so that the same month has the same fates. */
    @Override
    public Delivery deliver(OutboundMessage message) {
        int number = Math.floorMod(message.to().value().hashCode() * 31, 1_000_003);
        if (number % NONE == 0) {
            return new Delivery.Refused("21614", Trouble.NO_SUCH_ADDRESS);
        }
        boolean off = Math.floorMod(number + message.text().hashCode(), OFF) == 0;
        reports.add(new Inbound.Receipt("sms", "main", message.key(), "month-" + message.key(), off ? Status.UNDELIVERED : Status.DELIVERED, off ? "30003" : "",
                off ? Trouble.OUT_OF_REACH : Trouble.OTHER));
        return new Delivery.Delivered("month-" + message.key());
    }
}
