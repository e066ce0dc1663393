package huiying.bot.cases;

import static huiying.bot.cases.CaseStatus.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.bot.Cast;

class CaseLifecycleTest {
    private static final Instant AT = Instant.EPOCH;

    @ParameterizedTest
    @CsvSource({"DRAFT,Submitted,SUBMITTED", "DRAFT,LeftUnfinished,TRIAGE", "SUBMITTED,Dispatched,DISPATCHED", "SUBMITTED,SentToTriage,TRIAGE",
            "TRIAGE,Answered,ANSWERED", "ANSWERED,Appealed,TRIAGE", "IN_PROGRESS,InfoAsked,NEED_INFO", "NEED_INFO,InfoGiven,IN_PROGRESS",
            "TRIAGE,Dispatched,DISPATCHED", "TRIAGE,Refused,NOT_ACCEPTED", "TRIAGE,FoundInvalid,INVALID", "IN_PROGRESS,Merged,MERGED",
            "MERGED,Unmerged,IN_PROGRESS",
            "MERGED,HeadResolved,RESOLVED", "DISPATCHED,Signed,IN_PROGRESS", "DISPATCHED,ReturnAsked,RETURN_ASKED", "IN_PROGRESS,ReturnAsked,RETURN_ASKED",
            "RETURN_ASKED,ReturnAccepted,DISPATCHED", "RETURN_ASKED,ReturnRejected,IN_PROGRESS", "RETURN_ASKED,SentToArbitration,ARBITRATION",
            "ARBITRATION,Arbitrated,DISPATCHED", "ARBITRATION,Refused,NOT_ACCEPTED", "IN_PROGRESS,ExtensionGranted,IN_PROGRESS",
            "IN_PROGRESS,Scheduled,SCHEDULED",
            "SCHEDULED,Resumed,IN_PROGRESS", "IN_PROGRESS,Reported,REPORTED", "REPORTED,Resolved,RESOLVED", "REPORTED,SentBack,IN_PROGRESS",
            "REPORTED,ClosedUnsolved,CLOSED_UNSOLVED", "CLOSED_UNSOLVED,Appealed,ARBITRATION", "RESOLVED,ConfirmedSolved,CLOSED_OK",
            "RESOLVED,LeftUnanswered,CLOSED_SILENT", "RESOLVED,Reopened,IN_PROGRESS", "CLOSED_OK,Reopened,IN_PROGRESS", "CLOSED_SILENT,Reopened,IN_PROGRESS",
            "TRIAGE,Cancelled,CANCELLED", "REPORTED,SupervisionOpened,REPORTED", "DRAFT,EmergencyFlagged,DRAFT", "IN_PROGRESS,AssistAsked,IN_PROGRESS",
            "REPORTED,AssistDone,REPORTED"})
    void theTableOfThePractice(CaseStatus from, String event, CaseStatus to) {
        assertThat(CaseLifecycle.after(from, sample(event))).contains(to);
    }

    @ParameterizedTest
    @CsvSource({"DRAFT,Dispatched", "RESOLVED,Resolved", "CLOSED_OK,Cancelled", "DISPATCHED,Reported", "IN_PROGRESS,Resolved", "DISPATCHED,Refused",
            "IN_PROGRESS,Refused",
            "CANCELLED,Reopened", "ARBITRATION,ReturnAsked", "REPORTED,ReturnAsked", "RESOLVED,Merged", "REPORTED,AssistAsked", "ARBITRATION,AssistAsked",
            "SUBMITTED,Submitted", "TRIAGE,Opened"})
    void whatIsNotInTheTableIsRefused(CaseStatus from, String event) {
        assertThat(CaseLifecycle.after(from, sample(event))).isEmpty();
    }

