package huiying.bot.conversation;

import static huiying.bot.conversation.SaidBuilder.FRESH;
import static huiying.bot.conversation.SaidBuilder.NOW;
import static huiying.bot.conversation.SaidBuilder.aPlace;
import static huiying.bot.conversation.SaidBuilder.aProblem;
import static huiying.bot.conversation.SaidBuilder.aProblemAndAPlace;
import static huiying.bot.conversation.SaidBuilder.hangingUp;
import static huiying.bot.conversation.SaidBuilder.saying;
import static huiying.bot.conversation.SaidBuilder.silence;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import huiying.bot.notices.Template;
import huiying.nlp.TurnIntent;
import tools.jackson.databind.json.JsonMapper;

class DialogTest {
    private static final UUID DRAFT = UUID.randomUUID();
    private static final UUID FILED = UUID.randomUUID();
    private static final Instant SOON = NOW.plus(Duration.ofMinutes(10));

    private final Dialog idle = new Dialog.Idle();

    static List<Dialog> everyState() {
        return List.of(new Dialog.Idle(), new Dialog.AskingWhat(DRAFT, 1), new Dialog.AskingWhere(DRAFT, 1), new Dialog.Confirming(DRAFT, 1),
                new Dialog.JustFiled(FILED, SOON),
                new Dialog.Correcting(FILED, SOON), new Dialog.Withdrawing(FILED), new Dialog.WithAgent(NOW),
                new Dialog.Unheard(new Dialog.AskingWhere(DRAFT, 1), 1));
    }

    @Test
    void aProblemWithItsPlaceIsFiledAtOnce() {
        var turn = idle.hear(aProblemAndAPlace().done());
        assertThat(turn).isEqualTo(Turn.to(new Dialog.JustFiled(FRESH, SOON), new Effect.OpenDraft(FRESH), new Effect.File(FRESH)));
    }

    @Test
    void aProblemWithoutAPlaceIsKeptAndThePlaceIsAskedFor() {
        var turn = idle.hear(aProblem().done());
        assertThat(turn).isEqualTo(Turn.to(new Dialog.AskingWhere(FRESH, 1), new Effect.OpenDraft(FRESH), new Effect.SayAbout(Template.ASK_LOCATION, FRESH)));
    }

    /** Whoever was asked what is wrong has not been asked where yet. */
    @Test
    void thePlaceIsAskedForTheFirstTimeAfterTheQuestionWhatIsWrong() {
        var what = idle.hear(saying(TurnIntent.INVALID).done()).next();
        assertThat(what).isInstanceOf(Dialog.AskingWhat.class);
        var where = what.hear(aProblem().done());
        assertThat(where.effects()).contains(new Effect.SayAbout(Template.ASK_LOCATION, FRESH));
        assertThat(where.next()).isEqualTo(new Dialog.AskingWhere(FRESH, 2));
        assertThat(new Dialog.AskingWhere(DRAFT, 1).hear(aProblem().done()).effects()).as("who was asked before").contains(new Effect.SayAbout(
                Template.ASK_LOCATION_AGAIN, DRAFT));
    }

    @Test
    void thePlaceCompletesTheCase() {
        assertThat(new Dialog.AskingWhere(DRAFT, 1).hear(aPlace().done())).isEqualTo(filed(new Effect.Amend(DRAFT)));
    }

    @Test
    void whoAsksHowItStandsWhileThePlaceIsMissingIsFiled() {
        assertThat(new Dialog.AskingWhere(DRAFT, 1).hear(saying(TurnIntent.PROGRESS).done())).isEqualTo(
                Turn.to(new Dialog.JustFiled(DRAFT, SOON), new Effect.File(DRAFT)));
        assertThat(new Dialog.AskingWhat(DRAFT, 1).hear(saying(TurnIntent.PROGRESS).done())).isEqualTo(
                Turn.to(new Dialog.AskingWhat(DRAFT, 1), new Effect.TellProgress()));
    }

    @Test
    void whoDoesNotKnowThePlaceIsFiledAllTheSame() {
        assertThat(new Dialog.AskingWhere(DRAFT, 1).hear(saying(TurnIntent.DENY).skipping().done())).isEqualTo(filed(new Effect.Amend(DRAFT)));
    }

    @Test
    void afterTwoQuestionsTheCaseIsFiledWithWhatThereIs() {
        var turn = new Dialog.AskingWhere(DRAFT, 2).hear(aProblem().done());
        assertThat(turn).isEqualTo(filed(new Effect.Amend(DRAFT)));
    }

