package huiying.bot.intake;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import com.google.re2j.Pattern;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.conversation.Asked;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.hotspots.Polls;
import huiying.bot.notices.Template;
import huiying.bot.progress.Aftercare;
import huiying.bot.progress.Moves;
import huiying.bot.survey.Question;
import huiying.bot.tasks.Subject;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;
import huiying.channels.OutboundMessage.Then;
import huiying.nlp.Mention;

/** What happens with a resident after the filing: progress told, questions of ours answered, cases done again, a person called. */
public final class Answers {
    private static final Pattern QUERY_CODE = Pattern.compile("(?:^|[^0-9])([0-9]{6})(?:$|[^0-9])");

    private final Cases cases;
    private final Tasks tasks;
    private final Moves moves;
    private final Aftercare aftercare;
    private final PendingQuestions questions;
    private final Wishes wishes;
    private final Polls polls;
    private final Clock clock;

    public Answers(Cases cases, Tasks tasks, Moves moves, Aftercare aftercare, Intake.Asking asking, Clock clock) {
        this.cases = cases;
        this.tasks = tasks;
        this.moves = moves;
        this.aftercare = aftercare;
        this.questions = asking.questions();
        this.wishes = asking.wishes();
        this.polls = asking.polls();
        this.clock = clock;
    }

    /** By number for whoever filed it or knows its code; without a number, the newest. A number that is not theirs sounds exactly like one that does not exist. */
    public void tellProgress(Taking turn) {
        var number = turn.heard().first(Mention.CaseNumber.class).flatMap(mention -> CaseNumber.parse(mention.digits()));
        if (number.isPresent()) {
            cases.find(number.get()).filter(found -> isTheirs(found, number.get(), turn)).ifPresentOrElse(found -> tell(found, turn),
                    () -> turn.say(Template.BAD_NUMBER));
        } else {
            newest(turn.address()).ifPresentOrElse(found -> tell(found, turn), () -> turn.say(Template.NO_CASES));
        }
    }

    /** Within the window it is done again; after it a new case goes on where the old one ended. An objection is acknowledged by its notice. */
    public void reopen(UUID resolved, Taking turn) {
        var again = moves.reopen(resolved, turn.words().text(), turn.actor());
        questions.settleFor(resolved, clock.instant());
        if (!again.id().equals(resolved) || again.state() == CaseStatus.IN_PROGRESS) {
            turn.replies().about(again, Template.REOPENED);
        }
    }

    public void answer(Asked asked, Taking turn) {
        switch (asked.kind()) {
            case SURVEY, REASON -> surveyed(asked, turn);
            case CHOOSE -> chosen(asked, turn);
            case REOPEN -> reopenAsked(asked, turn);
            case TRANSFER -> transfer(asked, turn);
            case POLL -> polled(asked, turn);
            case CONFIRM -> questions.settle(asked.question(), clock.instant());
        }
    }

    /** Whoever scanned a code hears of what thing we understand them to speak. */
    public void greet(Taking turn) {
        turn.words().beside().ifPresentOrElse(
                thing -> turn.replies().say(Template.SCANNED, turn.talk().language(), Then.LISTEN,
                        Map.of("place", Telling.name(thing, turn.told().draft().language()))),
                () -> turn.say(Template.GREETING));
    }

    /** Somebody who talks, whatever the machine thinks of it. */
    public void callAgent(Taking turn) {
        tasks.open(TaskKind.TALK, Subject.ofAddress(turn.address()), "asked-for-person");
    }

    public void sayAgain(Taking turn) {
        turn.replies().again();
    }

    private boolean isTheirs(Case found, CaseNumber number, Taking turn) {
        if (cases.isFrom(found, turn.address())) {
            return true;
        }
        var code = QUERY_CODE.matcher(turn.words().text().replace(number.digits(), " "));
        return code.find() && cases.find(number, Objects.requireNonNull(code.group(1))).isPresent();
    }

    private Optional<Case> newest(UUID address) {
        return cases.recentFor(address, 10).stream().filter(c -> c.state() != CaseStatus.DRAFT && c.state() != CaseStatus.CANCELLED).findFirst();
    }

