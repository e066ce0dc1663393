package huiying.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.google.re2j.Pattern;

import huiying.app.House;
import huiying.app.Until;
import huiying.bot.learning.releases.Following;
import huiying.bot.learning.releases.Releases;
import huiying.bot.learning.runs.Models;
import huiying.nlp.Understander;

/**
 * A process of its own is killed in the middle of a promotion: the history is written and the row that all nodes follow is being changed. After the next start
 * exactly one model answers on every node, the one of before, and the history tells of no other.
 */
class KilledPromotionTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data = House.directory();
    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final OwnProcess victim = OwnProcess.start(data, List.of("-Xmx384m"), "huiying.learning.automatic=false");

    @AfterEach
    void stop() {
        victim.close();
        browser.close();
    }

    @Test
    void exactlyOneModelAnswersOnEveryNodeAfterwards() throws Exception {
        var database = victim.owner();
        var run = candidate(database);
        signIn();
        database.sql("create function public.hold() returns trigger language plpgsql as 'begin perform pg_sleep(300); return new; end'").update();
        database.sql("create trigger hold before update on live_model for each row execute function public.hold()").update();
        var promotion = CompletableFuture.supplyAsync(() -> post("/console/studio/release/" + run + "/promote", "/console/studio/release",
                Map.of("why", "weekly")));
        Until.holds(PATIENCE, () -> assertThat(database.sql("select count(*) from pg_stat_activity where wait_event = 'PgSleep'").query(Integer.class).single())
                .as("the promotion is half done").isOne());
        assertThat(promotion).isNotDone();
        victim.kill();
        database.sql("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'").query(Boolean.class).list();
        database.sql("drop trigger hold on live_model").update();

        try (var house = House.open(data)) {
            assertThat(house.jdbc().sql("select count(*) from live_model").query(Integer.class).single()).isOne();
            assertThat(house.jdbc().sql("select count(*) from live_model where run is null").query(Integer.class).single()).as("the one of before").isOne();
            assertThat(house.jdbc().sql("select count(*) from model_release where kind = 'promote'").query(Integer.class).single()).isZero();
            assertThat(house.jdbc().sql("select count(*) from audit where action = 'model-promote'").query(Integer.class).single()).isZero();
            var other = new Following(house.bean(Releases.class), house.bean(Models.class), Understander.builder().build());
            other.follow();
            assertThat(house.bean(Following.class).followed()).isEqualTo(other.followed());
            assertThat(other.followed().run()).isNull();
        }
    }

    /** A candidate whose figures open every gate: what is asked here is what becomes of its promotion. */
    private static String candidate(JdbcClient database) {
        database.sql("insert into sample_snapshot (hash, samples, rows, made_at) values ('s', 1, '\\x', now())").update();
        database.sql("""
                     insert into learning_run (id, kind, state, by_person, why, asked_at, ended_at, seed, snapshot, model, model_hash, version, card)
                     select gen_random_uuid(), 'asked', 'done', '', '', now(), now() - interval '4 days', 7, 's', '\\x00', 'hash', 'v', cast(:card as jsonb)""")
                .param("card", """
                               {"rival":null,"size":{"samples":1,"added":0,"labels":1,"bytes":1},
                                "held":{"accuracy":1,"macroF1":1,"rivalAccuracy":1,"rivalMacroF1":1,"ece":0},
                                "golden":{"size":1,"edition":"x","accuracy":1,"rivalAccuracy":1,"macroF1":1,"rivalMacroF1":1,"losses":[],"clear":[]},
                                "flips":{"added":0,"suspects":0,"before":0,"suspectsBefore":0,"givers":[]},"triggers":[]}""").update();
        return database.sql("select cast(id as text) from learning_run where state = 'done' and kind = 'asked'").query(String.class).single();
    }

    private void signIn() {
        var found = Pattern.compile("password of each: (\\S+)").matcher(victim.log());
        assertThat(found.find()).isTrue();
        assertThat(post("/login", "/login", Map.of("username", "admin", "password", found.group(1))).headers().firstValue("Location")).contains("/console");
    }

    /** Sends a form as the page that holds it would. */
    private HttpResponse<String> post(String path, String page, Map<String, String> fields) {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(send(HttpRequest.newBuilder(victim.at(page)).GET()).body());
        assertThat(token.find()).isTrue();
        var form = fields.entrySet().stream().map(field -> field.getKey() + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(victim.at(path)).header("Content-Type", "application/x-www-form-urlencoded").header("Origin", victim.at("").toString())
                        .POST(HttpRequest.BodyPublishers.ofString(form + "&_csrf=" + encoded(token.group(1)))));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
