package huiying.app.replay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import huiying.app.simulator.TwilioSide;
import huiying.app.simulator.WeChatMessage;
import huiying.app.simulator.WeChatSide;
import huiying.channels.twilio.TwilioAccount;
import huiying.channels.wechat.WeChatAccount;
import tools.jackson.databind.json.JsonMapper;

/** The providers a file can be replayed as; each message comes from a resident of its own, new with every run. */
final class Senders {
    private Senders() {
    }

    /** WeChat in safe mode: the document is made once, each attempt is signed anew. */
    static Sender wechat(WeChatAccount account, URI service, HttpClient client, String run) {
        var wechat = new WeChatSide(account, service.resolve("/channels/wechat" + suffix(account.account())), client, Clock.systemUTC());
        return new Sender() {
            @Override
            public HttpRequest request(int n, Row row) {
                var openid = "oReplay" + run + "_" + n;
                return wechat.request(openid,
                        wechat.xml(openid, "9" + digits(run) + String.format(Locale.ROOT, "%08d", n), new WeChatMessage.Text(row.text())));
            }

            @Override
            public Verdict judge(HttpResponse<String> response) {
                return response.statusCode() != 200 ? Verdict.REFUSED : switch (wechat.read(response)) {
                    case WeChatSide.Reply.Words words -> Verdict.ANSWERED;
                    case WeChatSide.Reply.Nothing nothing -> Verdict.ACCEPTED;
                    case WeChatSide.Reply.Unavailable unavailable -> Verdict.REFUSED;
                };
            }

            @Override
            public int tries() {
                return 3;
            }

            @Override
            public String channel() {
                return "wechat";
            }
        };
    }

    /** Text messages: posted once and never again. The numbers are in a range nobody has. */
    static Sender sms(TwilioAccount account, URI service, HttpClient client, String run) {
        var twilio = new TwilioSide(account, service, client);
        return new Sender() {
            @Override
            public HttpRequest request(int n, Row row) {
                var id = UUID.nameUUIDFromBytes((run + "/" + n).getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
                var from = "+8610" + digits(run).substring(0, 4) + String.format(Locale.ROOT, "%06d", n % 1_000_000);
                return twilio.request(account.door("sms"), twilio.message(from, "SM" + id, row.text()));
            }

            @Override
            public Verdict judge(HttpResponse<String> response) {
                return response.statusCode() / 100 != 2 ? Verdict.REFUSED : response.body().contains("<Message") ? Verdict.ANSWERED : Verdict.ACCEPTED;
            }

            @Override
            public int tries() {
                return 1;
            }

            @Override
            public String channel() {
                return "sms";
            }
        };
    }

    /** The web chat, which answers as soon as a message is kept: its times are the times of keeping. */
    static Sender web(URI service, String run) {
        var json = new JsonMapper();
        var client = HttpClient.newHttpClient();
        return new Sender() {
            @Override
            public HttpRequest request(int n, Row row) {
                var id = UUID.nameUUIDFromBytes((run + "/" + n).getBytes(StandardCharsets.UTF_8)).toString();
                return HttpRequest.newBuilder(service.resolve("/chat/messages")).timeout(Duration.ofSeconds(15)).header("Content-Type", "application/json")
                        .header("Cookie", visitor(client, service))
                        .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("id", id, "text", row.text())))).build();
            }

            @Override
            public Verdict judge(HttpResponse<String> response) {
                return response.statusCode() / 100 == 2 ? Verdict.ACCEPTED : Verdict.REFUSED;
            }

            /** A second attempt would come from another visitor. */
            @Override
            public int tries() {
                return 1;
            }

            @Override
            public String channel() {
                return "web";
            }
        };
    }

    /** Each message comes from a visitor of its own. */
    private static String visitor(HttpClient client, URI service) {
        try {
            var opened = client.send(HttpRequest.newBuilder(service.resolve("/chat/session")).POST(BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers
                    .discarding());
            return opened.headers().firstValue("Set-Cookie").map(set -> set.substring(0, set.indexOf(';'))).orElse("");
        } catch (IOException away) {
            return "";
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String suffix(String account) {
        return account.equals("main") ? "" : "/" + account;
    }

    private static String digits(String run) {
        return String.format(Locale.ROOT, "%08d", Math.floorMod(run.hashCode(), 100_000_000));
    }
}
