package huiying.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Until;
import huiying.app.config.OwnProcess;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many open chats and consoles at a service with one gigabyte: whatever is said in some of them is heard in the right ones, once. Small in every build; with
 * {@code -Dload.chats=5000 -Dload.consoles=300 -Dload.rate=20 -Dload.seconds=60} it measures how late events are.
 */
class OpenChatsTest {
    private static final int CHATS = Integer.getInteger("load.chats", 100);
    private static final int CONSOLES = Integer.getInteger("load.consoles", 6);
    private static final int RATE = Integer.getInteger("load.rate", 10);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("load.seconds", 5));
    private static final Duration SETTLING = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();
    private static final NavigableSet<Instant> NEVER = new TreeSet<>();
    private static final Changes CHANGE = new Changes();
    private static final Path DATA = House.directory();
    private static OwnProcess service;

    private final HttpClient pages = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    private final HttpClient posts = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    private volatile Figures answered = new Figures();
    private volatile Figures lag = new Figures();

    @BeforeAll
    static void open() {
        service = OwnProcess.start(DATA, List.of("-Xmx1g", "-Xlog:gc:file=" + DATA.resolve("gc.log")), "huiying.limits.chats=1000000");
    }

    @AfterAll
    static void close() {
        service.close();
    }

    /** A visitor with the chat open. */
    private final class Chat {
        private final String cookie = admitted();
        private final Set<Long> numbers = ConcurrentHashMap.newKeySet();
        private final AtomicInteger twice = new AtomicInteger();
        private final AtomicReference<@Nullable Instant> said = new AtomicReference<>();
        private final Ear ear = new Ear(this::heard);

        private CompletableFuture<Integer> open() {
            return ear.listen(pages, HttpRequest.newBuilder(service.at("/chat/stream")).header("Cookie", cookie).header("Last-Event-ID", "0"));
        }

        private void heard(String name, String data, Instant at) {
            if (name.equals("message")) {
                var told = JSON.readTree(data);
                lag.between(Instant.parse(told.path("at").asString()), at);
                if (!numbers.add(told.path("number").asLong())) {
                    twice.incrementAndGet();
                }
                var asked = said.getAndSet(null);
                if (asked != null) {
                    answered.between(asked, at);
                }
            }
        }

        private int says(String words) {
            said.compareAndSet(null, Instant.now());
            var json = JSON.writeValueAsString(Map.of("id", UUID.randomUUID().toString(), "text", words));
            return post(HttpRequest.newBuilder(service.at("/chat/messages")).header("Cookie", cookie).header("Content-Type", "application/json"), json);
        }
    }

    /** A member of staff with the desk open. */
    private final class Desk {
        private final Map<String, NavigableSet<Instant>> told = new ConcurrentHashMap<>();
        private final Ear ear = new Ear(this::heard);
        private final String token;

        private Desk(String token) {
            this.token = token;
        }

        private CompletableFuture<Integer> open() {
            return ear.listen(pages, HttpRequest.newBuilder(service.at("/console/events")).header("Cookie", "huiying=" + token));
        }

        /** When it was told of such a thing about such a case. */
        private void heard(String name, String data, Instant at) {
            if (name.equals("news")) {
                for (var change : CHANGE.read(data)) {
                    told.computeIfAbsent(change, first -> new ConcurrentSkipListSet<>()).add(at);
                }
            }
        }

        private @Nullable Instant toldOf(Happened event) {
            return told.getOrDefault(event.what(), NEVER).ceiling(event.at());
        }
    }

    /** What hundreds of desks are told in the same words is read once. */
    private static final class Changes {
        private final Map<String, List<String>> read = new ConcurrentHashMap<>();

        private List<String> read(String data) {
            return read.computeIfAbsent(data, first -> JSON.readTree(first).valueStream().map(change -> change.path("kind").asString() + " " + change.path(
                    "case").asString()).toList());
        }
    }

    private record Happened(String what, Instant at) {
    }

    @Test
    void whatIsSaidInAFewOfManyOpenChatsIsHeardThereAndOnEveryDesk() throws Exception {
        var chats = atOnce(CHATS, n -> new Chat());
        var desks = signedIn(CONSOLES).stream().map(Desk::new).toList();
        var few = chats.subList(0, Math.max(1, CHATS / 50));
        open(few, desks.subList(0, Math.max(1, CONSOLES / 50)));
        talk(few, desks.subList(0, Math.max(1, CONSOLES / 50)));

        open(chats.subList(few.size(), CHATS), desks.subList(Math.max(1, CONSOLES / 50), CONSOLES));
        talk(chats, desks);
        System.out.printf(Locale.ROOT, "heap after collections at most %d MB of 1024, resident %d MB%n", heapAfter(), service.residentMegabytes());
        assertThat(chats).as("messages told twice").allMatch(chat -> chat.twice.get() == 0);
    }

    private static void open(List<Chat> chats, List<Desk> desks) {
        var began = Instant.now();
        var statuses = new ArrayList<CompletableFuture<Integer>>();
        chats.forEach(chat -> statuses.add(chat.open()));
        desks.forEach(desk -> statuses.add(desk.open()));
        assertThat(statuses).as("streams refused").filteredOn(status -> status.join() != 200).isEmpty();
        System.out.printf(Locale.ROOT, "%,d chats and %d desks opened at once in %.1f s, none refused%n", chats.size(), desks.size(), Duration.between(began,
                Instant.now()).toMillis() / 1000.0);
    }

    private void talk(List<Chat> chats, List<Desk> desks) throws InterruptedException {
        var began = Instant.now();
        var before = Figures.machine();
        lag = new Figures();
        answered = new Figures();
        int sent = say(chats);
        var after = Figures.machine();
        settle(chats);
        var told = new Figures();
        int happened = lateness(desks, began, told);
        System.out.printf(Locale.ROOT, """
                                       %,d messages at %d a second with %,d chats and %d desks open; %s before, %s after
                                       a message to the visitor, from its row to the page: %s
                                       an event, from its row to the desk: %s (%,d events, each on every desk)
                                       from what was said to the first answer: %s
                                       """, sent, RATE, chats.size(), desks.size(), before, after, lag, told, happened, answered);
    }

    private static int say(List<Chat> chats) throws InterruptedException {
        var random = new Random(7);
        var failed = new ConcurrentLinkedQueue<Integer>();
        int sent = (int) (RATE * LENGTH.toSeconds());
        try (ScheduledExecutorService beat = Executors.newScheduledThreadPool(1); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, sent).forEach(n -> {
                var chat = chats.get(random.nextInt(chats.size()));
                var words = "柳荫里小区%d号楼门口的路灯坏了%d天".formatted(1 + random.nextInt(40), 2 + random.nextInt(9));
                beat.schedule(() -> threads.execute(() -> {
                    int status = chat.says(words);
                    if (status != 202) {
                        failed.add(status);
                    }
                }), n * 1000L / RATE, TimeUnit.MILLISECONDS);
            });
            beat.shutdown();
            assertThat(beat.awaitTermination(LENGTH.toSeconds() + 60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failed).as("messages refused").isEmpty();
        return sent;
    }

    /** Every message to a visitor has been heard on their page. */
    private void settle(List<Chat> chats) {
        var jdbc = service.owner();
        Until.holds(SETTLING, () -> assertThat(jdbc.sql("select count(*) from inbox where state = 'waiting'").query(Integer.class).single()).isZero());
        var told = Set.copyOf(jdbc.sql("select seq from delivery where channel = 'web' and state <> 'suppressed'").query(Long.class).list());
        assertThat(told).isNotEmpty();
        Until.holds(SETTLING, () -> assertThat(chats.stream().mapToInt(chat -> chat.numbers.size()).sum()).isEqualTo(told.size()));
        assertThat(chats.stream().flatMap(chat -> chat.numbers.stream())).hasSameElementsAs(told);
    }

    /** Adds how late each desk was told of each event, and counts what it was not told. */
    private static int lateness(List<Desk> desks, Instant since, Figures lag) {
        var happened = service.owner().sql("""
                                           select kind || ' ' || coalesce(case_id::text, '') what, at from feed
                                           where kind in ('case', 'task', 'command', 'delivery') and at > ?
                                           """).param(since.atOffset(ZoneOffset.UTC)).query((row, n) -> new Happened(row.getString("what"), Objects
                .requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant())).list();
        assertThat(happened).isNotEmpty();
        for (var desk : desks) {
            Until.holds(() -> assertThat(happened).allMatch(event -> desk.toldOf(event) != null));
            happened.forEach(event -> lag.between(event.at(), Objects.requireNonNull(desk.toldOf(event))));
        }
        return happened.size();
    }

    private <T> List<T> atOnce(int count, java.util.function.IntFunction<T> one) {
        try (var threads = Executors.newFixedThreadPool(40, Thread.ofVirtual().factory())) {
            return IntStream.range(0, count).mapToObj(n -> CompletableFuture.supplyAsync(() -> one.apply(n), threads)).toList().stream().map(
                    CompletableFuture::join).toList();
        }
    }

    private String admitted() {
        var set = send(HttpRequest.newBuilder(service.at("/chat/session")).POST(HttpRequest.BodyPublishers.noBody())).headers().firstValue("Set-Cookie")
                .orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    /** Each member of staff with a session of their own, as after signing in. */
    private static List<String> signedIn(int count) {
        var jdbc = service.owner();
        var tokens = IntStream.range(0, count).mapToObj(n -> "load-" + UUID.randomUUID()).toList();
        tokens.forEach(token -> assertThat(jdbc.sql("""
                                                    insert into session (id, person, attributes, created_at, last_seen_at, max_idle)
                                                    select ?, id, convert_to(epoch::text, 'UTF8'), now(), now(), interval '1 hour' from person
                                                    where role = 'AGENT' and enabled order by id limit 1
                                                    """).param(hash(token)).update()).isOne());
        return tokens;
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int post(HttpRequest.Builder request, String json) {
        return send(request.POST(HttpRequest.BodyPublishers.ofString(json))).statusCode();
    }

    private java.net.http.HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return posts.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The most that was still in use after a collection. */
    private static long heapAfter() throws java.io.IOException {
        var after = com.google.re2j.Pattern.compile("->([0-9]+)M\\(");
        try (var lines = Files.lines(DATA.resolve("gc.log"))) {
            return lines.map(after::matcher).filter(found -> found.find()).mapToLong(found -> Long.parseLong(found.group(1))).max().orElse(0);
        }
    }
}
