package huiying.app;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;

import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.progress.Moves;
import huiying.channels.Address;
import huiying.nlp.Guess;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Prediction;
import huiying.nlp.Urgency;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A house that other systems work with: a city's app, two departments, the hotline's own supervisor, each with a key. Acts are carried out at once. */
public final class Partners {
    public static final String CITY = "city-app-secret-0123456789";
    public static final String CGJ = "cgj-secret-0123456789abcdef";
    public static final String GAJ = "gaj-secret-0123456789abcdef";
    public static final String WATCH = "watch-secret-0123456789abcd";
    public static final String BOSS = "boss-secret-0123456789abcde";
    private static House house;
    private static int residents;

    private Partners() {
    }

    public static synchronized House house() {
        if (house == null) {
            house = House.open(House.directory(), "huiying.conversation.quiet-window=0", "huiying.desk.undo=0s", "huiying.dispatch.sample=0",
                    "huiying.open311.jurisdiction=linlan.example", "huiying.open311.writes=10000", "huiying.open311.reads=10000",
                    "huiying.subscriptions.allowed-hosts=127.0.0.1",
                    "huiying.api.keys=city:" + CITY + ":agent,cgj:" + CGJ + ":department:CGJ,gaj:" + GAJ + ":department:GAJ,watch:" + WATCH
                            + ":supervisor,boss:" + BOSS + ":admin");
        }
        return house;
    }

    /** After the last test of a class: two houses at once are more than one machine should carry. */
    public static synchronized void close() {
        if (house != null) {
            house.close();
            house = null;
        }
    }

    /** What a resident told on the web chat, filed and, when sure, sent to CGJ. */
    public static Case told(String title, String words, boolean sure) {
        return told(title, words, new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false), sure);
    }

    public static synchronized Case told(String title, String words, Matter matter, boolean sure) {
        var address = house().bean(huiying.bot.addresses.Addresses.class).keep(new Address("web", "main", "partner-resident-" + ++residents));
        var candidates = java.util.List.of(new Prediction("0206", 0.97, java.util.List.of()));
        var draft = new Draft(title, words, Spot.named("柳荫里3号楼"), matter, null, Language.ZH);
        return Objects.requireNonNull(house().bean(TransactionOperations.class).execute(status -> {
            var moves = house().bean(Moves.class);
            var opened = moves.open(draft, Origin.of("web", address), Actor.citizen(address));
            return moves.file(opened.id(), sure ? new Guess.Clear(candidates) : new Guess.Ambiguous(candidates), Actor.citizen(address)).filed();
        }));
    }

    public static Case make(Case about, CaseEvent event) {
        return Objects.requireNonNull(house().bean(TransactionOperations.class)
                .execute(status -> house().bean(Moves.class).make(about.id(), event, Actor.staff(new java.util.UUID(7, 7), "supervisor"))));
    }

    public static Case now(String number) {
        return house().bean(Cases.class).find(new CaseNumber(number)).orElseThrow();
    }

    public static HttpResponse<String> post(String secret, String path, String body, String... headers) {
        var request = house().request(path, headers).header("Authorization", "Bearer " + secret).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return house().send(request);
    }

    public static HttpResponse<String> get(String secret, String path) {
        return house().get(path, "Authorization", "Bearer " + secret);
    }

    public static HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
        return house().form(path, fields, headers);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