    @Test
    void whoeverSpeaksInRiddlesIsAskedTwiceAndThenAPersonLooks() {
        var first = idle.hear(saying(TurnIntent.INVALID).done());
        var second = first.next().hear(saying(TurnIntent.INVALID).done());
        var third = second.next().hear(saying(TurnIntent.INVALID).done());
        assertThat(first.effects()).contains(new Effect.OpenDraft(FRESH), new Effect.Say(Template.ASK_PROBLEM));
        assertThat(second.effects()).contains(new Effect.Say(Template.BAD_INPUT));
        assertThat(third.effects()).contains(new Effect.LeaveToPerson(FRESH), new Effect.SayAbout(Template.HANDED_TO_PERSON, FRESH));
    }

    @Test
    void noDraftIsEverAskedMoreThanTwoQuestions() {
        for (var first : List.of(saying(TurnIntent.INVALID).done(), aProblem().done())) {
            var dialog = idle.hear(first).next();
            int asked = 1;
            while (dialog.openDraft().isPresent()) {
                dialog = dialog.hear(aProblem().guessed().done()).next();
                asked += dialog.openDraft().isPresent() ? 1 : 0;
            }
            assertThat(asked).isLessThanOrEqualTo(Dialog.QUESTIONS);
        }
    }

    @Test
    void whatWasHeardBadlyIsReadBackBeforeFiling() {
        var turn = idle.hear(aProblemAndAPlace().guessed().done());
        assertThat(turn.next()).isEqualTo(new Dialog.Confirming(FRESH, 1));
        assertThat(turn.next().hear(saying(TurnIntent.CHOOSE).number(1).done()).effects()).containsExactly(new Effect.File(FRESH));
        assertThat(turn.next().hear(saying(TurnIntent.CHOOSE).number(2).done()).next()).isEqualTo(new Dialog.AskingWhere(FRESH, 1));
    }

    @Test
    void moreWordsSoonAfterFilingBelongToTheSameCase() {
        var turn = new Dialog.JustFiled(FILED, SOON).hear(aProblem().withOpenCase(FILED).done());
        assertThat(turn.effects()).containsExactly(new Effect.Supplement(FILED, Template.ADDED));
    }

    @Test
    void anotherMatterSoonAfterFilingIsAnotherCase() {
        var turn = new Dialog.JustFiled(FILED, SOON).hear(aProblemAndAPlace().aboutSomethingElse().withOpenCase(FILED).done());
        assertThat(turn.effects()).contains(new Effect.OpenDraft(FRESH), new Effect.File(FRESH));
    }

    @Test
    void aCorrectionIsFreeForTenMinutes() {
        var filed = new Dialog.JustFiled(FILED, SOON);
        assertThat(filed.hear(saying(TurnIntent.CORRECTION).placed().done()).effects()).containsExactly(new Effect.Correct(FILED));
        var bare = filed.hear(saying(TurnIntent.CORRECTION).done());
        assertThat(bare).isEqualTo(Turn.to(new Dialog.Correcting(FILED, SOON), new Effect.Say(Template.START_AGAIN)));
        assertThat(bare.next().hear(aPlace().done()).effects()).containsExactly(new Effect.Correct(FILED));
    }

    @Test
    void tellingTheSameProblemAgainNeverDoublesTheCase() {
        var turn = idle.hear(aProblemAndAPlace().repeating(FILED).withOpenCase(FILED).done());
        assertThat(turn.effects()).containsExactly(new Effect.Supplement(FILED, Template.DUPLICATE));
    }

    @Test
    void oneWordHasItDoneAgain() {
        for (var intent : List.of(TurnIntent.REOPEN, TurnIntent.RATE_UNSOLVED)) {
            assertThat(idle.hear(saying(intent).afterAResolution(FILED).done()).effects()).containsExactly(new Effect.Reopen(FILED));
            assertThat(idle.hear(saying(intent).done()).effects()).containsExactly(new Effect.Say(Template.NOTHING_TO_REOPEN));
        }
    }

    @Test
    void withdrawingIsAskedForFirst() {
        var turn = idle.hear(saying(TurnIntent.CANCEL).withOpenCase(FILED).done());
        assertThat(turn.next()).isEqualTo(new Dialog.Withdrawing(FILED));
        assertThat(turn.next().hear(saying(TurnIntent.CONFIRM).done()).effects()).contains(new Effect.Withdraw(FILED));
        assertThat(turn.next().hear(saying(TurnIntent.DENY).done()).effects()).containsExactly(new Effect.SayAbout(Template.KEPT, FILED));
    }

