package huiying.channels.twilio;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.Remembering.Fate;
import huiying.channels.WebhookRequest;
import huiying.channels.wire.Wire;
import huiying.channels.wire.Wire.Loaded;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the provider's list of messages tells afterwards. The list can only be narrowed to whole days, and begins with the newest: it is read until a page has
 * nothing new enough. Its own address of the next page is followed on the account's host only.
 */
final class TwilioMemory {
    static final String RECALLED = "RECALLED";
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final long LARGEST = 8L * 1024 * 1024;
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 20;
    private static final String ROOT = "/2010-04-01/Accounts/";

    private final TwilioAccount account;
    private final Wire wire;
    private final Clock clock;

    TwilioMemory(TwilioAccount account, Wire wire, Clock clock) {
        this.account = account;
        this.wire = wire;
        this.clock = clock;
    }

    /** One message of the list in the shape in which the door would have got it. */
    record Resource(WebhookRequest request, Instant sentAt) {
    }

    /** A page of what residents sent. */
    sealed interface Page {

        /** {@code next} is empty when what follows is too old, or nothing does. */
        record Listed(List<Resource> resources, Optional<String> next) implements Page {
        }

        /** It cannot be asked now. */
        record NotNow(String code) implements Page {
        }
    }

    private sealed interface Read {
        record Document(JsonNode node) implements Read {
        }

        record Absent() implements Read {
        }

        record NotNow(String code) implements Read {
        }
    }

    Page inbound(Instant since, @Nullable String page) {
        return switch (read(page == null ? newest("To=" + escape(account.from()), since) : page)) {
            case Read.NotNow(var code) -> new Page.NotNow(code);
            case Read.Absent absent -> new Page.NotNow("404");
            case Read.Document(var list) -> listed(list, since);
        };
    }

    private Page listed(JsonNode list, Instant since) {
        var fresh = list.path("messages").valueStream().filter(message -> !at(message).isBefore(since)).toList();
        var resources = new ArrayList<Resource>();
        for (var message : fresh) {
            if (text(message, "direction").equals("inbound")) {
                switch (media(message)) {
                    case Read.NotNow(var code) -> {
                        return new Page.NotNow(code);
                    }
                    case Read.Absent absent -> resources.add(resource(message, List.of()));
                    case Read.Document(var media) -> resources.add(resource(message, media.path("media_list").valueStream().toList()));
                }
            }
        }
        return new Page.Listed(resources, fresh.isEmpty() ? Optional.empty() : next(list));
    }

    private Read media(JsonNode message) {
        return text(message, "num_media").isEmpty() || text(message, "num_media").equals("0")
                ? new Read.Absent()
                : read(ROOT + account.accountSid() + "/Messages/" + escape(text(message, "sid")) + "/Media.json?PageSize=20");
    }

    private Resource resource(JsonNode message, List<JsonNode> media) {
        var fields = new LinkedHashMap<String, String>();
        fields.putAll(Map.of("MessageSid", text(message, "sid"), "AccountSid", account.accountSid(), "From", text(message, "from"), "To", text(message, "to"),
                "Body", text(message, "body"), "NumMedia", Integer.toString(media.size())));
        for (int n = 0; n < media.size(); n++) {
            var uri = text(media.get(n), "uri");
            fields.put("MediaUrl" + n, account.apiBaseUrl() + (uri.endsWith(".json") ? uri.substring(0, uri.length() - 5) : uri));
            fields.put("MediaContentType" + n, text(media.get(n), "content_type"));
        }
        var form = fields.entrySet().stream().map(field -> field.getKey() + "=" + escape(field.getValue())).collect(Collectors.joining("&"));
        return new Resource(new WebhookRequest(RECALLED, account.door("sms"), "", Map.of(), form.getBytes(StandardCharsets.UTF_8)), at(message));
    }

