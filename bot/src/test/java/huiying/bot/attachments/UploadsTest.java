package huiying.bot.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.bot.Cast;
import huiying.bot.Hall;
import huiying.bot.TestDatabase;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.ChainCheck;
import huiying.bot.cases.RowCheck;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.FileKeys;
import huiying.bot.vault.Ids;
import tools.jackson.databind.json.JsonMapper;

class UploadsTest {
    private static final byte[] PHOTO = Photos.plain("jpeg", 80, 60);

    @TempDir
    Path directory;
    private Hall hall;
    private Attachments attachments;

    @BeforeEach
    void settle() {
        hall = new Hall();
        attachments = new Attachments(hall.database.jdbc(), new FileKeys(TestDatabase.vault(), hall.cast.keys), new DirectoryStore(directory),
                JsonMapper.shared(), hall.clock);
    }

    private Uploads uploads(AttachmentStore store, Scanner scanner) {
        var kept = new Attachments(hall.database.jdbc(), new FileKeys(TestDatabase.vault(), hall.cast.keys), store, JsonMapper.shared(), hall.clock);
        return new Uploads(hall.database.transactions(), hall.database.jdbc(), kept, new Examiner(scanner, Cast.CITY),
                new Uploads.Limits(new Quota(100_000, 5, 10 << 20, 100), hall.clock),
                new Uploads.Telling(hall.tasks, hall.cast.feed, (about, photo, by) -> hall.moves.make(about, photo, by)));
    }

    private Uploads uploads() {
        return uploads(new DirectoryStore(directory), Scanner.NONE);
    }

    private UUID kept(Uploads.By by) {
        return ((Uploads.Taken.Kept) uploads().take(by, PHOTO, Kind.PICTURE, "灯.jpg")).id();
    }

    @Test
    void aPhotoOfTheChatIsTheResidentsAndBecomesPartOfTheCaseWithItsMessage() {
        var lamp = hall.dispatched();
        var id = kept(Uploads.By.resident(hall.resident));
        assertThat(attachments.ofResident(id, hall.resident)).isPresent();
        assertThat(attachments.ofResident(id, UUID.randomUUID())).isEmpty();

        var message = message();
        assertThat(attachments.bind(id, UUID.randomUUID(), message, lamp.id())).as("somebody else's").isFalse();
        assertThat(attachments.bind(id, hall.resident, message, lamp.id())).isTrue();
        assertThat(attachments.bind(id, hall.resident, message, lamp.id())).as("once").isFalse();
        var photo = attachments.ofCase(lamp.id()).getFirst();
        assertThat(attachments.whole(photo)).isPresent();
        assertThat(attachments.about(photo).name()).isEqualTo("灯.jpg");

        hall.cast.inTransaction(() -> {
            hall.cast.keys.destroy(lamp.id());
            return true;
        });
        assertThat(attachments.whole(photo)).isEmpty();
    }

    private UUID message() {
        var id = Ids.next();
        hall.database.jdbc().sql("insert into inbox (id, address, provider_id, kind, content, raw, sent_at) values (?, ?, ?, 'Picture', '', '', now())")
                .params(id, hall.resident, id.toString()).update();
        return id;
    }

    private StaffMember worker() {
        var worker = Hall.of("CGJ");
        hall.database.jdbc().sql("""
                                 insert into person (id, login, name, password_hash, role, unit, created_at)
                                 values (?, 'xu', '许师傅', '', 'DEPARTMENT', 'CGJ', now()) on conflict do nothing
                                 """).param(worker.id()).update();
        return worker;
    }

