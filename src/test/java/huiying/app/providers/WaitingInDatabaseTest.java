package huiying.app.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.bot.vault.Vault;
import huiying.channels.wecom.Waiting;

class WaitingInDatabaseTest {
    private final WaitingInDatabase here = node();
    private final WaitingInDatabase there = node();

    @BeforeEach
    void nothingWaits() {
        House.demo().jdbc().sql("delete from kf_waiting").update();
        House.demo().jdbc().sql("delete from kf_welcome").update();
    }

    @Test
    void oneNodeFetchesAtATimeAndTheNextGoesOnWhereItEnded() {
        here.note("main", "wk1", "token");
        var turn = here.take("main").orElseThrow();
        assertThat(turn.token()).isEqualTo("token");
        assertThat(turn.cursor()).isEmpty();
        assertThat(there.take("main")).isEmpty();
        assertThat(there.take("other")).isEmpty();
        assertThat(here.upTo(turn, "c7")).isTrue();
        here.done(turn);
        assertThat(there.take("main")).isEmpty();
        there.note("main", "wk1", "newer");
        assertThat(there.take("main").map(Waiting.Turn::cursor)).contains("c7");
    }

    @Test
    void whatIsNotedWhileWeFetchIsFetchedNext() {
        here.note("main", "wk1", "a");
        var turn = here.take("main").orElseThrow();
        there.note("main", "wk1", "b");
        here.done(turn);
        assertThat(here.take("main").map(Waiting.Turn::token)).contains("b");
    }

    @Test
    void whoSleptThroughTheirMinuteHasLostTheirTurn() {
        here.note("main", "wk1", "a");
        var slow = here.take("main").orElseThrow();
        House.demo().jdbc().sql("update kf_waiting set fetching_until = now() - interval '1 second'").update();
        var quick = there.take("main").orElseThrow();
        assertThat(here.upTo(slow, "old")).isFalse();
        assertThat(there.upTo(quick, "new")).isTrue();
        here.done(slow);
        here.later(slow, Duration.ofHours(1));
        there.done(quick);
        there.note("main", "wk1", "c");
        assertThat(there.take("main").map(Waiting.Turn::cursor)).contains("new");
    }

    @Test
    void whatFailedRestsAndAnOldTokenIsNotUsed() {
        here.note("main", "wk1", "a");
        here.later(here.take("main").orElseThrow(), Duration.ofMinutes(1));
        assertThat(here.take("main")).isEmpty();
        House.demo().jdbc().sql("update kf_waiting set rest_until = null, token_at = now() - interval '10 minutes'").update();
        assertThat(here.take("main").map(Waiting.Turn::token)).contains("");
    }

    @Test
    void aWelcomeIsUsedOnceAndNotWhenItIsTooLate() {
        here.welcome("main", "wk1/wm1", "CODE");
        assertThat(there.takeWelcome("main", "wk1/wm1")).contains("CODE");
        assertThat(here.takeWelcome("main", "wk1/wm1")).isEmpty();
        here.welcome("main", "wk1/wm1", "CODE");
        House.demo().jdbc().sql("update kf_welcome set until = now() - interval '1 second'").update();
        assertThat(here.takeWelcome("main", "wk1/wm1")).isEmpty();
    }

    private static WaitingInDatabase node() {
        return new WaitingInDatabase(House.demo().jdbc(), House.demo().bean(Vault.class));
    }
}
