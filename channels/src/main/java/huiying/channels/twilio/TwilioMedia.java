package huiying.channels.twilio;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import com.google.re2j.Pattern;

import huiying.channels.Fetched;
import huiying.channels.wire.Wire;
import huiying.channels.wire.Wire.Answer;
import huiying.channels.wire.Wire.Loaded;

/** Photos that came with text messages and recordings of calls, fetched where the provider keeps them and nowhere else, whatever the message said. */
final class TwilioMedia {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final int MOST_REDIRECTS = 3;
    private static final Pattern OF_MESSAGES = Pattern.compile("/2010-04-01/Accounts/[A-Za-z0-9]{1,64}/Messages/[A-Za-z0-9]{1,64}/Media/[A-Za-z0-9]{1,64}");
    private static final Pattern OF_CALLS = Pattern.compile("/2010-04-01/Accounts/[A-Za-z0-9]{1,64}/Recordings/[A-Za-z0-9]{1,64}");
    private static final String STORE = "media.twiliocdn.com";

    private final TwilioAccount account;
    private final Wire wire;
    private final Pattern resources;

    private TwilioMedia(TwilioAccount account, Wire wire, Pattern resources) {
        this.account = account;
        this.wire = wire;
        this.resources = resources;
    }

    static TwilioMedia ofMessages(TwilioAccount account, Wire wire) {
        return new TwilioMedia(account, wire, OF_MESSAGES);
    }

    static TwilioMedia ofCalls(TwilioAccount account, Wire wire) {
        return new TwilioMedia(account, wire, OF_CALLS);
    }

    Fetched fetch(String mediaId, long most) {
        return resource(mediaId).map(resource -> first(resource, most)).orElseGet(() -> new Fetched.Gone("not-the-providers"));
    }

    /** The provider would keep it for as long as the message or the account. */
    boolean forget(String mediaId) {
        return resource(mediaId).map(resource -> wire.send(asOurselves(resource).DELETE().build())).map(answer -> switch (answer) {
            case Answer.Received received -> received.status() / 100 == 2 || received.status() == 404 || received.status() == 410;
            case Answer.NeverSent neverSent -> false;
            case Answer.Lost lost -> false;
        }).orElse(true);
    }

    /** Only the path of what the message named is used; the host is always the account's own. */
    private Optional<URI> resource(String mediaId) {
        return address(mediaId).filter(this::mayNameMedia).map(URI::getRawPath).map(this::withoutPrefix).filter(resources::matches)
                .map(path -> URI.create(account.apiBaseUrl() + path));
    }

    private boolean mayNameMedia(URI address) {
        return address.getHost() != null && (sameOrigin(address) || belowTwilio(address.getHost()));
    }

    private String withoutPrefix(String path) {
        var prefix = Objects.requireNonNullElse(api().getRawPath(), "");
        return !prefix.isEmpty() && path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    private Fetched first(URI resource, long most) {
        return follow(resource, wire.fetch(asOurselves(resource).GET().build(), most, WITHIN), most, MOST_REDIRECTS);
    }

    private HttpRequest.Builder asOurselves(URI resource) {
        var credentials = account.accountSid() + ":" + account.tokens().current();
        return HttpRequest.newBuilder(resource).header("authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(
                StandardCharsets.UTF_8)));
    }

    private Fetched follow(URI from, Loaded loaded, long most, int redirects) {
        return switch (loaded) {
            case Loaded.TooLarge tooLarge -> new Fetched.TooLarge(most);
            case Loaded.Broken(var code) -> new Fetched.Later(code, SOON);
            case Loaded.Whole whole when whole.status() / 100 == 3 -> redirects == 0
                    ? new Fetched.Gone("redirects")
                    : next(from, whole).map(to -> follow(to, wire.fetch(HttpRequest.newBuilder(to).GET().build(), most, WITHIN), most, redirects - 1))
                            .orElseGet(() -> new Fetched.Gone("redirect-elsewhere"));
            case Loaded.Whole whole -> outcome(whole);
        };
    }

    /** Without the credentials: the store behind the redirect needs none and must not learn them. */
    private Optional<URI> next(URI from, Loaded.Whole redirect) {
        return redirect.location().flatMap(TwilioMedia::address).map(from::resolve).filter(to -> sameOrigin(to) || isStore(to));
    }

    private static Fetched outcome(Loaded.Whole answer) {
        var code = Integer.toString(answer.status());
        return switch (answer.status()) {
            case 200 -> new Fetched.Bytes(answer.bytes(), answer.type());
            case 404, 410 -> new Fetched.Gone(code);
            case 401, 403 -> new Fetched.Later(code, LATER);
            case 429 -> new Fetched.Later(code, answer.retryAfter().isZero() ? SOON : answer.retryAfter());
            default -> answer.status() >= 500 ? new Fetched.Later(code, SOON) : new Fetched.Gone(code);
        };
    }

    /** Where Twilio's redirects lead. */
    static boolean isStore(URI address) {
        if (!"https".equals(address.getScheme()) || address.getHost() == null || address.getPort() != -1 && address.getPort() != 443
                || address.getRawUserInfo() != null) {
            return false;
        }
        var host = address.getHost().toLowerCase(Locale.ROOT);
        boolean bucket = host.endsWith(".amazonaws.com") && (host.startsWith(STORE + ".") || address.getRawPath().startsWith("/" + STORE + "/"));
        return bucket || host.endsWith(".twiliocdn.com") || belowTwilio(host);
    }

    private boolean sameOrigin(URI address) {
        return Objects.equals(address.getScheme(), api().getScheme()) && api().getHost().equalsIgnoreCase(address.getHost())
                && address.getPort() == api().getPort() && address.getRawUserInfo() == null;
    }

    private URI api() {
        return URI.create(account.apiBaseUrl());
    }

    private static boolean belowTwilio(String host) {
        return host.toLowerCase(Locale.ROOT).endsWith(".twilio.com");
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
