package huiying.channels.wechat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import huiying.channels.wire.Wire;
import huiying.channels.wire.Wire.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Buys an account's stable access token: repeated purchases return the same one, so that two nodes do not end each other's. */
public final class TokenDesk {

    /** Where one account's token is bought. {@code anew} ends a token that is still sold but no longer taken; the platform allows it twenty times a day. */
    public interface Counter {
        Purchase buy(boolean anew);
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Wire wire;

    public TokenDesk(Wire wire) {
        this.wire = wire;
    }

    /** The counters of these accounts, by their names. */
    public Map<String, Counter> counters(List<WeChatAccount> accounts) {
        return accounts.stream().collect(Collectors.toMap(WeChatAccount::account, account -> anew -> buy(account, anew)));
    }

    private Purchase buy(WeChatAccount account, boolean anew) {
        var order = JSON.writeValueAsString(
                Map.of("grant_type", "client_credential", "appid", account.appId(), "secret", account.appSecret(), "force_refresh", anew));
        return buy(HttpRequest.newBuilder(URI.create(account.apiBaseUrl() + "/cgi-bin/stable_token")).header("content-type", "application/json")
                .POST(BodyPublishers.ofString(order)).build());
    }

    /** The same for an account whose order looks different. */
    public Purchase buy(HttpRequest order) {
        return switch (wire.send(order)) {
            case Answer.Received received -> read(received);
            case Answer.NeverSent(var code) -> new Purchase.None(code, Duration.ofSeconds(5));
            case Answer.Lost(var code) -> new Purchase.None(code, Duration.ofSeconds(5));
        };
    }

    private static Purchase read(Answer.Received received) {
        var answer = Api.json(received.body());
        var token = answer.path("access_token").asString("");
        if (received.status() != 200 || token.isEmpty()) {
            return none(received.status(), answer);
        }
        return new Purchase.Bought(token, Duration.ofSeconds(answer.path("expires_in").asLong(7_200)));
    }

    private static Purchase none(int status, JsonNode answer) {
        int code = answer.path("errcode").asInt(status);
        return new Purchase.None("token-" + code, Duration.ofSeconds(code == -1 || code >= 500 && code < 600 ? 5 : 600));
    }

    /** What the provider handed out. */
    public sealed interface Purchase {

        /** A token good for {@code lifetime}; secret. */
        record Bought(String token, Duration lifetime) implements Purchase {
            @Override
            public String toString() {
                return "Bought[" + lifetime + "]";
            }
        }

        /** Nothing, and asking again makes no sense before {@code after}. */
        record None(String code, Duration after) implements Purchase {
        }
    }
}