    /** By the provider's own id when we learned one; else the newest message to this number with these words. Of several pieces, some may have been taken. */
    Fate fate(OutboundMessage message, @Nullable String providerId, Instant sentAfter) {
        return providerId == null || providerId.isEmpty()
                ? search(message, sentAfter)
                : switch (read(ROOT + account.accountSid() + "/Messages/" + escape(
                        providerId) + ".json")) {
                    case Read.NotNow(var code) -> new Fate.NotNow(code);
                    case Read.Absent absent -> new Fate.NeverTaken();
                    case Read.Document(var found) -> known(message, found);
                };
    }

    private Fate search(OutboundMessage message, Instant sentAfter) {
        var pieces = SmsSender.pieces(message);
        var page = Optional.of(newest("To=" + escape(message.to().value()), sentAfter));
        for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
            switch (read(page.get())) {
                case Read.NotNow(var code) -> {
                    return new Fate.NotNow(code);
                }
                case Read.Absent absent -> {
                    return new Fate.NotNow("404");
                }
                case Read.Document(var list) -> {
                    var fresh = list.path("messages").valueStream().filter(one -> !at(one).isBefore(sentAfter)).toList();
                    var found = fresh.stream().filter(one -> text(one, "direction").startsWith("outbound") && text(one, "body").equals(pieces.getLast()))
                            .findFirst();
                    if (found.isPresent()) {
                        return known(message, found.get());
                    }
                    page = fresh.isEmpty() ? Optional.empty() : next(list);
                }
            }
        }
        return page.isPresent() || pieces.size() > 1 ? new Fate.NotNow("not-found") : new Fate.NeverTaken();
    }

    private Fate known(OutboundMessage message, JsonNode found) {
        var code = text(found, "error_code");
        var status = SmsChannel.rank(text(found, "status"));
        return new Fate.Known(new Inbound.Receipt(message.to().channel(), account.account(), message.key(), text(found, "sid"),
                status == Inbound.Receipt.Status.QUEUED ? Inbound.Receipt.Status.SENT : status, code, TwilioCodes.trouble(code)));
    }

    private String newest(String filter, Instant since) {
        return ROOT + account.accountSid() + "/Messages.json?" + filter + "&DateSent%3E=" + LocalDate.ofInstant(since, ZoneOffset.UTC) + "&PageSize=" + PAGE;
    }

    private static Optional<String> next(JsonNode list) {
        return Optional.of(text(list, "next_page_uri")).filter(uri -> uri.startsWith(ROOT));
    }

    private Read read(String pathAndQuery) {
        return address(pathAndQuery).map(this::load).orElseGet(() -> new Read.NotNow("unreadable-page"));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private Optional<URI> address(String pathAndQuery) {
        return uri(account.apiBaseUrl() + pathAndQuery);
    }

    private Read load(URI address) {
        var credentials = account.accountSid() + ":" + account.tokens().current();
        var request = HttpRequest.newBuilder(address).header("accept", "application/json")
                .header("authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))).GET().build();
        return switch (wire.fetch(request, LARGEST, WITHIN)) {
            case Loaded.TooLarge tooLarge -> new Read.NotNow("too-large");
            case Loaded.Broken(var code) -> new Read.NotNow(code);
            case Loaded.Whole whole when whole.status() == 404 -> new Read.Absent();
            case Loaded.Whole whole when whole.status() != 200 -> new Read.NotNow(Integer.toString(whole.status()));
            case Loaded.Whole whole -> document(whole.bytes());
        };
    }

    private static Read document(byte[] bytes) {
        try {
            var node = JsonMapper.shared().readTree(bytes);
            return node.isObject() ? new Read.Document(node) : new Read.NotNow("unreadable-answer");
        } catch (JacksonException notJson) {
            return new Read.NotNow("unreadable-answer");
        }
    }

    /** When it was sent; a message that names no time is taken for new. */
    private Instant at(JsonNode message) {
        var date = text(message, "date_sent").isEmpty() ? text(message, "date_created") : text(message, "date_sent");
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException noDate) {
            return clock.instant();
        }
    }

    private static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isMissingNode() || value.isNull() ? "" : value.asString("");
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
