package huiying.bot.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import huiying.bot.Hall;
import huiying.bot.audit.Audit;
import huiying.bot.sheets.Format;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;

class ExportsTest {
    private final Hall hall = new Hall();
    private final Audit audit = new Audit(hall.database.jdbc(), hall.clock);
    private final Exports exports = new Exports(hall.database.jdbc(), audit, hall.clock);
    private final StaffMember first = person(Role.SUPERVISOR);
    private final StaffMember second = person(Role.SUPERVISOR);

    @Test
    void fiveHundredRowsOnePersonMayTakeAlone() {
        var asked = ask(first, some(500), 0);
        assertThat(asked.isReady(hall.clock.instant())).isTrue();
        assertThat(take(first, asked)).isPresent();
    }

    @Test
    void oneMoreNeedsASecondPersonWhoIsNotTheFirst() {
        var asked = ask(first, some(501), 0);
        assertThat(asked.waits()).isTrue();
        assertThat(take(first, asked)).as("before anybody decided").isEmpty();
        assertThat(decide(first, asked, true)).as("nobody grants their own").isFalse();
        assertThat(decide(second, asked, true)).isTrue();
        assertThat(take(second, asked)).as("whoever allowed it does not take it").isEmpty();
        assertThat(take(first, asked).orElseThrow().what().subjects()).hasSize(501);
    }

    @Test
    void aSingleMatterToldInConfidenceNeedsASecondPerson() {
        assertThat(ask(first, some(1), 1).waits()).isTrue();
    }

    @Test
    void itIsTakenOnceEvenByTwoHandsAtATime() throws Exception {
        var asked = ask(first, some(3), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> taking = () -> take(first, asked).isPresent();
            var taken = threads.invokeAll(Stream.generate(() -> taking).limit(8).toList()).stream().filter(done -> done.resultNow()).count();
            assertThat(taken).isOne();
        }
        assertThat(take(first, asked)).isEmpty();
    }

    @Test
    void whatWasDeclinedOrWaitedTooLongIsNotTaken() {
        var declined = ask(first, some(600), 0);
        assertThat(decide(second, declined, false)).isTrue();
        assertThat(decide(second, declined, true)).as("decided is decided").isFalse();
        assertThat(take(first, declined)).isEmpty();
        var late = ask(first, some(600), 0);
        decide(second, late, true);
        hall.clock.forward(Duration.ofHours(24));
        assertThat(take(first, late)).isEmpty();
        assertThat(exports.find(late.id()).orElseThrow().standing(hall.clock.instant())).isEqualTo("over");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = Mode.EXCLUDE, names = {"SUPERVISOR", "ADMIN"})
    void whoDoesNotSeeEverythingNeitherTakesNorAllows(Role role) {
        var other = person(role);
        assertThat(hall.cast.inTransaction(() -> exports.ask(other, what(some(1), 0), "报表"))).isEmpty();
        assertThat(decide(other, ask(first, some(600), 0), true)).isFalse();
    }

    @Test
    void withoutAReasonOrRowsThereIsNothingToAskFor() {
        assertThat(hall.cast.inTransaction(() -> exports.ask(first, what(some(1), 0), "  "))).isEmpty();
        assertThat(hall.cast.inTransaction(() -> exports.ask(first, what(List.of(), 0), "报表"))).isEmpty();
    }

    @Test
    void everyStepIsInTheAuditWithIdsOnly() {
        var asked = ask(first, some(501), 0);
        decide(second, asked, true);
        take(first, asked);
        assertThat(audit.latest(3).reversed()).extracting(Audit.Entry::action).containsExactly("export-asked", "export-granted", "export-taken");
        assertThat(audit.latest(3)).allSatisfy(entry -> assertThat(entry.facts()).containsOnlyKeys("rows"));
        assertThat(audit.brokenAt()).isEmpty();
    }

    @Test
    void theDatabaseItselfKnowsNobodyWhoGrantsTheirOwn() {
        var asked = ask(first, some(501), 0);
        assertThatThrownBy(
                () -> hall.database.jdbc().sql("update export_request set decided_by = asked_by, granted = true where id = ?").param(asked.id()).update())
                .hasMessageContaining("export_request");
    }

    private Export ask(StaffMember who, List<UUID> subjects, int secrets) {
        return hall.cast.inTransaction(() -> exports.ask(who, what(subjects, secrets), "月报附件")).orElseThrow();
    }

    private boolean decide(StaffMember who, Export export, boolean granted) {
        return hall.cast.inTransaction(() -> exports.decide(who, export.id(), granted));
    }

    private java.util.Optional<Export> take(StaffMember who, Export export) {
        return hall.cast.inTransaction(() -> exports.take(who, export.id()));
    }

    private static Export.What what(List<UUID> subjects, int secrets) {
        return new Export.What("cases", subjects, secrets, Format.XLSX);
    }

    private static List<UUID> some(int count) {
        return IntStream.range(0, count).mapToObj(n -> UUID.randomUUID()).toList();
    }

    private StaffMember person(Role role) {
        var member = Hall.staff(role, null);
        hall.database.owner().sql("insert into person (id, login, name, password_hash, role, created_at) values (?, ?, 'x', '', ?, now())")
                .params(member.id(), member.id().toString(), role.name()).update();
        return member;
    }
}
