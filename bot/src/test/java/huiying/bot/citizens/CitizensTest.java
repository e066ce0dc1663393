package huiying.bot.citizens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import huiying.bot.Cast;
import huiying.bot.TestDatabase;
import huiying.nlp.Language;

class CitizensTest {
    private final Cast cast = new Cast();
    private final Citizens citizens = new Citizens(cast.database.jdbc(), TestDatabase.vault(), cast.clock);

    @Test
    void twoAddressesThatProvedOneNumberAreOnePerson() {
        var other = cast.resident("sms");
        var stranger = cast.resident("sms");
        var first = citizens.link(cast.resident, "+8613800000001", Language.ZH);
        assertThat(citizens.link(other, "+8613800000001", Language.ZH)).isEqualTo(first);
        assertThat(citizens.link(stranger, "+8613800000002", Language.EN)).isNotEqualTo(first);
        assertThat(citizens.addresses(first)).containsExactlyInAnyOrder(cast.resident, other);
        citizens.unlink(other);
        assertThat(citizens.of(other)).isEmpty();
        assertThat(citizens.of(cast.resident)).contains(first);
        assertThat(cast.database.owner().sql("select row_to_json(c)::text from citizen c").query(String.class).list())
                .noneMatch(row -> row.contains("13800000001"));
    }
}
