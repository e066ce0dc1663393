package huiying.channels.twilio;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;

import huiying.channels.Delivery;
import huiying.channels.wire.Wire;
import huiying.channels.wire.Wire.Answer;

/** Carries the SDK's requests to the configured host, once each: the SDK's own client repeats after a 5xx, and a message repeated is a message sent twice. */
final class TwilioHttp extends HttpClient {

    private final Wire wire;
    private final String apiBaseUrl;

    TwilioHttp(Wire wire, String apiBaseUrl) {
        this.wire = wire;
        this.apiBaseUrl = apiBaseUrl;
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        return switch (wire.send(translate(request))) {
            case Answer.NeverSent(var code) -> throw new NoResponse(new Delivery.Failed(code, Duration.ofSeconds(5)));
            case Answer.Lost(var code) -> throw new NoResponse(new Delivery.Unknown(code));
            case Answer.Received received when received.status() == 504 -> throw new NoResponse(new Delivery.Unknown("504"));
            case Answer.Received received when received.status() >= 500 ->
                throw new NoResponse(new Delivery.Failed(Integer.toString(received.status()), Duration.ofSeconds(5)));
            case Answer.Received received when received.status() == 429 -> throw new NoResponse(new Delivery.Failed("429", slower(received.retryAfter())));
            case Answer.Received received when received.status() >= 400 && !isObject(received.body()) ->
                throw new NoResponse(TwilioCodes.delivery(received.status()));
            case Answer.Received received -> new Response(new ByteArrayInputStream(received.body()), received.status());
        };
    }

    /** The SDK forgets the status of an error it cannot read. */
    private static boolean isObject(byte[] body) {
        return body.length > 0 && body[0] == '{';
    }

    private HttpRequest translate(Request request) {
        var uri = URI.create(request.getUrl());
        var target = URI.create(apiBaseUrl + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        return HttpRequest.newBuilder(target).header("authorization", request.getAuthString()).header("content-type", "application/x-www-form-urlencoded")
                .header("accept", "application/json").method(request.getMethod().name(), BodyPublishers.ofString(encode(request.getPostParams()))).build();
    }

    private static String encode(Map<String, List<String>> fields) {
        return fields.entrySet().stream().flatMap(field -> field.getValue().stream().map(value -> escape(field.getKey()) + "=" + escape(value)))
                .collect(Collectors.joining("&"));
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Duration slower(Duration asked) {
        return asked.isZero() ? Duration.ofSeconds(30) : asked;
    }

    /** Travels through the SDK, which has no words for the difference between not sent and perhaps sent. */
    static final class NoResponse extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Delivery delivery;

        NoResponse(Delivery delivery) {
            super(null, null, false, false);
            this.delivery = delivery;
        }

        Delivery delivery() {
            return delivery;
        }
    }
}
