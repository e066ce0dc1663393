package huiying.channels.wechat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import huiying.channels.wechat.AccessTokens.Access;
import huiying.channels.wire.Wire.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Questions that need an access token. A token that is refused is renewed once and the question repeated once: the refusal proves that nothing was done. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Integer> TOKEN_REFUSED = Set.of(40001, 40014, 42001);

    private final String baseUrl;
    private final String tokenOf;
    private final AccessTokens tokens;
    private final Function<HttpRequest, Answer> wire;

    /** @param tokenOf the name under which the account's token is kept */
    public Api(String baseUrl, String tokenOf, AccessTokens tokens, Function<HttpRequest, Answer> wire) {
        this.baseUrl = baseUrl;
        this.tokenOf = tokenOf;
        this.tokens = tokens;
        this.wire = wire;
    }

    /** What came of it. */
    public sealed interface Reply {

        /** The wire's answer, with its document where there is one. */
        record Said(Answer answer, JsonNode body) implements Reply {
            public int code() {
                return body.path("errcode").asInt(0);
            }
        }

        /** There is no token, and asking again makes no sense before {@code after}. */
        record NoToken(String code, Duration after) implements Reply {
        }
    }

    public Reply post(String path, Map<String, ?> body) {
        var document = JSON.writeValueAsString(body);
        return ask(path, "", request -> request.header("content-type", "application/json; charset=utf-8").POST(BodyPublishers.ofString(document)));
    }

    /** @param query beside the token, empty or beginning with {@code &} */
    public Reply get(String path, String query) {
        return ask(path, query, HttpRequest.Builder::GET);
    }

    private Reply ask(String path, String query, Function<HttpRequest.Builder, HttpRequest.Builder> filled) {
        return with(token -> said(wire.apply(filled.apply(HttpRequest.newBuilder(uri(path, query, token))).build())),
                reply -> reply instanceof Reply.Said said && refusesToken(said.code()), denied -> new Reply.NoToken(denied.code(), denied.after()));
    }

    /** The same for questions that are asked in another way. */
    public <T> T with(Function<String, T> asked, Predicate<T> refused, Function<Access.Denied, T> denied) {
        return switch (tokens.get(tokenOf)) {
            case Access.Denied none -> denied.apply(none);
            case Access.Granted(var token) -> {
                var first = asked.apply(token);
                yield refused.test(first) ? repeated(asked, denied, token) : first;
            }
        };
    }

    private <T> T repeated(Function<String, T> asked, Function<Access.Denied, T> denied, String refused) {
        return switch (tokens.refresh(tokenOf, refused)) {
            case Access.Denied none -> denied.apply(none);
            case Access.Granted(var newer) -> asked.apply(newer);
        };
    }

    public static boolean refusesToken(int code) {
        return TOKEN_REFUSED.contains(code);
    }

    public URI uri(String path, String query, String token) {
        return URI.create(baseUrl + path + "?access_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + query);
    }

    private static Reply said(Answer answer) {
        return new Reply.Said(answer, answer instanceof Answer.Received received ? json(received.body()) : MissingNode.getInstance());
    }

    /** The document, or a missing node when it is none. */
    public static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
