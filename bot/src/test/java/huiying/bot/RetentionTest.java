package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import huiying.bot.attachments.Fetcher;
import huiying.bot.attachments.Leftovers;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.ChainCheck;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.cases.RowCheck;
import huiying.bot.desk.Command;
import huiying.bot.desk.NotPermitted;
import huiying.bot.inbox.Inbox;
import huiying.bot.retention.Blanks;
import huiying.bot.retention.Retention;
import huiying.bot.sla.Scope;
import huiying.bot.sla.Terms.Rule;
import huiying.bot.sla.Timer;
import huiying.bot.survey.Question;
import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.WebhookRequest;
import tools.jackson.databind.json.JsonMapper;

/** After so many years nobody can read what a resident said, and everything that was counted can still be counted. */
class RetentionTest {
    private final Hall hall = new Hall();
    private final Audit audit = new Audit(hall.database.jdbc(), hall.clock);
    private final RetentionWatch watch = new RetentionWatch(hall.database.transactions(), new Retention(hall.database.jdbc(), hall.cast.cases, hall.cast.keys,
            new Blanks(hall.database.jdbc(), TestDatabase.vault(),
                    new Leftovers(new Fetcher.Shelf(hall.database.jdbc(), TestDatabase.vault(), JsonMapper.shared()),
                            hall.clock)),
            hall.levels, new Retention.When(hall.clock, audit)));

    @Test
    void afterItsTimeTheWordsAreGoneAndTheSkeletonVerifies() {
        var closed = closed();
        hall.clock.forward(Duration.ofDays(1_094));
        assertThat(watch.erase()).as("a day too early").isZero();
        assertThat(hall.now(closed).words()).isNotEmpty();
        hall.clock.forward(Duration.ofDays(2));
        assertThat(watch.erase()).isOne();
        var erased = hall.now(closed);
        assertThat(erased.words() + erased.title()).isEmpty();
        assertThat(erased.place()).isNull();
        assertThat(erased.state()).isEqualTo(CaseStatus.CLOSED_OK);
        assertThat(hall.cast.cases.replayed(closed.id())).isEqualTo(erased);
        assertThat(new ChainCheck(hall.database.jdbc()).verifyAll().intact()).isTrue();
        assertThat(new RowCheck(hall.database.jdbc(), hall.cast.cases).verify(closed.id())).isEmpty();
        assertThat(watch.erase()).as("once").isZero();
    }

