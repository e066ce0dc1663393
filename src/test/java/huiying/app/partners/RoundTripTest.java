package huiying.app.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.re2j.Pattern;
import com.sun.net.httpserver.HttpServer;

import huiying.app.House;
import huiying.app.Partners;
import huiying.app.Until;
import huiying.app.Visitor;
import huiying.bot.cases.Matter;
import huiying.bot.partners.Subscriptions;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A department that works in a system of its own and never signs in here. */
class RoundTripTest {
    private final House house = Partners.house();
    private final Map<String, JsonNode> heard = new ConcurrentHashMap<>();
    private HttpServer theirs;

    @BeforeEach
    void open() throws Exception {
        theirs = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        theirs.createContext("/hook", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var first = heard.put(exchange.getRequestHeaders().getFirst("webhook-id"), JsonMapper.shared().readTree(body)) == null;
            exchange.sendResponseHeaders(first && body.contains("SIGNED") ? 500 : 204, -1);
            exchange.close();
        });
        theirs.start();
    }

    @AfterEach
    void close() {
        theirs.stop(0);
        var subscriptions = house.bean(Subscriptions.class);
        subscriptions.all().forEach(subscription -> subscriptions.remove(subscription.id()));
    }

    private String hook() {
        return "http://127.0.0.1:" + theirs.getAddress().getPort() + "/hook";
    }

    private boolean told(String number, String event) {
        return heard.values().stream().map(message -> message.get("data"))
                .anyMatch(data -> data.get("number").asString().equals(number) && data.get("event").asString().equals(event));
    }

    @Test
    void statusAndCommentsTravelBothWays() {
        house.bean(Subscriptions.class).add(new Subscriptions.Wish("cgj", hook(), "CGJ", java.util.List.of()), "test");
        var number = Partners.told("路灯不亮", "柳荫里3号楼前路灯不亮，电话13812345678", true).number().digits();
        Until.holds(() -> assertThat(told(number, "DISPATCHED")).isTrue());

        assertThat(Partners.post(Partners.CGJ, "/api/v1/cases/" + number + "/sign", "").statusCode()).isEqualTo(200);
        assertThat(Partners.post(Partners.CGJ, "/api/v1/cases/" + number + "/acts/note", "{\"text\":\"派了两个人\"}").statusCode()).isEqualTo(200);
        var report = "{\"text\":\"已更换灯头一只，检查同线路六盏，11月23日晚已亮灯\"}";
        assertThat(Partners.post(Partners.CGJ, "/api/v1/cases/" + number + "/report", report).statusCode()).isEqualTo(200);
        assertThat(Partners.post(Partners.CGJ, "/api/v1/cases/" + number + "/report", report).statusCode()).as("it is no longer theirs to report")
                .isEqualTo(409);

        Until.holds(() -> assertThat(told(number, "REPORTED")).as("after a failure it is told again").isTrue());
        assertThat(heard.values().toString()).doesNotContain("13812345678", "路灯");

        var changes = changesOf(Partners.CGJ, number);
        assertThat(changes).containsSubsequence("DISPATCHED", "SIGNED", "NOTED", "REPORTED");
    }

    @Test
    void theFeedShowsOnlyOnesOwnCasesAndNothingConfidential() {
        var mine = Partners.told("路灯不亮", "柳荫里3号楼前路灯不亮，电话13812345678", true).number().digits();
        var secret = Partners.told("举报", "柳荫里有人倒卖号源 请保密", new Matter(Nature.WHISTLEBLOWING, "0101", Urgency.ORDINARY, true, false), false).number().digits();
        assertThat(changesOf(Partners.CGJ, mine)).isNotEmpty();
        assertThat(changesOf(Partners.GAJ, mine)).isEmpty();
        assertThat(changesOf(Partners.CGJ, secret)).isEmpty();
        var all = feed(Partners.WATCH, 0).toString();
        assertThat(all).contains(mine, secret).doesNotContain("倒卖号源", "13812345678");
        assertThat(Partners.get("nobody", "/api/v1/feed").statusCode()).isEqualTo(401);
        assertThat(Partners.get(Partners.CGJ, "/api/v1/feed?limit=0").statusCode()).isEqualTo(400);
        assertThat(Partners.get(Partners.GAJ, "/api/v1/feed?unit=CGJ&limit=500").body()).as("asking for another's unit gives one's own").doesNotContain(mine);
    }

    @Test
    void theFeedGoesOnWhereItStopped() {
        Partners.told("路灯不亮", "柳荫里路灯不亮", true);
        var page = Partners.json(Partners.get(Partners.WATCH, "/api/v1/feed?limit=1"));
        var rest = Partners.json(Partners.get(Partners.WATCH, "/api/v1/feed?limit=1&after=" + page.get("next").asLong()));
        assertThat(rest.get("changes").get(0).get("feed").asLong()).isNotEqualTo(page.get("changes").get(0).get("feed").asLong());
    }

    private static java.util.List<String> changesOf(String key, String number) {
        var found = new ArrayList<String>();
        feed(key, 0).forEach(change -> {
            if (change.path("number").asString("").equals(number)) {
                found.add(change.get("event").asString());
            }
        });
        return found;
    }

    private static java.util.List<JsonNode> feed(String key, long after) {
        var all = new ArrayList<JsonNode>();
        long place = after;
        while (true) {
            var page = Partners.json(Partners.get(key, "/api/v1/feed?limit=500&after=" + place));
            page.get("changes").forEach(all::add);
            if (page.get("changes").isEmpty()) {
                return all;
            }
            place = page.get("next").asLong();
        }
    }

    @Test
    void anAdministratorMakesTriesAndReplaysASubscription() {
        var admin = Visitor.signedIn(house, "admin");
        admin.seeForm("/console/admin/subscriptions");
        var made = admin.submit("/console/admin/subscriptions", Map.of("name", "trial", "url", hook(), "unit", "", "kinds", "signed"));
        assertThat(made.body()).contains("whsec_");
        var id = house.bean(Subscriptions.class).all().getFirst().id();
        assertThat(admin.get("/console/admin/subscriptions").body()).contains("trial").doesNotContain("whsec_");
        admin.seeForm("/console/admin/subscriptions/" + id);
        admin.submit("/console/admin/subscriptions/" + id + "/test", Map.of());
        Until.holds(() -> assertThat(heard.values().toString()).contains("\"test\""));
        Until.holds(() -> assertThat(admin.get("/console/admin/subscriptions/" + id).body()).contains("/replay\""));
        var push = Pattern.compile("pushes/([0-9a-f-]{36})/replay").matcher(admin.get("/console/admin/subscriptions/" + id).body());
        assertThat(push.find()).isTrue();
        heard.clear();
        admin.submit("/console/admin/subscriptions/" + id + "/pushes/" + push.group(1) + "/replay", Map.of());
        Until.holds(() -> assertThat(heard).containsKey(push.group(1)));
        assertThat(admin.submit("/console/admin/subscriptions/" + id + "/renew", Map.of()).body()).contains("whsec_");
        admin.submit("/console/admin/subscriptions/" + id + "/state", Map.of("active", "false"));
        assertThat(house.bean(Subscriptions.class).find(id).orElseThrow().active()).isFalse();
        admin.submit("/console/admin/subscriptions/" + id + "/remove", Map.of());
        assertThat(house.bean(Subscriptions.class).all()).isEmpty();
        assertThat(house.jdbc().sql("select count(*) from audit where action like 'subscription-%'").query(Integer.class).single()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void anInternalAddressIsRefusedOnThePage() {
        var admin = Visitor.signedIn(house, "admin");
        admin.seeForm("/console/admin/subscriptions");
        var refused = admin.submit("/console/admin/subscriptions", Map.of("name", "inside", "url", "https://169.254.169.254/latest", "unit", "", "kinds", ""));
        assertThat(refused.body()).doesNotContain("whsec_").contains("169.254.169.254");
        assertThat(house.bean(Subscriptions.class).all()).isEmpty();
    }

    @AfterAll
    static void leave() {
        Partners.close();
    }
}
