package huiying.bot.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.bot.Cast;
import huiying.bot.Hall;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Case;
import huiying.bot.cases.Matter;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

class RevealsTest {
    private final Hall hall = new Hall();
    private final Audit audit = new Audit(hall.database.jdbc(), hall.clock);
    private final Reveals reveals = new Reveals(hall.database.jdbc(), audit, hall.clock);
    private final Case secret = hall.filed(Cast.brokenLamp().about(new Matter(Nature.WHISTLEBLOWING, "0206", Urgency.ORDINARY, true, false)), null);
    private final StaffMember second = Hall.staff(Role.SUPERVISOR, null);

    @Test
    void twoPersonsAReasonAndHalfAnHour() {
        assertThat(ask(hall.agent, "核实举报线索")).isTrue();
        assertThat(reveals.mayLook(hall.agent, secret.id())).isFalse();
        var request = reveals.waiting(secret.id()).getFirst();
        assertThat(request.reason()).isEqualTo("核实举报线索");
        assertThat(decide(second, true)).isTrue();
        assertThat(reveals.mayLook(hall.agent, secret.id())).isTrue();
        assertThat(reveals.mayLook(second, secret.id())).isFalse();
        hall.clock.forward(Duration.ofMinutes(31));
        assertThat(reveals.mayLook(hall.agent, secret.id())).isFalse();
        assertThat(audit.latest(5)).extracting(Audit.Entry::action).containsExactly("secret-granted", "secret-asked");
    }

    @Test
    void nobodyAllowsHimself() {
        assertThat(ask(hall.supervisor, "看看")).isTrue();
        assertThat(decide(hall.supervisor, true)).isFalse();
        assertThat(decide(hall.agent, true)).isFalse();
        assertThat(decide(second, false)).isTrue();
        assertThat(reveals.mayLook(hall.supervisor, secret.id())).isFalse();
        assertThat(reveals.waiting(secret.id())).isEmpty();
    }

    @Test
    void departmentsAdministratorsAndThoseWithoutAReasonCannotEvenAsk() {
        assertThat(ask(Hall.of("CGJ"), "理由")).isFalse();
        assertThat(ask(Hall.staff(Role.ADMIN, null), "理由")).isFalse();
        assertThat(ask(hall.agent, " ")).isFalse();
        assertThat(reveals.waiting(secret.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"我叫王小明", "我是3栋的刘芳", "13812345678", "京A12345", "柳荫里3号楼2单元501室", "家里电话 64320011", "My name is John Smith",
            "I live at 12 Main Street"})
    void whatPointsAtSomebodyIsTakenOut(String telling) {
        var left = Redaction.of("举报：" + telling + "。夜里有人倾倒垃圾。");
        assertThat(left).contains("倾倒垃圾").doesNotContain("王小明", "刘芳", "13812345678", "A12345", "501室", "64320011", "John Smith", "Main Street");
    }

    private boolean ask(StaffMember who, String reason) {
        return hall.cast.inTransaction(() -> reveals.ask(who, secret, reason));
    }

    private boolean decide(StaffMember who, boolean granted) {
        return hall.cast.inTransaction(() -> reveals.decide(who, reveals.waiting(secret.id()).getFirst().id(), granted));
    }
}
