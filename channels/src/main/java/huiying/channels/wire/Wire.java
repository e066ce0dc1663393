package huiying.channels.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

/** Sends one request to a provider, once, and tells whether the provider can have seen it. Thread-safe. */
public final class Wire {

    private static final int LARGEST_ANSWER = 256 * 1024;

    private final HttpClient client;
    private final Duration total;

    /** Two seconds to connect, five in all, no redirects. */
    public Wire() {
        this(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    public Wire(Duration connect, Duration total) {
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connect).followRedirects(HttpClient.Redirect.NEVER).build();
        this.total = total;
    }

    public Answer send(HttpRequest request) {
        var pending = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            var response = pending.get(total.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer.Received(response.statusCode(), retryAfter(response), response.body());
        } catch (TimeoutException tooSlow) {
            pending.cancel(true);
            return new Answer.Lost("timeout");
        } catch (ExecutionException broken) {
            return whatBroke(Objects.requireNonNull(broken.getCause()));
        } catch (InterruptedException stopping) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Lost("interrupted");
        }
    }

    /** Fetches what may be large: at most {@code most} bytes are read, and the answer has {@code within} to be complete. No redirect is followed. */
    public Loaded fetch(HttpRequest request, long most, Duration within) {
        var pending = client.sendAsync(request, response -> new AtMost(most));
        try {
            var response = pending.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return response.body().<Loaded>map(bytes -> whole(response, bytes)).orElseGet(Loaded.TooLarge::new);
        } catch (TimeoutException tooSlow) {
            pending.cancel(true);
            return new Loaded.Broken("timeout");
        } catch (ExecutionException broken) {
            return new Loaded.Broken(whatBroke(Objects.requireNonNull(broken.getCause())) instanceof Answer.NeverSent(var code) ? code : "reset");
        } catch (InterruptedException stopping) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return new Loaded.Broken("interrupted");
        }
    }

    private static Loaded whole(HttpResponse<?> response, byte[] bytes) {
        var headers = response.headers();
        return new Loaded.Whole(response.statusCode(), retryAfter(response), bytes, headers.firstValue("content-type").orElse(""),
                headers.firstValue("location"));
    }

    /** Seconds as providers send them; zero when absent or written as a date, which none of them does. */
    private static Duration retryAfter(HttpResponse<?> response) {
        var seconds = response.headers().firstValue("retry-after").filter(value -> value.length() <= 5 && value.chars().allMatch(Character::isDigit));
        return Duration.ofSeconds(seconds.filter(value -> !value.isEmpty()).map(Long::parseLong).orElse(0L));
    }

    private static Answer whatBroke(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e -> new Answer.NeverSent("connect-timeout");
            case ConnectException e -> new Answer.NeverSent("no-connection");
            case SSLHandshakeException e -> new Answer.NeverSent("tls");
            case IOException e -> new Answer.Lost("reset");
            default -> throw new IllegalStateException("the HTTP client failed", cause);
        };
    }

    /** What came back. */
    public sealed interface Answer {

        /** A complete response; {@code retryAfter} is zero when the provider named no time. */
        record Received(int status, Duration retryAfter, byte[] body) implements Answer {
        }

        /** The connection was never made: surely not carried out. */
        record NeverSent(String code) implements Answer {
        }

        /** The request left and no answer came: it may have been carried out. */
        record Lost(String code) implements Answer {
        }
    }

    /** What came back for a fetch. */
    public sealed interface Loaded {

        /** A complete response. */
        record Whole(int status, Duration retryAfter, byte[] bytes, String type, Optional<String> location) implements Loaded {
        }

        /** More than was allowed. */
        record TooLarge() implements Loaded {
        }

        /** No complete response. */
        record Broken(String code) implements Loaded {
        }
    }
}
