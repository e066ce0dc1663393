package huiying.nlp.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import huiying.nlp.similar.SimilarTexts;

class JoiningTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private final SimilarTexts texts = new SimilarTexts();
    private final Affinity affinity = new Affinity(texts);
    private final Joining joining = new Joining(affinity);
    private int reports;

    @BeforeEach
    void aCityThatTalks() {
        for (var words : List.of("路灯坏了", "井盖丢了", "烧烤油烟扰民", "停水一天了", "电梯困人", "工地夜里施工", "公交不来", "垃圾没人收", "学校门口堵车", "树枝断了")) {
            for (int i = 0; i < 20; i++) {
                texts.add(UUID.randomUUID(), words + "第" + i + "天");
            }
        }
    }

    private Report report(String person, String text, @Nullable String category, double metresNorth, Duration ago) {
        var where = new Report.Position(28.2 + metresNorth / 111_195, 113);
        return new Report(new UUID(1, ++reports), person, text, NOW.minus(ago), category, where, "LL010101");
    }

    private Report smoke(String person, double metresNorth) {
        return report(person, person + "家楼下烧烤油烟扰民，开不了窗", "0501", metresNorth, Duration.ofHours(reports));
    }

    @Test
    void metresAreThoseOnTheMap() {
        assertThat(new Report.Position(28.2, 113).metresTo(new Report.Position(28.2, 113.01))).isCloseTo(980, within(5.0));
    }

    @Test
    void whatIsSaidAlikeCloseByAndLatelyIsTheSameThing() {
        var why = affinity.between(smoke("a", 0), smoke("b", 60));
        assertThat(why.score()).isGreaterThan(.7);
        assertThat(why.words()).isGreaterThan(.5);
        assertThat(why.metres()).isCloseTo(60, within(1.0));
        assertThat(why.shared()).first().asString().contains("油烟");
    }

    @Test
    void noneOfMatterAndPlaceCanStandInForTheOther() {
        assertThat(affinity.between(smoke("a", 0), smoke("b", 600)).score()).isZero();
        assertThat(affinity.between(smoke("a", 0), report("b", "井盖丢了", "0207", 0, Duration.ZERO)).score()).isLessThan(.1);
    }

    @Test
    void timeCountsDownToHalf() {
        double today = affinity.between(smoke("a", 0), report("b", "烧烤油烟扰民", "0501", 0, Duration.ZERO)).score();
        double longAgo = affinity.between(smoke("a", 0), report("b", "烧烤油烟扰民", "0501", 0, Duration.ofDays(300))).score();
        assertThat(longAgo).isCloseTo(today / 2, within(.03));
    }

    @Test
    void withoutAPointThePatchHasToDo() {
        var here = new Report(UUID.randomUUID(), "a", "路灯坏了", NOW, "0206", null, "LL010101");
        var same = new Report(UUID.randomUUID(), "b", "路灯坏了", NOW, "0206", null, "LL010101");
        var next = new Report(UUID.randomUUID(), "c", "路灯坏了", NOW, "0206", null, "LL010102");
        var elsewhere = new Report(UUID.randomUUID(), "d", "路灯坏了", NOW, "0206", null, "LL020101");
        var nowhere = new Report(UUID.randomUUID(), "e", "路灯坏了", NOW, "0206", null, null);
        assertThat(affinity.between(here, same).score()).isGreaterThan(Affinity.SAME);
        assertThat(affinity.between(here, next).score()).isBetween(.2, Affinity.SAME);
        assertThat(affinity.between(here, elsewhere).score()).isZero();
        assertThat(affinity.between(here, nowhere).score()).isBetween(.1, Affinity.SAME);
    }

    @Test
    void threePeopleBeginAGroupTwoDoNot() {
        assertThat(joining.choose(smoke("a", 0), List.of(), List.of(smoke("b", 20)))).isInstanceOf(Joining.Alone.class);
        assertThat(joining.choose(smoke("a", 0), List.of(), List.of(smoke("b", 20), smoke("b", 30)))).isInstanceOf(Joining.Alone.class);
        assertThat(joining.choose(smoke("a", 0), List.of(), List.of(smoke("b", 20), smoke("c", 30))))
                .isInstanceOfSatisfying(Joining.Begins.class, begins -> assertThat(begins.others()).hasSize(2));
    }

    @Test
    void aReportJoinsTheGroupItFitsAndTheReasonIsGiven() {
        var group = new Joining.Group(UUID.randomUUID(), List.of(smoke("a", 0), smoke("b", 30), smoke("c", 60)));
        var other = new Joining.Group(UUID.randomUUID(), List.of(report("x", "井盖丢了", "0207", 0, Duration.ZERO), report("y", "井盖没了", "0207", 0, Duration.ZERO)));
        assertThat(joining.choose(smoke("d", 40), List.of(other, group), List.of())).isInstanceOfSatisfying(Joining.Joins.class, joins -> {
            assertThat(joins.group()).isEqualTo(group.id());
            assertThat(joins.score()).isGreaterThan(Affinity.SAME);
            assertThat(joins.nearest().metres()).isLessThan(50);
        });
    }

    @Test
    void groupsDoNotGrowInChains() {
        var members = new ArrayList<Report>();
        for (int i = 0; i < 6; i++) {
            members.add(smoke("p" + i, i * 150));
        }
        var chain = new Joining.Group(UUID.randomUUID(), members);
        assertThat(joining.choose(smoke("q", 900), List.of(chain), List.of())).as("close to the last one only").isInstanceOf(Joining.Alone.class);
    }

    @Test
    void whoIsInAGroupAlreadyDoesNotJoinIt() {
        var member = smoke("a", 0);
        assertThat(joining.choose(member, List.of(new Joining.Group(UUID.randomUUID(), List.of(member))), List.of())).isInstanceOf(Joining.Alone.class);
    }

    @Test
    void fiveInADayWhereOneAMonthIsUsualIsASurge() {
        assertThat(Surge.of(5, 0).isAlarming()).isTrue();
        assertThat(Surge.of(5, 1).isAlarming()).isTrue();
        assertThat(Surge.of(4, 0).isAlarming()).as("too few").isFalse();
        assertThat(Surge.of(5, 28).isAlarming()).as("usual there").isFalse();
        assertThat(Surge.of(12, 28).isAlarming()).isTrue();
        assertThat(Surge.of(0, 0).chance()).isCloseTo(1, within(1e-9));
        assertThat(Surge.of(1, 27).chance()).isCloseTo(1 - Math.exp(-1), within(1e-9));
        assertThat(Surge.of(500, 27).chance()).isBetween(0.0, 1e-50);
    }
}
