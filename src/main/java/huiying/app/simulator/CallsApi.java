package huiying.app.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;

import com.google.re2j.Pattern;

/** The provider's interface for calls: rings a phone, leads an end elsewhere, ends it. */
final class CallsApi {
    private static final Pattern RINGABLE = Pattern.compile("\\+[1-9][0-9]{6,14}|client:.+|sip:.+|[0-9]{3,12}");
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("calls-api-", 0).factory());

    private final TwilioSide twilio;
    private final Network network;

    CallsApi(TwilioSide twilio, Phones phones) {
        this.twilio = twilio;
        this.network = phones.network();
    }

    ResponseEntity<Map<String, @Nullable Object>> place(MultiValueMap<String, String> form) {
        var to = TwilioApi.value(form, "To");
        if (!RINGABLE.matches(to)) {
            return TwilioApi.refused(400, 21211, "Invalid 'To' Phone Number");
        }
        if (!TwilioApi.value(form, "From").equals(twilio.account().from())) {
            return TwilioApi.refused(400, 21212, "Invalid 'From' Phone Number");
        }
        if (TwilioApi.value(form, "Url").isEmpty()) {
            return TwilioApi.refused(400, 21205, "Url parameter is required");
        }
        var line = new CallLine(twilio, to, CallLine.Way.PLACED);
        var machine = TwilioApi.value(form, "AsyncAmdStatusCallback");
        THREADS.execute(() -> network.place(network.at(line), TwilioApi.value(form, "Url"), TwilioApi.value(form, "StatusCallback"), machine.isEmpty()
                ? null
                : machine, rings(form)));
        return ResponseEntity.status(201).body(told(line.sid(), "queued", to));
    }

    private static Duration rings(MultiValueMap<String, String> form) {
        var seconds = TwilioApi.value(form, "Timeout");
        return Duration.ofSeconds(seconds.isEmpty() || seconds.length() > 3 ? 60 : Integer.parseInt(seconds));
    }

    ResponseEntity<Map<String, @Nullable Object>> change(String sid, MultiValueMap<String, String> form) {
        return network.leg(sid).map(leg -> {
            var url = TwilioApi.value(form, "Url");
            THREADS.execute(() -> {
                if (url.isEmpty()) {
                    leg.hangUp();
                } else {
                    leg.redirect(url);
                }
            });
            return ResponseEntity.ok(told(sid, url.isEmpty() ? "completed" : "in-progress", leg.line().phone()));
        }).orElseGet(() -> TwilioApi.refused(404, 20404, "The requested resource was not found"));
    }

    private Map<String, @Nullable Object> told(String sid, String status, String to) {
        var call = new LinkedHashMap<String, @Nullable Object>();
        call.putAll(Map.of("sid", sid, "account_sid", twilio.account().accountSid(), "to", to, "from", twilio.account().from(), "status", status, "direction",
                "outbound-api", "api_version", "2010-04-01", "uri", "/2010-04-01/Accounts/" + twilio.account().accountSid() + "/Calls/" + sid + ".json"));
        return call;
    }
}
