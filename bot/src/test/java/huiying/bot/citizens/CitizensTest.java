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
    void whoeverProvesANumberIsThePersonWhoHoldsIt() {
        var first = citizens.keep("+8613800000001", Language.ZH);
        assertThat(citizens.keep("+8613800000001", Language.ZH)).isEqualTo(first);
        assertThat(citizens.keep("+8613800000002", Language.EN)).isNotEqualTo(first);
        assertThat(citizens.unnamed(Language.ZH)).isNotEqualTo(citizens.unnamed(Language.ZH));
        assertThat(citizens.holding("+8613800000001")).contains(first);
        assertThat(citizens.holding("+8613800000003")).isEmpty();
        assertThat(cast.database.owner().sql("select row_to_json(c)::text from citizen c").query(String.class).list())
                .noneMatch(row -> row.contains("13800000001"));
    }
}
