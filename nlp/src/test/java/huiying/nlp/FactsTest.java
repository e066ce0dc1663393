package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import huiying.nlp.Category.DeadlineClass;
import huiying.nlp.Category.RequiredFact;
import huiying.nlp.Category.Usual;

class FactsTest {
    private static final Understander UNDERSTANDER = Understander.builder().build();

    private static Category needing(RequiredFact... facts) {
        return new Category("9901", "某事", "something", List.of(), new Usual(Nature.COMPLAINT, Set.of(facts), DeadlineClass.GENERAL_7D, "", ""), "", List.of());
    }

    @Test
    void whatWasNotToldIsMissingInAFixedOrder() {
        assertThat(Facts.NONE.missing(needing(RequiredFact.values()))).containsExactly(RequiredFact.values());
        assertThat(new Facts("物业", "昨晚", "", "收费350元", "").missing(needing(RequiredFact.values()))).containsExactly(RequiredFact.WHERE);
        assertThat(new Facts("", "", " ", "路灯坏了", "").missing(needing(RequiredFact.WHERE, RequiredFact.OBJECT))).containsExactly(RequiredFact.WHERE);
    }

    @Test
    void aFieldNeedsNothing() {
        assertThat(Facts.NONE.missing(new Category("02", "公用", "utilities", List.of(), null, "", List.of()))).isEmpty();
    }

    @Test
    void anAmountIsToldByANumber() {
        assertThat(new Facts("", "", "", "押金不退", "退1200元").tells(RequiredFact.AMOUNT)).isTrue();
        assertThat(new Facts("", "", "3号楼", "押金不退", "").tells(RequiredFact.AMOUNT)).isFalse();
    }

    @Test
    void aMentionTellsWhatTheFactsLeaveOut() {
        var heard = UNDERSTANDER.understand(Message.of("老板欠我一万二"));

        assertThat(heard.missing(needing(RequiredFact.AMOUNT, RequiredFact.WHEN))).containsExactly(RequiredFact.WHEN);
    }

    @Test
    void aLampWithAPlaceLacksNothingAndOneWithoutLacksIt() {
        var lamps = Taxonomy.bundled().find("0206").orElseThrow();

        assertThat(UNDERSTANDER.understand(Message.of("青禾路12号路灯坏了")).missing(lamps)).doesNotContain(RequiredFact.WHERE);
        assertThat(UNDERSTANDER.understand(Message.of("路灯坏了")).missing(lamps)).contains(RequiredFact.WHERE);
    }

    @Test
    void whatIsMissingIsNeverMoreThanWhatIsNeededAndTellingMoreNeverAddsToIt() {
        for (Category category : Taxonomy.bundled().leaves()) {
            var first = UNDERSTANDER.understand(Message.of("路灯坏了"));
            var second = UNDERSTANDER.understand(Message.of("在青禾路12号"));
            Set<RequiredFact> before = Facts.of(List.of(first)).missing(category);
            Set<RequiredFact> after = Facts.of(Stream.of(first, second).toList()).missing(category);

            assertThat(before).isSubsetOf(java.util.Objects.requireNonNull(category.usual()).facts());
            assertThat(after).isSubsetOf(before);
        }
    }
}
