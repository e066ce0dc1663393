package huiying.app.console;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** Today's messages by hour and channel, as the chart draws them and the table lists them. */
record Hours(List<Hour> hours) {

    private static final List<String> CHANNELS = List.of("wechat", "voice", "sms", "web");

    /** One hour of the day. */
    record Hour(String label, long wechat, long voice, long sms, long web) {
        long of(String channel) {
            return switch (channel) {
                case "wechat" -> wechat;
                case "voice" -> voice;
                case "sms" -> sms;
                default -> web;
            };
        }
    }

    /** What the chart is drawn from. */
    record Chart(List<String> hours, List<Series> series) {
    }

    /** One channel of the chart. */
    record Series(String name, List<Long> values) {
    }

    static Hours of(List<Ledger.Row> rows, ZoneId zone, Instant now) {
        return new Hours(IntStream.rangeClosed(0, now.atZone(zone).getHour()).mapToObj(hour -> new Hour(Integer.toString(hour), sum(rows, zone, hour, "wechat"),
                sum(rows, zone, hour, "voice"), sum(rows, zone, hour, "sms"), sum(rows, zone, hour, "web"))).toList());
    }

    private static long sum(List<Ledger.Row> rows, ZoneId zone, int hour, String channel) {
        return rows.stream().filter(row -> row.channel().equals(channel) && OffsetDateTime.parse(row.hour()).atZoneSameInstant(zone).getHour() == hour)
                .mapToLong(Ledger.Row::received).sum();
    }

    Chart chart(Words words) {
        return new Chart(hours.stream().map(Hour::label).toList(), CHANNELS.stream()
                .map(channel -> new Series(words.say("channel." + channel), hours.stream().map(hour -> hour.of(channel)).toList())).toList());
    }
}