    /** Nobody puts another picture in the place of a unit's proof, takes one away or slips one in behind the history's back. */
    @Test
    void aPhotoOfAUnitIsPartOfTheHistoryAndOneThatDiffersFromItIsFound() {
        var lamp = hall.dispatched();
        var rows = new RowCheck(hall.database.jdbc(), hall.cast.cases);
        var id = kept(Uploads.By.staff(worker(), lamp.id(), Stage.AFTER));
        var step = hall.cast.cases.history(lamp.id()).getLast();
        assertThat(step.event()).isInstanceOfSatisfying(CaseEvent.PhotoTaken.class, photo -> {
            assertThat(photo.attachment()).isEqualTo(id);
            assertThat(photo.stage()).isEqualTo("AFTER");
            assertThat(photo.digest()).hasSize(64)
                    .isEqualTo(hall.database.owner().sql("select encode(digest, 'hex') from attachment").query(String.class).single());
        });
        assertThat(step.actor().unit()).isEqualTo("CGJ");
        assertThat(rows.verify(lamp.id())).isEmpty();
        assertThat(new ChainCheck(hall.database.jdbc()).verify(lamp.id())).isEmpty();

        for (var hand : List.of("update attachment set digest = sha256('other')", "update attachment set stage = 'TOLD'",
                "update attachment set case_id = null", "update attachment set digest = null")) {
            var found = hall.database.transactions().execute(status -> {
                hall.database.jdbc().sql(hand).update();
                status.setRollbackOnly();
                return rows.verify(lamp.id());
            });
            assertThat(found).as(hand).containsExactly("photos");
        }
        hall.database.owner().sql("update case_event set facts = jsonb_set(facts, '{digest}', '\"00\"') where type = 'PHOTO_TAKEN'").update();
        assertThat(new ChainCheck(hall.database.jdbc()).verify(lamp.id())).isPresent();
    }

    @Test
    void aPhotoOfAResidentIsNoStepOfTheUnit() {
        var lamp = hall.dispatched();
        kept(Uploads.By.resident(hall.resident, lamp.id()));
        assertThat(hall.cast.cases.history(lamp.id())).noneMatch(step -> step.event() instanceof CaseEvent.PhotoTaken);
        assertThat(new RowCheck(hall.database.jdbc(), hall.cast.cases).verify(lamp.id())).isEmpty();
    }

    @Test
    void whatIsNeverSentOffGoesAfterADay() {
        kept(Uploads.By.resident(hall.resident));
        kept(Uploads.By.staff(worker(), hall.dispatched().id(), Stage.AFTER));
        assertThat(attachments.tidy()).isZero();
        hall.clock.forward(Duration.ofHours(25));

        assertThat(attachments.tidy()).isEqualTo(1);
        assertThat(hall.database.jdbc().sql("select stage from attachment").query(String.class).list()).containsExactly("AFTER");
    }

    @Test
    void manyAtOnceDoNotSlipThroughTheQuotaTogether() throws Exception {
        var tries = new ArrayList<Callable<Uploads.Taken>>();
        for (int n = 0; n < 12; n++) {
            tries.add(() -> uploads().take(Uploads.By.resident(hall.resident), PHOTO, Kind.PICTURE, ""));
        }
        int kept = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var taken : threads.invokeAll(tries)) {
                kept += taken.get() instanceof Uploads.Taken.Kept ? 1 : 0;
            }
        }
        assertThat(kept).isEqualTo(5);
    }

    @Test
    void eachRefusalHasItsWord() {
        var by = Uploads.By.resident(hall.resident);
        assertThat(uploads().take(by, new byte[100_001], Kind.PICTURE, "")).isEqualTo(new Uploads.Taken.Refused("too-large"));
        assertThat(uploads().take(by, "<svg/>".getBytes(java.nio.charset.StandardCharsets.UTF_8), Kind.PICTURE, "")).isEqualTo(
                new Uploads.Taken.Refused("type"));
        assertThat(uploads(new DirectoryStore(directory), bytes -> new Scanner.Verdict.Unknown("away")).take(by, PHOTO, Kind.PICTURE, "")).isEqualTo(
                new Uploads.Taken.Refused("scanner"));
        assertThat(uploads(new DirectoryStore(directory), bytes -> new Scanner.Verdict.Infected("Eicar")).take(by, PHOTO, Kind.PICTURE, "")).isEqualTo(
                new Uploads.Taken.Refused("infected"));
        assertThat(hall.openTasks()).anyMatch(task -> task.endsWith("infected-attachment"));
        assertThat(uploads(new DirectoryStore(Path.of("/proc/nowhere")), Scanner.NONE).take(by, PHOTO, Kind.PICTURE, "")).isEqualTo(
                new Uploads.Taken.Refused("store"));
        assertThat(hall.database.jdbc().sql("select count(*) from attachment where state = 'KEPT'").query(Long.class).single()).isZero();
    }
}
