package huiying.bot.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.bot.Cast;
import huiying.bot.Hall;
import huiying.bot.TestDatabase;
import huiying.bot.inbox.Heard;
import huiying.bot.inbox.Inbox;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.inbox.TurnSignals;
import huiying.bot.vault.FileKeys;
import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.channels.Channels;
import huiying.channels.Content;
import huiying.channels.Fetched;
import huiying.channels.Inbound;
import huiying.channels.WebhookRequest;
import tools.jackson.databind.json.JsonMapper;

/** From the message that names a photo to the photo in its case. */
class FetcherTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final WebhookRequest REQUEST = new WebhookRequest("POST", "/channels/web", "", Map.of(), "raw".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path directory;
    private Hall hall;
    private GalleryChannel gallery;
    private Attachments attachments;
    private DirectoryStore store;
    private Scanner.Verdict verdict = new Scanner.Verdict.Clean();
    private Quota quota = new Quota(1 << 20, 3, 10 << 20, 100);
    private @Nullable UUID about;
    private int messages;

    @BeforeEach
    void settle() {
        hall = new Hall();
        gallery = new GalleryChannel(hall.web);
        store = new DirectoryStore(directory);
        attachments = new Attachments(hall.database.jdbc(), new FileKeys(TestDatabase.vault(), hall.cast.keys), store, JSON, hall.clock);
    }

    private Fetcher fetcher() {
        var jdbc = hall.database.jdbc();
        return new Fetcher(hall.database.transactions(), new Fetcher.Shelf(jdbc, TestDatabase.vault(), JSON), attachments, new Channels(List.of(gallery)),
                new Fetcher.Rules(new Examiner(bytes -> verdict, Cast.CITY), quota, hall.clock),
                new Fetcher.Telling(jdbc, hall.notices, hall.tasks, hall.cast.feed));
    }

    /** Says it, and lets the turn be taken, about {@code about}. */
    private UUID says(Content content) {
        var message = Ids.next();
        new Inbox(hall.database.jdbc(), TestDatabase.vault(), hall.addresses, JSON, Duration.ZERO).accept(message, gallery, REQUEST,
                new Inbound.Message(new Address("web", "main", "resident-1"), "m" + messages++, Instant.parse("2026-11-22T01:00:00Z"), content, true));
        while (worker().handleNext()) {
            // the next
        }
        return message;
    }

    private InboxWorker worker() {
        return new InboxWorker(hall.database.transactions(), hall.database.jdbc(), new Inbox(hall.database.jdbc(), TestDatabase.vault(), hall.addresses, JSON,
                Duration.ZERO),
                new MediaTurns(new Listener(), new Fetcher.Shelf(hall.database.jdbc(), TestDatabase.vault(), JSON), attachments, hall.cast.cases, hall.clock),
                new TurnSignals());
    }

    private final class Listener implements InboxWorker.TurnHandler {
        @Override
        public void take(UUID turn, UUID address, List<Heard> heard) {
            hall.database.jdbc().sql("""
                                     insert into turn (id, address, seq, closed_by, intent, dialog_before, dialog_after, case_id, at, micros)
                                     values (?, ?, (select count(*) from turn), 'prompt', 'REPORT', 'Idle', 'Idle', ?, now(), 1)
                                     """).params(turn, address, about).update();
        }

        @Override
        public void parked(UUID address, Heard message) {
        }
    }

    private static Fetched.Bytes photo() {
        return new Fetched.Bytes(Photos.ofPhone(400, 300, 1), "image/jpeg");
    }

    private Attachment only() {
        return attachments.find(hall.database.jdbc().sql("select id from attachment").query(UUID.class).single()).orElseThrow();
    }

    private long count(String condition) {
        return hall.database.jdbc().sql("select count(*) from attachment where " + condition).query(Long.class).single();
    }

    @Test
    void aPhotoNamedInAMessageIsFetchedAfterTheTurnAndBelongsToItsCase() {
        about = hall.dispatched().id();
        gallery.has(photo());
        var message = says(new Content.Picture("M1", "http://169.254.169.254/latest", "门口的灯"));

        assertThat(fetcher().fetchNext()).isTrue();
        assertThat(fetcher().fetchNext()).isFalse();
        assertThat(gallery.asked).containsExactly("M1");
        var kept = attachments.ofCase(about).getFirst();
        assertThat(kept.isPicture()).isTrue();
        assertThat(kept.facts().takenAt()).isEqualTo(Instant.parse("2026-11-22T01:30:00Z"));
        assertThat(attachments.ofMessages(List.of(message))).containsKey(message);
        assertThat(Photos.decoded(attachments.whole(kept).orElseThrow()).getWidth()).isEqualTo(400);
        assertThat(Photos.decoded(attachments.small(kept).orElseThrow()).getWidth()).isEqualTo(320);
        assertThat(attachments.about(kept).latitude()).isBetween(28.1, 28.3);
    }

    @Test
    void whatIsKeptHereIsForgottenAtTheProvider() {
        gallery.has(photo());
        says(new Content.Picture("M1", null, null));
        fetcher().fetchNext();
        assertThat(gallery.forgotten).containsExactly("M1");
        assertThat(count("forget_due_at is not null")).isZero();
        hall.clock.forward(Duration.ofDays(1));
        assertThat(fetcher().fetchNext()).isFalse();
    }

    @Test
    void aProviderThatDoesNotForgetIsAskedAgainEveryHour() {
        gallery.has(photo());
        gallery.remembers = true;
        says(new Content.Picture("M1", null, null));
        fetcher().fetchNext();
        assertThat(count("state = 'KEPT' and forget_due_at is not null")).isOne();
        hall.clock.forward(Duration.ofMinutes(3));
        assertThat(fetcher().fetchNext()).isTrue();
        assertThat(fetcher().fetchNext()).isFalse();
        gallery.remembers = false;
        hall.clock.forward(Duration.ofMinutes(61));
        assertThat(fetcher().fetchNext()).isTrue();
        assertThat(gallery.forgotten).containsExactly("M1");
        assertThat(count("forget_due_at is not null")).isZero();
    }

    @Test
    void whatTheProviderStillNeedsIsForgottenLater() {
        gallery.has(photo());
        gallery.needed = Duration.ofMinutes(30);
        says(new Content.Picture("M1", null, null));
        fetcher().fetchNext();
        hall.clock.forward(Duration.ofMinutes(29));
        assertThat(fetcher().fetchNext()).isFalse();
        hall.clock.forward(Duration.ofMinutes(1));
        assertThat(fetcher().fetchNext()).isTrue();
        assertThat(gallery.forgotten).containsExactly("M1");
    }

    @Test
    void aProviderThatRefusesForADayIsToldToAPersonOnceAndAskedOn() {
        leavesATalk();
        gallery.remembers = true;
        asksHourly(23);
        assertThat(alarms()).isZero();
        asksHourly(3);
        attachments.tidy();
        assertThat(alarms()).isOne();
        gallery.remembers = false;
        asksHourly(1);
        assertThat(gallery.forgotten).containsExactly("https://provider.example/RE1");
        assertThat(hall.database.owner().sql("select count(*) from attachment where media_id is not null").query(Integer.class).single()).isZero();
        attachments.tidy();
        assertThat(count("true")).as("nothing of it is left").isZero();
    }

    private void leavesATalk() {
        var address = hall.addresses.keep(new Address("web", "main", "caller"));
        new Leftovers(new Fetcher.Shelf(hall.database.jdbc(), TestDatabase.vault(), JSON), hall.clock).leave(address, "https://provider.example/RE1");
    }

    private void asksHourly(int times) {
        for (int n = 0; n < times; n++) {
            assertThat(fetcher().fetchNext()).isTrue();
            assertThat(fetcher().fetchNext()).isFalse();
            hall.clock.forward(Duration.ofMinutes(61));
        }
    }

    private int alarms() {
        return hall.database.jdbc().sql("select count(*) from task where kind = 'alarm' and reason = 'provider-keeps-media' and done_at is null")
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsErasedBeforeTheProviderForgotItOrBeforeItWasFetchedIsForgottenThereAllTheSame() {
        about = hall.dispatched().id();
        gallery.has(photo(), new Fetched.Later("busy", Duration.ofHours(9)));
        gallery.remembers = true;
        says(new Content.Picture("M1", null, null));
        fetcher().fetchNext();
        says(new Content.Picture("M2", null, null));
        fetcher().fetchNext();
        hall.cast.inTransaction(() -> {
            hall.cast.keys.destroy(about);
            return true;
        });
        assertThat(attachments.tidy()).isEqualTo(2);
        gallery.remembers = false;
        hall.clock.forward(Duration.ofHours(2));
        while (fetcher().fetchNext()) {
            // the next
        }
        assertThat(gallery.forgotten).containsExactlyInAnyOrder("M1", "M2");
        assertThat(gallery.asked).as("nothing is fetched any more").containsExactly("M1", "M2");
    }

    @Test
    void whoSendsAPhotoNobodyCanOpenIsToldHowToSendAnother() {
        gallery.has(new Fetched.Bytes("....ftypheic....".getBytes(StandardCharsets.ISO_8859_1), "image/heic"));
        says(new Content.Picture("M1", null, null));
        fetcher().fetchNext();
        assertThat(count("state = 'REFUSED' and problem = 'heic'")).isOne();
        assertThat(hall.told()).containsExactly("MEDIA_HEIC");
    }

    @Test
    void aMessageThatIsTakenTwiceBringsItsPhotoOnce() {
        gallery.has(photo(), photo());
        var message = says(new Content.Picture("M1", null, null));
        hall.database.owner().sql("update inbox set state = 'waiting' where id = ?").param(message).update();
        hall.database.jdbc().sql("update lane set due_at = now()").update();
        worker().handleNext();

        assertThat(fetcher().fetchNext()).isTrue();
        assertThat(fetcher().fetchNext()).isFalse();
        assertThat(count("true")).isEqualTo(1);
        assertThat(gallery.asked).hasSize(1);
    }

    @Test
    void aPhotoWithAWordOfThanksBelongsToWhatWasToldLast() {
        var lamp = hall.dispatched();
        about = null;
        gallery.has(photo());
        says(new Content.Picture("M1", null, "谢谢"));
        fetcher().fetchNext();

        assertThat(attachments.ofCase(lamp.id())).hasSize(1);
    }

    @Test
    void manyFetchersFetchEachPhotoOnce() throws Exception {
        quota = Quota.USUAL;
        for (int n = 0; n < 12; n++) {
            gallery.has(photo());
            says(new Content.Picture("M" + n, null, null));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 6; n++) {
                threads.submit(() -> {
                    while (fetcher().fetchNext()) {
                        // the next
                    }
                });
            }
        }
        assertThat(gallery.asked).hasSize(12).doesNotHaveDuplicates();
        assertThat(count("state = 'KEPT'")).isEqualTo(12);
    }

    @Test
    void whenTheProviderIsBusyItIsAskedAgainLater() {
        gallery.has(new Fetched.Later("45009", Duration.ofMinutes(10)), photo());
        says(new Content.Picture("M1", null, null));
        fetcher().fetchNext();

        hall.clock.forward(Duration.ofMinutes(9));
        assertThat(fetcher().fetchNext()).isFalse();
        hall.clock.forward(Duration.ofMinutes(2));
        assertThat(fetcher().fetchNext()).isTrue();
        assertThat(only().isKept()).isTrue();
    }

    @Test
    void aFetcherThatDiesLeavesItsPhotoToTheNext() {
        says(new Content.Picture("M1", null, null));
        hall.cast.inTransaction(() -> new Wanted(hall.database.jdbc(), TestDatabase.vault(), JSON, hall.clock).claim());

        assertThat(fetcher().fetchNext()).isFalse();
        hall.clock.forward(Duration.ofMinutes(3));
        gallery.has(photo());
        assertThat(fetcher().fetchNext()).isTrue();
        assertThat(only().isKept()).isTrue();
    }

    @Test
    void whatIsGoneIsToldHonestlyAndOnce() {
        says(new Content.Picture("M1", null, null));
        fetcher().fetchNext();

        assertThat(only().state()).isEqualTo(Attachment.State.GONE);
        assertThat(only().problem()).isEqualTo("40007");
        assertThat(hall.told()).containsExactly("MEDIA_LOST");
        assertThat(hall.database.jdbc().sql("select media_id is null from attachment").query(Boolean.class).single()).isTrue();
    }

    @Test
    void whoNeverAnswersIsGivenUpAfterThreeDays() {
        says(new Content.Picture("M1", null, null));
        for (int n = 0; n < 60; n++) {
            gallery.has(new Fetched.Later("timeout", Duration.ZERO));
            fetcher().fetchNext();
            hall.clock.forward(Duration.ofHours(2));
        }
        assertThat(only().state()).isEqualTo(Attachment.State.GONE);
        assertThat(only().problem()).isEqualTo("gave-up");
        assertThat(gallery.asked.size()).isBetween(15, 50);
        assertThat(hall.told()).containsExactly("MEDIA_LOST");
    }

    @Test
    void whatIsTooLargeOrNoPhotoIsToldToo() {
        gallery.has(new Fetched.TooLarge(1), new Fetched.Bytes("<html>".getBytes(StandardCharsets.UTF_8), "image/jpeg"));
        says(new Content.Picture("M1", null, null));
        says(new Content.Picture("M2", null, null));
        fetcher().fetchNext();
        fetcher().fetchNext();

        assertThat(count("state = 'REFUSED'")).isEqualTo(2);
        assertThat(hall.told()).containsExactly("MEDIA_LOST", "MEDIA_LOST");
    }

    @Test
    void nobodyFillsTheHouseInADay() {
        for (int n = 0; n < 5; n++) {
            gallery.has(photo());
            says(new Content.Picture("M" + n, null, null));
            fetcher().fetchNext();
        }
        assertThat(count("state = 'KEPT'")).isEqualTo(3);
        assertThat(count("state = 'REFUSED' and problem = 'quota'")).isEqualTo(2);
        hall.clock.forward(Duration.ofDays(1));
        gallery.has(photo());
        says(new Content.Picture("M9", null, null));
        fetcher().fetchNext();
        assertThat(count("state = 'KEPT'")).isEqualTo(4);
    }

    @Test
    void whatLooksDangerousIsKeptApartAndAPersonSeesIt() {
        verdict = new Scanner.Verdict.Infected("Eicar-Test-Signature");
        gallery.has(photo());
        says(new Content.Picture("M1", null, null));
        fetcher().fetchNext();

        assertThat(only().state()).isEqualTo(Attachment.State.QUARANTINED);
        assertThat(attachments.whole(only())).isEmpty();
        assertThat(hall.openTasks()).anyMatch(task -> task.endsWith("infected-attachment"));
    }

    @Test
    void withoutItsScannerNothingIsTakenUnseen() {
        verdict = new Scanner.Verdict.Unknown("away");
        gallery.has(photo(), photo());
        says(new Content.Picture("M1", null, null));
        fetcher().fetchNext();
        assertThat(only().state()).isEqualTo(Attachment.State.WANTED);

        verdict = new Scanner.Verdict.Clean();
        hall.clock.forward(Duration.ofMinutes(5));
        fetcher().fetchNext();
        assertThat(only().isKept()).isTrue();
    }

    @Test
    void aRecordingIsKeptWithItsTranscript() {
        gallery.has(new Fetched.Bytes("#!AMR\n....".getBytes(StandardCharsets.ISO_8859_1), "audio/amr"));
        says(new Content.Voice("V1", "门口的灯坏了"));
        fetcher().fetchNext();

        assertThat(only().kind()).isEqualTo(Kind.VOICE);
        assertThat(attachments.about(only()).transcript()).isEqualTo("门口的灯坏了");
        assertThat(hall.database.owner().sql("select encode(about, 'escape') || encode(wrapped, 'escape') from attachment").query(String.class).single())
                .doesNotContain("transcript");
    }

    @Test
    void erasingTheCaseLeavesBytesNobodyCanOpenAndThenNone() throws Exception {
        var lamp = hall.dispatched();
        about = lamp.id();
        gallery.has(photo());
        says(new Content.Picture("M1", null, null));
        fetcher().fetchNext();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain("JFIF");
            }
        }

        hall.cast.inTransaction(() -> {
            hall.cast.keys.destroy(lamp.id());
            return true;
        });
        assertThat(attachments.whole(only())).isEmpty();
        assertThat(attachments.about(only())).isEqualTo(About.NOTHING);
        assertThat(attachments.tidy()).isEqualTo(1);
        assertThat(only().state()).isEqualTo(Attachment.State.ERASED);
        assertThat(store.get(only().id().toString())).isEmpty();
        assertThat(attachments.tidy()).isZero();
    }

    @Test
    void anAnswerOfAWayInWithoutAStoreIsWrittenDown() {
        about = null;
        says(new Content.Picture("M1", null, null));
        new Fetcher(hall.database.transactions(), new Fetcher.Shelf(hall.database.jdbc(), TestDatabase.vault(), JSON), attachments, hall.channels,
                new Fetcher.Rules(new Examiner(Scanner.NONE, Cast.CITY), quota, hall.clock),
                new Fetcher.Telling(hall.database.jdbc(), hall.notices, hall.tasks, hall.cast.feed)).fetchNext();

        assertThat(only().problem()).isEqualTo("no-source");
    }

    @Test
    void theDirectoryTakesNoStrangeNames() {
        assertThatThrownBy(() -> store.get("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.put("a..b-12345678", new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.get("not-there-at-all")).isEmpty();
        store.put("there-it-is", new byte[]{1});
        store.put("there-it-is", new byte[]{2});
        assertThat(store.get("there-it-is")).contains(new byte[]{2});
        store.delete("there-it-is");
        store.delete("there-it-is");
        assertThat(store.get("there-it-is")).isEmpty();
    }
}
