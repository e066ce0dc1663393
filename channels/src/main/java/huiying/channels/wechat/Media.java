package huiying.channels.wechat;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import huiying.channels.Fetched;
import huiying.channels.wire.Wire;
import huiying.channels.wire.Wire.Loaded;
import tools.jackson.databind.JsonNode;

/** Fetches what the platform keeps for three days. A video is kept elsewhere: its address is followed once, and only on the platform's own hosts. */
public final class Media {

    private static final Set<Integer> GONE = Set.of(40007, 40004, 40005, 41006);
    private static final List<String> HOSTS = List.of(".qq.com", ".qpic.cn", ".weixinbridge.com");
    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Api api;
    private final Wire wire;
    private final String baseUrl;

    public Media(Api api, Wire wire, String baseUrl) {
        this.api = api;
        this.wire = wire;
        this.baseUrl = baseUrl;
    }

    public Fetched fetch(String mediaId, long most) {
        var query = "&media_id=" + URLEncoder.encode(mediaId, StandardCharsets.UTF_8);
        var first = api.with(token -> load(api.uri("/cgi-bin/media/get", query, token), most), Media::refusesToken,
                denied -> new Loaded.Broken(denied.code()));
        return elsewhere(first).map(address -> video(address, most)).orElseGet(() -> fetched(first, most));
    }

    private static Optional<String> elsewhere(Loaded loaded) {
        return loaded instanceof Loaded.Whole whole ? document(whole).path("video_url").stringValueOpt() : Optional.empty();
    }

    private Fetched video(String address, long most) {
        return trusted(address) ? fetched(load(URI.create(address), most), most) : new Fetched.Gone("foreign-host");
    }

    /** An address of the platform's by https, or on the host that was configured. */
    private boolean trusted(String address) {
        try {
            var uri = new URI(address);
            var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean theirs = "https".equals(uri.getScheme()) && uri.getUserInfo() == null && HOSTS.stream().anyMatch(host::endsWith);
            return theirs || address.startsWith(baseUrl + "/");
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private Loaded load(URI from, long most) {
        return wire.fetch(HttpRequest.newBuilder(from).GET().build(), most, WITHIN);
    }

    private static boolean refusesToken(Loaded loaded) {
        return loaded instanceof Loaded.Whole whole && Api.refusesToken(document(whole).path("errcode").asInt(0));
    }

    /** Errors, and addresses of videos, come as a document where the medium should be. */
    private static JsonNode document(Loaded.Whole whole) {
        boolean text = whole.type().toLowerCase(Locale.ROOT).contains("json") || whole.type().startsWith("text/plain");
        return text ? Api.json(whole.bytes()) : Api.json(new byte[0]);
    }

    private Fetched fetched(Loaded loaded, long most) {
        return switch (loaded) {
            case Loaded.TooLarge tooLarge -> new Fetched.TooLarge(most);
            case Loaded.Broken(var code) -> new Fetched.Later(code, SOON);
            case Loaded.Whole whole when whole.status() == 404 || whole.status() == 410 -> new Fetched.Gone(Integer.toString(whole.status()));
            case Loaded.Whole whole when whole.status() != 200 -> new Fetched.Later(Integer.toString(whole.status()), SOON);
            case Loaded.Whole whole when document(whole).has("errcode") -> refused(document(whole).path("errcode").asInt(0));
            case Loaded.Whole whole -> new Fetched.Bytes(whole.bytes(), whole.type());
        };
    }

    private static Fetched refused(int code) {
        return GONE.contains(code) ? new Fetched.Gone(Integer.toString(code)) : new Fetched.Later(Integer.toString(code), Duration.ofMinutes(10));
    }
}
