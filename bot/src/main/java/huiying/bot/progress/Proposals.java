package huiying.bot.progress;

import java.time.Instant;
import java.util.Objects;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.Cases;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.cases.Proposal;
import huiying.bot.cases.Recorded;

/** What comes of a proposal when a second person has decided. */
final class Proposals {
    private final Cases cases;

    Proposals(Cases cases) {
        this.cases = cases;
    }

    CaseEvent agreed(Case about) {
        var proposal = open(about, "AGREE");
        var words = words(about);
        return switch (proposal.kind()) {
            case EXTENSION -> new CaseEvent.ExtensionGranted(date(proposal));
            case PLAN -> new CaseEvent.Scheduled(date(proposal), words);
            case UNSOLVED -> new CaseEvent.ClosedUnsolved(proposal.basis(), words);
            case REFUSAL -> new CaseEvent.Refused(proposal.code(), proposal.basis(), proposal.door(), words);
            case INVALID -> new CaseEvent.FoundInvalid(proposal.code(), words);
        };
    }

    CaseEvent declined(Case about, String reason) {
        return switch (open(about, "DECLINE").kind()) {
            case EXTENSION -> new CaseEvent.ExtensionRefused(reason);
            case PLAN -> new CaseEvent.PlanRefused(reason);
            case UNSOLVED -> new CaseEvent.SentBack(reason);
            case REFUSAL, INVALID -> new CaseEvent.EndDeclined(reason);
        };
    }

    /** What whoever proposed it wrote. */
    private String words(Case about) {
        return cases.history(about.id()).reversed().stream().map(Recorded::event).map(Proposals::wordsOf).filter(words -> !words.isEmpty()).findFirst()
                .orElse("");
    }

    private static String wordsOf(CaseEvent event) {
        return switch (event) {
            case CaseEvent.ExtensionAsked e -> e.words();
            case CaseEvent.PlanAsked e -> e.words();
            case CaseEvent.EndProposed e -> e.words();
            case CaseEvent.Reported e -> e.words();
            default -> "";
        };
    }

    private static Proposal open(Case about, String act) {
        if (about.proposal() == null) {
            throw new NotAllowedNow(about.id(), about.state(), act, NotAllowedNow.Why.NOT_PROPOSED);
        }
        return about.proposal();
    }

    private static Instant date(Proposal proposal) {
        return Objects.requireNonNull(proposal.until());
    }
}