    @Test
    void aDraftCanBeDropped() {
        assertThat(new Dialog.AskingWhere(DRAFT, 1).hear(saying(TurnIntent.CANCEL).done()))
                .isEqualTo(Turn.to(idle, new Effect.Withdraw(DRAFT), new Effect.Say(Template.DROPPED)));
    }

    @Test
    void whoeverHangsUpHalfwayIsCalledBack() {
        assertThat(new Dialog.AskingWhere(DRAFT, 1).hear(hangingUp())).isEqualTo(Turn.to(idle, new Effect.LeaveToPerson(DRAFT)));
    }

    @Test
    void aSilentLineIsAskedAgainOnceAndThenRecorded() {
        var once = new Dialog.AskingWhere(DRAFT, 1).hear(silence());
        assertThat(once.effects()).containsExactly(new Effect.Say(Template.RETRY_ONCE));
        var twice = once.next().hear(silence());
        assertThat(twice.effects()).containsExactly(new Effect.CallAgent(), Effect.Say.andRecord(Template.RETRY_TWICE));
        assertThat(once.next().hear(aPlace().done())).isEqualTo(filed(new Effect.Amend(DRAFT)));
    }

    @Test
    void anAnswerToOurQuestionGoesThereWhateverElseIsGoingOn() {
        var asked = new Asked(UUID.randomUUID(), Asked.Kind.SURVEY, FILED, UUID.randomUUID(), "solved", List.of(), 1, "1");
        for (var state : everyState()) {
            assertThat(state.hear(saying(TurnIntent.CHOOSE).number(1).answering(asked).done()).effects()).containsExactly(new Effect.Answer(asked));
        }
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void aPersonCanBeHadAnywhere(Dialog state) {
        var turn = state.hear(saying(TurnIntent.AGENT).done());
        assertThat(turn.next()).isInstanceOf(Dialog.WithAgent.class);
        assertThat(turn.effects()).contains(new Effect.CallAgent());
        assertThat(turn.effects()).filteredOn(Effect.LeaveToPerson.class::isInstance).hasSize(state.openDraft().isPresent() ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(TurnIntent.class)
    void everyTurnIsAnsweredOrDoesSomething(TurnIntent intent) {
        for (var state : everyState()) {
            assertThat(state.hear(saying(intent).done()).effects()).as("%s in %s", intent, state).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TurnIntent.class)
    void aProblemIsNeverLostWhateverTheIntentSays(TurnIntent intent) {
        if (intent == TurnIntent.STOP || intent == TurnIntent.RESUME) {
            return;
        }
        var problem = aProblemAndAPlace().done();
        var heard = problem.heard();
        var mistaken = new huiying.nlp.Understanding(heard.language(), "", intent, 1, heard.category(), heard.nature(), 1, heard.urgency(), false, true,
                heard.mentions(), "none");
        var turn = idle.hear(new Said(problem.kind(), mistaken, problem.told(), problem.known(), FRESH, NOW));
        assertThat(turn.effects()).anyMatch(effect -> effect instanceof Effect.OpenDraft || effect instanceof Effect.OpenForPerson);
    }

    @Test
    void wordsToAPersonReachThePersonAndAProblemAmongThemIsKept() {
        var waiting = new Dialog.WithAgent(NOW);
        assertThat(waiting.hear(aProblem().done()).effects()).contains(new Effect.OpenForPerson(FRESH), new Effect.PassToAgent());
        assertThat(waiting.hear(saying(TurnIntent.THANKS).toAPerson().done()).effects()).containsExactly(new Effect.PassToAgent());
    }

    @Test
    void whenNoPersonComesForHalfAnHourTheTalkGoesOn() {
        var turn = new Dialog.WithAgent(NOW).hear(aProblemAndAPlace().at(NOW.plus(Duration.ofMinutes(31))).done());
        assertThat(turn.effects()).contains(new Effect.File(FRESH));
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void aStateIsKeptAndComesBackAsItWas(Dialog state) {
        var json = JsonMapper.shared();
        assertThat(json.readValue(json.writeValueAsBytes(state), Dialog.class)).isEqualTo(state);
    }

    private static Turn filed(Effect first) {
        return Turn.to(new Dialog.JustFiled(DRAFT, SOON), first, new Effect.File(DRAFT));
    }
}
