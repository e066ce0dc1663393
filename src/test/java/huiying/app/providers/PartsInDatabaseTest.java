package huiying.app.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.bot.vault.Vault;
import huiying.channels.smpp.LongMessages.Whole;
import huiying.channels.smpp.Part;
import tools.jackson.databind.json.JsonMapper;

class PartsInDatabaseTest {
    private static final String SENDER = "+8613800138000";
    private final House house = House.demo();
    private final PartsInDatabase parts = new PartsInDatabase(house.jdbc(), house.bean(Vault.class), JsonMapper.shared());
    private final String account = UUID.randomUUID().toString();

    @Test
    void theLastPartCompletesTheMessageUnderTheIdOfTheFirstHeard() {
        assertThat(parts.add(account, part(2, 3, "一直", "b"))).isEmpty();
        assertThat(parts.add(account, part(3, 3, "没修", "c"))).isEmpty();

        assertThat(parts.add(account, part(1, 3, "路灯", "a"))).contains(new Whole(SENDER, "12345", "路灯一直没修", "b"));
    }

    @Test
    void aRepeatedPartCompletesTheSameMessageOnceMore() {
        parts.add(account, part(1, 2, "路灯", "a"));
        var whole = parts.add(account, part(2, 2, "坏了", "b"));

        assertThat(parts.add(account, part(2, 2, "坏了", "b2"))).isEqualTo(whole);
    }

    @Test
    void twoSendersWithTheSameReferenceAreKeptApart() {
        parts.add(account, part(1, 2, "路灯", "a"));
        var other = new Part("+8613900139000", "12345", 42, 2, 2, "井盖", "x");

        assertThat(parts.add(account, other)).isEmpty();
    }

    @Test
    void aReferenceUsedAgainAfterTenMinutesIsAnotherMessage() {
        parts.add(account, part(1, 2, "旧的", "a"));
        age();

        assertThat(parts.add(account, part(2, 2, "坏了", "b"))).isEmpty();
        assertThat(parts.add(account, part(1, 2, "路灯", "c"))).map(Whole::text).contains("路灯坏了");
    }

    @Test
    void whatIsMissingForTooLongIsLeftOutVisiblyAndHandedOverUntilItWasTakenIn() {
        parts.add(account, part(1, 3, "路灯", "a"));
        parts.add(account, part(3, 3, "没修", "c"));
        assertThat(parts.overdue(account)).isEmpty();
        age();

        assertThat(parts.overdue(account)).containsExactly(new Whole(SENDER, "12345", "路灯…没修", "a"));
        assertThat(parts.overdue(account)).hasSize(1);
        parts.forget(account, "a");
        assertThat(parts.overdue(account)).isEmpty();
    }

    @Test
    void completeMessagesAreClearedAwayWithoutAWord() {
        parts.add(account, part(1, 2, "路灯", "a"));
        parts.add(account, part(2, 2, "坏了", "b"));
        age();

        assertThat(parts.overdue(account)).isEmpty();
        assertThat(house.owner().sql("select count(*) from sms_part where account = ?").param(account).query(Integer.class).single()).isZero();
    }

    @Test
    void theDatabaseDoesNotShowTheWordsOrTheNumber() {
        parts.add(account, part(1, 2, "lamp is broken", "a"));

        assertThat(
                house.owner().sql("select row_to_json(p)::text || encode(part, 'escape') from sms_part p where account = ?").param(account).query(String.class)
                        .single())
                .doesNotContain("lamp").doesNotContain("13800138000");
    }

    private void age() {
        house.owner().sql("update sms_part set heard_at = heard_at - interval '11 minutes' where account = ?").param(account).update();
    }

    private static Part part(int number, int total, String text, String id) {
        return new Part(SENDER, "12345", 42, total, number, text, id);
    }
}
