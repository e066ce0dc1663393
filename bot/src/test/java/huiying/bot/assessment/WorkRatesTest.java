package huiying.bot.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.assessment.Mark.Kind;

class WorkRatesTest {
    private static final Instant AT = Instant.parse("2026-11-02T02:00:00Z");
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void withoutWorkNoRateIsKnown() {
        var rates = WorkRates.of(List.of(), List.of());
        assertThat(List.of(rates.signed(), rates.inTime(), rates.overdue(), rates.returned(), rates.again(), rates.badGrades())).noneMatch(Share::isKnown);
    }

    @Test
    void whatTheClockSignedWasNotSignedInTime() {
        assertThat(rates(mark(Kind.SIGNED, first), mark(Kind.NOT_SIGNED, second)).signed()).isEqualTo(new Share(1, 2));
    }

    @Test
    void aLateReportIsNotInTimeAndItsCaseIsOverdueOnce() {
        var rates = rates(mark(Kind.GOT, first), mark(Kind.GOT, second), late(Kind.DONE, first), late(Kind.OPEN_LATE, first), mark(Kind.DONE, second));
        assertThat(rates.inTime()).isEqualTo(new Share(1, 2));
        assertThat(rates.overdue()).isEqualTo(new Share(1, 2));
    }

    @Test
    void whatWasGivenBeforeThePeriodAndIsStillLateCountsAsGiven() {
        assertThat(rates(late(Kind.OPEN_LATE, first)).overdue()).isEqualTo(new Share(1, 1));
    }

    @Test
    void aCaseAskedBackTwiceIsReturnedOnce() {
        assertThat(rates(mark(Kind.GOT, first), mark(Kind.RETURNED, first), mark(Kind.RETURNED, first), mark(Kind.GOT, second)).returned())
                .isEqualTo(new Share(1, 2));
    }

    @Test
    void aReturnOfWhatWasNeverGivenInThePeriodIsNotARateAboveAll() {
        assertThat(rates(mark(Kind.GOT, first), mark(Kind.RETURNED, second)).returned()).isEqualTo(new Share(0, 1));
    }

    @Test
    void doneAgainIsCountedAmongWhatWasDone() {
        assertThat(rates(mark(Kind.DONE, first), mark(Kind.DONE, second), mark(Kind.REOPENED, second)).again()).isEqualTo(new Share(1, 2));
    }

    @Test
    void theTwoLowestGradesAreBadAndSilenceIsNoGrade() {
        var rates = WorkRates.of(List.of(),
                List.of(graded("VERY_DISSATISFIED"), graded("DISSATISFIED"), graded("FAIRLY_SATISFIED"), graded("SATISFIED"), graded(null)));
        assertThat(rates.badGrades()).isEqualTo(new Share(2, 4));
    }

    private static WorkRates rates(Mark... marks) {
        return WorkRates.of(List.of(marks), List.of());
    }

    private static Mark mark(Kind kind, UUID about) {
        return new Mark(kind, about, "261101000001", 5, "CGJ", AT, 0);
    }

    private static Mark late(Kind kind, UUID about) {
        return new Mark(kind, about, "261101000001", 6, "CGJ", AT, 30);
    }

    private static Cycle graded(String grade) {
        return new Cycle(UUID.randomUUID(), "261101000001", 1, "CGJ", AT, new Cycle.Said(null, null, grade, "citizen", null), null);
    }
}
