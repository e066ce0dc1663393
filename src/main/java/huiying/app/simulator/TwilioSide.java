package huiying.app.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import huiying.channels.twilio.TwilioAccount;
import huiying.channels.twilio.TwilioSignature;

/** Twilio, seen from our doors: signs forms over the public address, posts them, waits fifteen seconds and never repeats. Thread-safe. */
public final class TwilioSide {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TwilioAccount account;
    private final URI base;
    private final HttpClient client;
    private final Set<String> recordings = ConcurrentHashMap.newKeySet();

    /** {@code base} is where our service listens for this sender; signatures cover the account's public address all the same. */
    public TwilioSide(TwilioAccount account, URI base, HttpClient client) {
        this.account = account;
        this.base = base;
        this.client = client;
    }

    /** The id of a new recording, kept until somebody asks us to forget it. */
    String record() {
        var sid = newSid("RE");
        recordings.add(sid);
        return sid;
    }

    boolean hasRecorded(String sid) {
        return recordings.contains(sid);
    }

    boolean forget(String sid) {
        return recordings.remove(sid);
    }

    /** What came back; status 0 when nothing did. */
    public record Answer(int status, String body) {
        public boolean good() {
            return status >= 200 && status < 300;
        }
    }

    /** An incoming text message, with the fields Twilio sends. */
    public Map<String, String> message(String from, String words) {
        return message(from, newSid("SM"), words);
    }

    public Map<String, String> message(String from, String sid, String words) {
        var fields = new LinkedHashMap<String, String>();
        fields.putAll(Map.of("MessageSid", sid, "SmsSid", sid, "SmsMessageSid", sid, "SmsStatus", "received", "NumMedia", "0", "NumSegments", "1"));
        fields.putAll(common(from));
        fields.putAll(Map.of("Body", words, "FromCountry", "CN", "FromCity", "", "FromState", "", "FromZip", ""));
        return fields;
    }

    /** The same with photos, each named by the address it is to be fetched from. */
    Map<String, String> message(String from, String sid, String words, List<String> media) {
        var fields = new LinkedHashMap<>(message(from, sid, words));
        fields.put("NumMedia", Integer.toString(media.size()));
        for (int n = 0; n < media.size(); n++) {
            fields.put("MediaContentType" + n, Camera.TYPE);
            fields.put("MediaUrl" + n, account.apiBaseUrl() + "/2010-04-01/Accounts/" + account.accountSid() + "/Messages/" + sid + "/Media/" + media.get(n));
        }
        return fields;
    }

    /** How far a message of ours got, as it is reported to the address that was left for it. */
    public Map<String, String> report(String to, String sid, String status) {
        return Map.of("MessageSid", sid, "SmsSid", sid, "MessageStatus", status, "SmsStatus", status, "To", to, "From", account.from(), "AccountSid",
                account.accountSid(), "ApiVersion", "2010-04-01");
    }

    /** What every step of an incoming call carries. */
    public Map<String, String> call(String sid, String from, String status) {
        var fields = new LinkedHashMap<>(common(from));
        fields.putAll(Map.of("CallSid", sid, "CallStatus", status, "Direction", "inbound", "Caller", from, "Called", account.from()));
        return fields;
    }

    private Map<String, String> common(String from) {
        return Map.of("AccountSid", account.accountSid(), "ApiVersion", "2010-04-01", "From", from, "To", account.from());
    }

    public String newSid(String kind) {
        return kind + UUID.randomUUID().toString().replace("-", "");
    }

    /** Posts to a door of ours. */
    public Answer post(String pathAndQuery, Map<String, String> fields) {
        try {
            var response = client.send(request(pathAndQuery, fields), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException lost) {
            return new Answer(0, "");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer(0, "");
        }
    }

    /** One signed request. */
    public HttpRequest request(String pathAndQuery, Map<String, String> fields) {
        var multi = fields.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue())));
        var signature = TwilioSignature.sign(account.tokens().current(), account.publicBaseUrl() + pathAndQuery, multi);
        var form = fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue())).collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(base + pathAndQuery)).timeout(PATIENCE).header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature).header("User-Agent", "TwilioProxy/1.1").POST(BodyPublishers.ofString(form)).build();
    }

    /** The path of an address of ours; empty for any other, which is never called. */
    public Optional<String> ours(String address) {
        return address.startsWith(account.publicBaseUrl() + "/") ? Optional.of(address.substring(account.publicBaseUrl().length())) : Optional.empty();
    }

    public TwilioAccount account() {
        return account;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