    private void tell(Case found, Taking turn) {
        switch (found.state()) {
            case SUBMITTED, TRIAGE, NEED_INFO, ARBITRATION -> turn.replies().about(found, Template.STATUS_CHECKING);
            case DISPATCHED, RETURN_ASKED, IN_PROGRESS, SCHEDULED -> turn.replies().about(found, Template.STATUS);
            default -> turn.replies().about(found, Template.STATUS_DONE, Map.of("result", result(found)), List.of());
        }
    }

    private String result(Case found) {
        return cases.history(found.id()).stream().map(step -> step.event() instanceof CaseEvent.Reported reported ? reported.words() : "")
                .filter(words -> !words.isEmpty())
                .reduce((earlier, later) -> later).orElse("");
    }

    private void surveyed(Asked asked, Taking turn) {
        var survey = Objects.requireNonNull(asked.survey());
        var outcome = asked.step().equals("MORE")
                ? aftercare.more(survey, asked.words(), turn.actor())
                : answered(survey, Question.valueOf(asked.step()), asked, turn.actor());
        boolean ends = outcome.next() == Aftercare.Next.THANKS && turn.talk().dialog().isOurCall();
        turn.replies().about(outcome.now(), outcome.next().template(), ends ? Then.HANG_UP : Then.LISTEN);
    }

    /** Says once more what we asked and have not heard; when there is nothing left to ask, the call is over. */
    public void askOpen(Taking turn) {
        var open = questions.open(turn.address(), clock.instant()).stream().filter(question -> question.survey() != null && question.caseId() != null)
                .findFirst();
        open.ifPresentOrElse(question -> turn.replies().about(cases.byId(Objects.requireNonNull(question.caseId())).orElseThrow(), Aftercare.asking(question
                .step())), () -> turn.say(Template.SURVEY_OVER, Then.HANG_UP));
    }

    /** What was said beside an answer is kept as its reason. */
    private Aftercare.Outcome answered(UUID survey, Question question, Asked asked, Actor actor) {
        if (question == Question.REASON) {
            return aftercare.answer(survey, question, asked.words(), actor);
        }
        var outcome = aftercare.answer(survey, question, question.answer(asked.choice()).orElseThrow(), actor);
        if (!asked.words().isBlank()) {
            aftercare.remark(survey, asked.words(), actor);
        }
        return outcome;
    }

    private void chosen(Asked asked, Taking turn) {
        questions.settle(asked.question(), clock.instant());
        var about = cases.byId(Objects.requireNonNull(asked.caseId())).orElseThrow();
        if (about.state() == CaseStatus.TRIAGE && asked.choice() >= 1 && asked.choice() <= asked.options().size()) {
            moves.categorise(about, asked.options().get(asked.choice() - 1), turn.actor());
        }
        turn.say(Template.CHOICE_TAKEN);
    }

    /** A resident for whom it is not put right is seen by a supervisor, before the matter is closed over their head. */
    private void polled(Asked asked, Taking turn) {
        questions.settle(asked.question(), clock.instant());
        var about = Objects.requireNonNull(asked.caseId());
        polls.answer(about, asked.choice() == 1);
        if (asked.choice() != 1) {
            tasks.open(TaskKind.SUPERVISE, Subject.ofCase(about, turn.address()), "poll-no");
        }
        turn.say(Template.CHOICE_TAKEN);
    }

    /** Straight to those who run the thing, without an operator between; the line finds out whom to ring. */
    private void transfer(Asked asked, Taking turn) {
        questions.settle(asked.question(), clock.instant());
        if (asked.choice() == 1) {
            wishes.wish(turn.address(), Objects.requireNonNull(asked.caseId()), clock.instant());
            turn.say(Template.PUTTING_THROUGH, Then.TRANSFER);
        } else {
            turn.say(Template.ANYTHING_ELSE);
        }
    }

    private void reopenAsked(Asked asked, Taking turn) {
        var outcome = aftercare.answerReopen(Objects.requireNonNull(asked.survey()), asked.choice() == 1, asked.words(), turn.actor());
        turn.replies().about(outcome.now(), outcome.next().template());
    }
}
