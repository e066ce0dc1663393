package huiying.bot.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaleTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void aWholeLifeHasItsLinks() {
        var tale = worked(Duration.ofDays(2)).happens("RATED").happens("CONFIRMED_SOLVED").tale();
        assertThat(tale.links()).containsOnlyKeys(Link.COLLECTED, Link.REPORTED_UP, Link.ASSIGNED, Link.HANDLED, Link.ANSWERED, Link.RATED);
        tale.used(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(tale.links()).containsOnlyKeys(Link.values());
        assertThat(tale.closed()).isNotNull();
    }

    @Test
    void whatCouldNotBeGivenBackIsInHand() {
        assertThat(new Told().opened().given("CGJ", WEEK).happens("RETURN_ASKED").happens("RETURN_REJECTED").tale().links()).containsKey(Link.HANDLED);
    }

    @Test
    void silenceClosesTheLoopButIsMarkedByNoAnswer() {
        assertThat(worked(Duration.ofDays(1)).after(WEEK).happens("LEFT_UNANSWERED").tale().links()).containsKey(Link.RATED);
    }

    @ParameterizedTest
    @CsvSource({"PT167H59M,0", "PT168H,0", "PT168H0.001S,1", "PT168H1M,1", "PT168H1M1S,2", "PT192H,1440"})
    void aReportIsLateByTheMinutesAfterItsDate(Duration taken, long minutes) {
        assertThat(worked(taken).tale().marks()).filteredOn(mark -> mark.kind() == Mark.Kind.DONE).singleElement().satisfies(done -> assertThat(done.minutes())
                .isEqualTo(minutes));
    }

    @Test
    void whoeverReviewsLateIsNotTheUnit() {
        var told = new Told().opened().given("CGJ", WEEK).signed().after(Duration.ofDays(6)).happens("REPORTED").after(Duration.ofDays(3)).happens("RESOLVED");
        assertThat(told.tale().marks()).filteredOn(mark -> mark.kind() == Mark.Kind.DONE).allMatch(mark -> !mark.isLate());
    }

    @Test
    void aReportThatWasSentBackDoesNotStopTheClock() {
        var told = new Told().opened().given("CGJ", WEEK).signed().after(Duration.ofDays(6)).happens("REPORTED").happens("SENT_BACK").after(Duration.ofDays(2))
                .happens("REPORTED").happens("RESOLVED");
        assertThat(told.tale().marks()).extracting(Mark::kind).containsExactly(Mark.Kind.GOT, Mark.Kind.SIGNED, Mark.Kind.SENT_BACK, Mark.Kind.DONE);
        assertThat(told.tale().marks().getLast().minutes()).isEqualTo(24 * 60);
    }

    @Test
    void aGrantedExtensionMovesTheDateAndASupervisionDoesNot() {
        var told = new Told().opened().given("CGJ", WEEK).signed().extended(Duration.ofDays(10)).step("SUPERVISION_OPENED", "CGJ", Instant.EPOCH, false, null)
                .after(Duration.ofDays(9)).happens("REPORTED").happens("RESOLVED");
        assertThat(told.tale().marks()).noneMatch(Mark::isLate);
    }

    @Test
    void waitingForTheResidentMovesTheDate() {
        var told = new Told().opened().given("CGJ", WEEK).signed().waited(Duration.ofDays(2)).after(Duration.ofDays(8)).happens("REPORTED").happens("RESOLVED");
        assertThat(told.tale().marks()).noneMatch(Mark::isLate);
    }

    @Test
    void theUnitThatHasItIsJudged() {
        var told = new Told().opened().given("CGJ", WEEK).happens("RETURN_ASKED").step("RETURN_ACCEPTED", "SWJ", Instant.parse("2026-11-20T00:00:00Z"), false,
                null).step("SIGNED", null, null, true, null);
        assertThat(told.tale().marks()).extracting(mark -> mark.kind() + " " + mark.unit()).containsExactly("GOT CGJ", "RETURNED CGJ", "GOT SWJ",
                "NOT_SIGNED SWJ");
        assertThat(told.tale().unit()).isEqualTo("SWJ");
    }

    @Test
    void doneAgainHasANewDateAndIsCounted() {
        var told = worked(Duration.ofDays(1)).happens("CONFIRMED_SOLVED").reopened(Duration.ofHours(84)).after(Duration.ofHours(85)).happens("REPORTED")
                .happens(
                        "RESOLVED");
        assertThat(told.tale().marks()).filteredOn(mark -> mark.kind() == Mark.Kind.DONE).extracting(Mark::minutes).containsExactly(0L, 60L);
        assertThat(told.tale().marks()).extracting(Mark::kind).contains(Mark.Kind.REOPENED);
        assertThat(told.tale().closed()).isNull();
    }

    @Test
    void whatIsOpenPastItsDateIsLateToo() {
        assertThat(new Told().opened().given("CGJ", WEEK).signed().after(Duration.ofDays(8)).ends().tale().marks()).last().satisfies(open -> {
            assertThat(open.kind()).isEqualTo(Mark.Kind.OPEN_LATE);
            assertThat(open.minutes()).isEqualTo(24 * 60);
        });
        assertThat(worked(Duration.ofDays(1)).after(Duration.ofDays(30)).ends().tale().marks()).noneMatch(mark -> mark.kind() == Mark.Kind.OPEN_LATE);
    }

    @Test
    void whatEndedWithoutWorkHasNoLoopToClose() {
        var tale = new Told().opened().happens("ANSWERED").tale();
        assertThat(tale.ended()).isTrue();
        assertThat(tale.closed()).isNull();
    }

    private static Told worked(Duration taken) {
        return new Told().opened().given("CGJ", WEEK).signed().after(taken).happens("REPORTED").happens("RESOLVED");
    }
}
