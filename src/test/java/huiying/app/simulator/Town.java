package huiying.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import com.google.re2j.Pattern;

import huiying.app.House;
import huiying.app.Until;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole house with residents at its doors and staff at its API; nothing here reaches into it. */
public final class Town {
    static final Pattern NUMBER = Pattern.compile("[0-9]{4} [0-9]{4} [0-9]{4}");
    private static final JsonMapper JSON = new JsonMapper();
    private static Town town;

    final House house;
    final Phones phones;
    private int residents;

    private Town(House house) {
        this.house = house;
        this.phones = house.bean(Phones.class);
    }

    /** One town for all stories of this JVM: a short quiet window, and staff who do not change their minds. */
    static synchronized Town get() {
        if (town == null) {
            var house = House.open(House.directory(), "huiying.conversation.quiet-window=300ms", "huiying.desk.undo=0s", "huiying.dispatch.sample=0",
                    "huiying.api.keys=a:agent-key-0123456789:agent,b:boss-key-0123456789:supervisor,c:cgj-key-0123456789:department:CGJ");
            town = new Town(house);
            Runtime.getRuntime().addShutdownHook(new Thread(house::close));
        }
        return town;
    }

    /** Somebody nobody has heard of. */
    synchronized Resident newcomer() {
        residents++;
        return new Resident("oTown%04d".formatted(residents), "+86138009%05d".formatted(residents));
    }

    /** Somebody on the chat page. */
    Chatter chatter() {
        var set = house.post("/chat/session", new byte[0]).headers().firstValue("Set-Cookie").orElseThrow();
        return new Chatter(set.substring(0, set.indexOf(';')));
    }

    /** Waits until a screen shows such a line, and returns its words. */
    static String sees(Screen screen, Predicate<String> words) {
        Until.holds(() -> assertThat(told(screen)).anyMatch(words));
        return told(screen).stream().filter(words).findFirst().orElseThrow();
    }

    static String sees(Screen screen, String part) {
        return sees(screen, words -> words.contains(part));
    }

    static List<String> told(Screen screen) {
        return screen.lines().stream().filter(line -> line.kind() == Line.Kind.THEIRS).map(Line::text).toList();
    }

    static String numberIn(String words) {
        var found = NUMBER.matcher(words);
        assertThat(found.find()).as(words).isTrue();
        return found.group().replace(" ", "");
    }

    String state(String number) {
        return theCase(number).path("state").asString();
    }

    JsonNode theCase(String number) {
        return JSON.readTree(house.get("/api/v1/cases/" + number, "Authorization", "Bearer boss-key-0123456789").body());
    }

    HttpResponse<String> act(String key, String number, String act, String body) {
        return house.post("/api/v1/cases/" + number + "/" + act, body.getBytes(StandardCharsets.UTF_8), "Authorization", "Bearer " + key, "Content-Type",
                "application/json");
    }

    /** Staff do their part: an agent sends it where it belongs if the machine was not sure, the department signs and reports, the supervisor approves what the rules leave to one. */
    void workedOff(String number) {
        Until.holds(() -> assertThat(state(number)).isIn("TRIAGE", "DISPATCHED"));
        if (state(number).equals("TRIAGE")) {
            assertThat(act("agent-key-0123456789", number, "confirm", "{\"category\":\"0206\"}").statusCode()).isEqualTo(200);
        }
        Until.holds(() -> assertThat(state(number)).isEqualTo("DISPATCHED"));
        assertThat(act("cgj-key-0123456789", number, "sign", "{}").statusCode()).isEqualTo(200);
        Until.holds(() -> assertThat(state(number)).isEqualTo("IN_PROGRESS"));
        assertThat(act("cgj-key-0123456789", number, "report", "{\"text\":\"11月23日已更换灯头一只，当晚恢复照明。\"}").statusCode()).isEqualTo(200);
        Until.holds(() -> assertThat(state(number)).isIn("REPORTED", "RESOLVED"));
        if (state(number).equals("REPORTED")) {
            assertThat(act("boss-key-0123456789", number, "resolve", "{}").statusCode()).isEqualTo(200);
        }
        Until.holds(() -> assertThat(state(number)).isEqualTo("RESOLVED"));
    }

    /** Somebody with a browser. */
    final class Chatter {
        private final String cookie;

        private Chatter(String cookie) {
            this.cookie = cookie;
        }

        void says(String kind, String words) {
            var json = JSON.writeValueAsString(Map.of("id", UUID.randomUUID().toString(), kind, words));
            var answer = house.post("/chat/messages", json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json", "Cookie", cookie);
            assertThat(answer.statusCode()).isEqualTo(202);
        }

        /** What else the page sends. */
        JsonNode sends(String path, Map<String, ?> what) {
            var answer = house.post(path, JSON.writeValueAsBytes(what), "Content-Type", "application/json", "Cookie", cookie);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        }

        /** What the page shows after a reload. */
        String hears(String part) {
            Until.holds(() -> assertThat(page()).contains(part));
            return page().lines().filter(line -> line.contains(part)).reduce((earlier, later) -> later).orElseThrow();
        }

        private String page() {
            return house.get("/chat?lang=zh", "Cookie", cookie).body();
        }
    }

    /** Somebody with a phone. */
    final class Resident {
        final String openid;
        final String number;

        private Resident(String openid, String number) {
            this.openid = openid;
            this.number = number;
        }

        void writes(String words) {
            phones.write(openid, words);
        }

        void texts(String words) {
            phones.text(number, words);
        }

        Screen wechat() {
            return phones.wechat(openid);
        }

        Screen sms() {
            return phones.sms(number);
        }

        Screen voice() {
            return phones.voice(number);
        }

        void calls() {
            phones.call(number);
            mayTalk();
        }

        void says(String words) {
            phones.speak(number, words, 0.9);
        }

        void mayTalk() {
            Until.holds(() -> assertThat(phones.turn(number)).isEqualTo(Call.Turn.SPEAK));
        }
    }
}