    @Test
    void whatWasToldAnsweredAndDecidedBesideItIsEmptyAndStillReadable() {
        var closed = closed();
        hall.clock.forward(Duration.ofDays(1_100));
        watch.erase();
        var jdbc = hall.database.jdbc();
        assertThat(jdbc.sql("select id, parameters from notice where case_id = ?").param(closed.id())
                .query((row, n) -> TestDatabase.vault().openText(row.getObject(1, UUID.class), row.getBytes(2))).list()).isNotEmpty().containsOnly("{}");
        var survey = hall.surveys.ofResolution(hall.now(closed)).orElseThrow();
        assertThat(hall.surveys.given(survey.id())).extracting(given -> given.answer()).as("answers by name stay").contains("YES");
        assertThat(hall.surveys.given(survey.id())).allMatch(given -> given.words() == null);
        assertThat(hall.surveys.reason(survey.id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from command where case_id = ? and octet_length(body) > 0").param(closed.id()).query(Integer.class).single())
                .isZero();
    }

    @Test
    void theContactIsForgottenWithItsLastCaseAndComesBackWithItsOwner() {
        var value = new Address("web", "main", "resident-1");
        closed();
        hall.clock.forward(Duration.ofDays(1_100));
        watch.erase();
        assertThat(hall.addresses.find(hall.resident).orElseThrow().value()).isEmpty();
        var inbox = new Inbox(hall.database.jdbc(), TestDatabase.vault(), hall.addresses, JsonMapper.shared(), Duration.ZERO);
        inbox.accept(Ids.next(), hall.web, new WebhookRequest("POST", "/", "", Map.of(), "{}".getBytes(StandardCharsets.UTF_8)),
                new Inbound.Message(value, "again", hall.clock.instant(), new Content.Text("又坏了"), true));
        assertThat(hall.addresses.find(hall.resident)).contains(value);
    }

    @Test
    void recordedTalksAreForgottenAtTheProviderToo() {
        var closed = closed();
        talk(closed.id(), "RE-case");
        talk(null, "RE-nothing-came-of-it");
        hall.clock.forward(Duration.ofDays(1_094));
        watch.erase();
        assertThat(leftovers()).isEmpty();
        hall.clock.forward(Duration.ofDays(2));
        assertThat(watch.erase()).isOne();
        assertThat(leftovers()).as("asked for once each").hasSize(2).allMatch(left -> left.contains("RE-"))
                .noneMatch(left -> left.contains(closed.id().toString()));
        assertThat(hall.database.jdbc().sql("select count(*) from phone_call where recording is not null").query(Integer.class).single()).isZero();
        watch.erase();
        assertThat(leftovers()).hasSize(2);
    }

    private void talk(@Nullable UUID about, String recording) {
        var id = Ids.next();
        hall.database.jdbc().sql("""
                                 insert into phone_call (id, account, address, language, purpose, state, queued_at, heard_at, ended_at, case_id, recording)
                                 values (:id, 'main', :address, 'zh', 'hotline', 'over', :now, :now, :now, :case, :recording)""").param("id", id)
                .param("address", hall.resident).param("now", hall.clock.instant().atOffset(ZoneOffset.UTC)).param("case", about, Types.OTHER)
                .param("recording", TestDatabase.vault().seal(id, recording)).update();
    }

    /** What providers are to forget. */
    private List<String> leftovers() {
        return hall.database.jdbc().sql("select id, media_id from attachment where forget_due_at is not null")
                .query((row, n) -> TestDatabase.vault().openText(row.getObject(1, UUID.class), row.getBytes(2))).list();
    }

    @Test
    void whoStillHasACaseIsNotForgotten() {
        closed();
        hall.clock.forward(Duration.ofDays(1_080));
        hall.dispatched();
        hall.clock.forward(Duration.ofDays(30));
        assertThat(watch.erase()).isOne();
        assertThat(hall.addresses.find(hall.resident).orElseThrow().value()).isEqualTo("resident-1");
    }

    @Test
    void whatIsHeldOutlivesItsTimeUntilItIsReleased() {
        var closed = closed();
        assertThatThrownBy(() -> hall.act(hall.agent, closed, new Command.HoldRecords("诉讼"))).isInstanceOf(NotPermitted.class);
        var held = hall.act(hall.supervisor, closed, new Command.HoldRecords("行政诉讼"));
        assertThat(held.beside().held()).isTrue();
        assertThatThrownBy(() -> hall.act(hall.supervisor, held, new Command.HoldRecords("再次"))).isInstanceOf(NotAllowedNow.class);
        hall.clock.forward(Duration.ofDays(2_000));
        assertThat(watch.erase()).isZero();
        assertThat(hall.now(closed).words()).isNotEmpty();
        hall.act(hall.supervisor, held, new Command.ReleaseRecords("已结案"));
        assertThat(watch.erase()).isOne();
    }

    @Test
    void theTimeIsDataByItem() {
        var closed = closed();
        var terms = hall.terms.current().with(new Rule(Timer.T_RETAIN, new Scope("0206", "", null), "30d"));
        hall.cast.inTransaction(() -> hall.terms.keep(terms, new huiying.bot.sla.TermBook.Author("test", "档案期限"), "", null));
        hall.clock.forward(Duration.ofDays(31));
        assertThat(watch.erase()).isOne();
        assertThat(hall.now(closed).words()).isEmpty();
    }

    @Test
    void whatIsOpenIsNeverErasedAndWhatIsErasedIsNotWrittenAbout() {
        var open = hall.dispatched();
        var closed = closed();
        hall.clock.forward(Duration.ofDays(1_500));
        assertThat(watch.erase()).isOne();
        assertThat(hall.now(open).words()).isNotEmpty();
        assertThatThrownBy(() -> hall.make(closed, new CaseEvent.Noted("补记"))).isInstanceOf(NotAllowedNow.class);
    }

    @Test
    void theAuditSaysWhatWasErasedByItsIdAlone() {
        var closed = closed();
        hall.clock.forward(Duration.ofDays(1_100));
        watch.erase();
        assertThat(audit.latest(2).reversed()).extracting(Audit.Entry::action, Audit.Entry::subject, Audit.Entry::facts).containsExactly(
                org.assertj.core.api.Assertions.tuple("case-erased", closed.id().toString(), Map.of()),
                org.assertj.core.api.Assertions.tuple("contact-erased", hall.resident.toString(), Map.of()));
        assertThat(audit.brokenAt()).isEmpty();
    }

    private Case closed() {
        var resolved = hall.resolved();
        hall.act(hall.agent, resolved, new Command.Note("居民来电"));
        var survey = hall.surveys.ofResolution(resolved).orElseThrow();
        for (var answer : List.of(Map.entry(Question.CONTACTED, "YES"), Map.entry(Question.SOLVED, "YES"), Map.entry(Question.SATISFIED, "DISSATISFIED"),
                Map.entry(Question.REASON, "等了太久"))) {
            hall.cast.inTransaction(() -> hall.aftercare.answer(survey.id(), answer.getKey(), answer.getValue(), hall.citizen()));
        }
        return hall.now(resolved);
    }
}