    @Test
    void everyStateCanBeReachedAndEveryOpenOneLeft() {
        var reached = new HashSet<CaseStatus>();
        reached.add(DRAFT);
        for (var type : CaseEvent.class.getPermittedSubclasses()) {
            for (var from : CaseStatus.values()) {
                CaseLifecycle.after(from, sample(type.getSimpleName())).filter(to -> to != from).ifPresent(reached::add);
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(CaseStatus.values());
        assertThat(Arrays.stream(CaseStatus.values()).filter(CaseStatus::isOpen)).allMatch(from -> CaseLifecycle.after(from, sample("Cancelled")).isPresent());
    }

    @Test
    void everyEventSurvivesBeingStored() {
        for (var type : CaseEvent.class.getPermittedSubclasses()) {
            var event = sample(type.getSimpleName());
            var parts = EventCodec.split(event);
            assertThat(EventCodec.join(event.type(), parts.facts(), parts.words())).isEqualTo(event);
            assertThat(parts.facts()).doesNotContain("secret");
        }
    }

    static CaseEvent sample(String name) {
        var number = new CaseNumber("261123004817");
        var id = UUID.nameUUIDFromBytes(new byte[1]);
        return switch (name) {
            case "Opened" -> new CaseEvent.Opened(Cast.brokenLamp().retold("secret").titled("secret"), Origin.of("web", id));
            case "Amended" -> new CaseEvent.Amended(Cast.brokenLamp().retold("secret").with("secret"));
            case "Supplemented" -> new CaseEvent.Supplemented("secret");
            case "Submitted" -> new CaseEvent.Submitted(number, "general7d", AT);
            case "LeftUnfinished" -> new CaseEvent.LeftUnfinished(number, "general7d", AT);
            case "SentToTriage" -> new CaseEvent.SentToTriage("ambiguous");
            case "Categorised" -> new CaseEvent.Categorised("0206", "general7d");
            case "Dispatched" -> new CaseEvent.Dispatched("CGJ", "basis", "reason", AT, true, new Cited("0206", 3, 7L));
            case "ReturnAsked" -> new CaseEvent.ReturnAsked("basis", "SWJ", "secret");
            case "ReturnAccepted" -> new CaseEvent.ReturnAccepted("SWJ", "basis", AT);
            case "ReturnRejected" -> new CaseEvent.ReturnRejected("secret");
            case "SentToArbitration" -> new CaseEvent.SentToArbitration("two-returns");
            case "Arbitrated" -> new CaseEvent.Arbitrated("SWJ", "basis", AT, true);
            case "AssistAsked" -> new CaseEvent.AssistAsked("SZC", AT, "secret");
            case "AssistDone" -> new CaseEvent.AssistDone("SZC", "secret");
            case "Signed" -> new CaseEvent.Signed(true);
            case "RecordsHeld" -> new CaseEvent.RecordsHeld("secret");
            case "RecordsReleased" -> new CaseEvent.RecordsReleased("secret");
            case "AssistAccepted" -> new CaseEvent.AssistAccepted("CGJ");
            case "HandedTo" -> new CaseEvent.HandedTo("p-1");
            case "Reported" -> new CaseEvent.Reported("basis", java.util.List.of("photo:1"), Proposal.unsolved("p-1", "basis"), "secret");
            case "ContactMade" -> new CaseEvent.ContactMade("phone", true, "secret");
            case "Progressed" -> new CaseEvent.Progressed("secret");
            case "PlanAsked" -> new CaseEvent.PlanAsked(AT, "secret");
            case "PlanRefused" -> new CaseEvent.PlanRefused("secret");
            case "EndProposed" -> new CaseEvent.EndProposed(Proposal.refusal("p-1", "court", "basis", "court"), "secret");
            case "EndDeclined" -> new CaseEvent.EndDeclined("secret");
            case "Urged" -> new CaseEvent.Urged("secret");
            case "Escalated" -> new CaseEvent.Escalated(2, "ZHZX", "T_TOTAL");
            case "Rectified" -> new CaseEvent.Rectified("secret");
            case "RepeatFound" -> new CaseEvent.RepeatFound(id, 2);
            case "SummaryWritten" -> new CaseEvent.SummaryWritten("secret");
            case "SentBack" -> new CaseEvent.SentBack("secret");
            case "ExtensionAsked" -> new CaseEvent.ExtensionAsked(AT, "secret");
            case "ExtensionGranted" -> new CaseEvent.ExtensionGranted(AT);
            case "ExtensionRefused" -> new CaseEvent.ExtensionRefused("secret");
            case "Scheduled" -> new CaseEvent.Scheduled(AT, "secret");
            case "Resumed" -> new CaseEvent.Resumed();
            case "InfoAsked" -> new CaseEvent.InfoAsked("secret");
            case "InfoGiven" -> new CaseEvent.InfoGiven(IN_PROGRESS, java.time.Duration.ofMinutes(90), "secret");
            case "InfoOverdue" -> new CaseEvent.InfoOverdue(IN_PROGRESS, java.time.Duration.ofDays(3));
            case "Resolved" -> new CaseEvent.Resolved(false);
            case "ClosedUnsolved" -> new CaseEvent.ClosedUnsolved("basis", "secret");
            case "Answered" -> new CaseEvent.Answered("knowledge:12", "secret");
            case "Refused" -> new CaseEvent.Refused("court", "basis", "door", "secret");
            case "FoundInvalid" -> new CaseEvent.FoundInvalid("silent", "secret");
            case "Cancelled" -> new CaseEvent.Cancelled("secret");
            case "Appealed" -> new CaseEvent.Appealed(AT, "secret");
            case "Rated" -> new CaseEvent.Rated(1, "SOLVED", "PARTLY");
            case "ConfirmedSolved" -> new CaseEvent.ConfirmedSolved("citizen");
            case "LeftUnanswered" -> new CaseEvent.LeftUnanswered();
            case "Reopened" -> new CaseEvent.Reopened(AT, "secret");
            case "Merged" -> new CaseEvent.Merged(id);
            case "Unmerged" -> new CaseEvent.Unmerged(IN_PROGRESS, AT);
            case "HeadResolved" -> new CaseEvent.HeadResolved(id);
            case "SupervisionOpened" -> new CaseEvent.SupervisionOpened(1, "CGJ", AT, "secret");
            case "SupervisionAnswered" -> new CaseEvent.SupervisionAnswered(1, "secret");
            case "EmergencyFlagged" -> new CaseEvent.EmergencyFlagged("119");
            case "DeadlineFired" -> new CaseEvent.DeadlineFired("T_SIGN", 1, AT);
            case "PhotoTaken" -> new CaseEvent.PhotoTaken("AFTER", new UUID(0, 5), "00");
            case "Noted" -> new CaseEvent.Noted("secret");
            default -> throw new AssertionError("a new event needs a sample here: " + name);
        };
    }
}
