package huiying.app.simulator;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import huiying.app.simulator.TextBook.Entry;
import huiying.channels.sms.SmsSegments;
import huiying.channels.twilio.TwilioAccount;

/** Messages as Twilio's interface shows them, one by one and in pages. */
record TwilioResources(TwilioAccount account) {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 1_000;

    Map<String, @Nullable Object> of(Entry entry) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(entry.at().atOffset(ZoneOffset.UTC));
        var message = new LinkedHashMap<String, @Nullable Object>();
        message.putAll(Map.of("sid", entry.sid(), "account_sid", account.accountSid(), "from", entry.from(), "to", entry.to(), "body", entry.body(), "status",
                entry.status(), "num_segments", Integer.toString(SmsSegments.of(entry.body()).parts()), "num_media", Integer.toString(entry.media().size()),
                "direction", entry.direction(), "price_unit", "USD"));
        message.putAll(Map.of("date_created", date, "date_updated", date, "api_version", "2010-04-01", "uri", root() + "/Messages/" + entry.sid() + ".json",
                "subresource_uris", Map.of("media", root() + "/Messages/" + entry.sid() + "/Media.json")));
        message.put("date_sent", entry.status().equals("queued") ? null : date);
        for (var absent : new String[]{"messaging_service_sid", "price", "error_code", "error_message"}) {
            message.put(absent, null);
        }
        return message;
    }

    /** One page and where the next one is: after the last message of this one, whatever has come in meanwhile. */
    Map<String, @Nullable Object> page(List<Entry> newestFirst, MultiValueMap<String, String> asked) {
        var fitting = newestFirst.stream().filter(filter(asked)).toList();
        int size = Math.clamp(number(asked.getFirst("PageSize")).orElse(USUAL_PAGE), 1, LARGEST_PAGE);
        int from = start(fitting, asked.getFirst("PageToken"));
        var here = fitting.subList(from, Math.min(fitting.size(), from + size));
        int number = number(asked.getFirst("Page")).orElse(0);
        var page = new LinkedHashMap<String, @Nullable Object>();
        page.put("messages", here.stream().map(this::of).toList());
        page.putAll(Map.of("page", number, "page_size", size, "start", from, "end", from + here.size(), "uri", root() + "/Messages.json"));
        page.put("first_page_uri", root() + "/Messages.json?PageSize=" + size + "&Page=0");
        page.put("previous_page_uri", null);
        page.put("next_page_uri", from + here.size() < fitting.size() ? next(asked, size, number, here.getLast()) : null);
        return page;
    }

    private static int start(List<Entry> fitting, @Nullable String token) {
        if (token == null || !token.startsWith("PA")) {
            return 0;
        }
        var last = token.substring(2);
        for (int n = 0; n < fitting.size(); n++) {
            if (fitting.get(n).sid().equals(last)) {
                return n + 1;
            }
        }
        return fitting.size();
    }

    private String next(MultiValueMap<String, String> asked, int size, int number, Entry last) {
        var filters = new StringBuilder();
        for (var name : List.of("To", "From", "DateSent>", "DateSent")) {
            Optional.ofNullable(asked.getFirst(name)).ifPresent(value -> filters.append('&').append(escape(name)).append('=').append(escape(value)));
        }
        return root() + "/Messages.json?PageSize=" + size + "&Page=" + (number + 1) + "&PageToken=PA" + last.sid() + filters;
    }

    private static Predicate<Entry> filter(MultiValueMap<String, String> asked) {
        var to = asked.getFirst("To");
        var from = asked.getFirst("From");
        var since = day(asked.getFirst("DateSent>"));
        return entry -> (to == null || to.equals(entry.to())) && (from == null || from.equals(entry.from()))
                && since.map(day -> !LocalDate.ofInstant(entry.at(), ZoneOffset.UTC).isBefore(day)).orElse(true);
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(@Nullable String text) {
        return text == null || text.isEmpty() || text.length() > 6 || !text.chars().allMatch(Character::isDigit)
                ? Optional.empty()
                : Optional.of(Integer.valueOf(text));
    }

    private static String escape(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private String root() {
        return "/2010-04-01/Accounts/" + account.accountSid();
    }
}
