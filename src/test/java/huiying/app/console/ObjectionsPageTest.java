package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.assessment.Objection;

/** A unit asks that a case be left out of its figures, a supervisor decides, and there is one appeal; from outside. */
class ObjectionsPageTest {
    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.conversation.quiet-window=0");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void anUnknownCaseOrReasonIsRefusedInWordsAndNothingIsKept() {
        var unit = unit();
        for (var form : java.util.List.of(Map.of("number", "000000000000", "code", Objection.CODES.iterator().next(), "words", "不在辖区"),
                Map.of("number", "nonsense", "code", "because", "words", "不在辖区"), Map.of("words", ""))) {
            assertThat(unit.submit("/console/objections", form).statusCode()).isEqualTo(200);
        }
        assertThat(house.jdbc().sql("select count(*) from objection").query(Integer.class).single()).isZero();
    }

    @Test
    void nobodyDecidesAnObjectionThereIsNot() {
        var boss = Visitor.signedIn(house, "supervisor");
        boss.seeForm("/console/objections?lang=zh");
        var told = boss.submit("/console/objections/" + UUID.randomUUID() + "/decide", Map.of("granted", "true", "words", "同意"));
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).doesNotContain("??");
        assertThat(boss.submit("/console/objections/" + UUID.randomUUID() + "/appeal", Map.of("words", "再看一次")).statusCode()).isEqualTo(200);
    }

    private static Visitor unit() {
        var unit = Visitor.signedIn(house, "cgj");
        unit.seeForm("/console/objections?lang=zh");
        return unit;
    }
}
