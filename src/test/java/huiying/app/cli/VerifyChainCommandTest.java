package huiying.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.app.House;
import huiying.bot.CaseDesk;
import huiying.bot.HouseWatch;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.channels.Address;
import huiying.nlp.Language;

/** The chains of a running service are verified from the command line, and somebody with the owner's key is found out. */
class VerifyChainCommandTest {
    @TempDir
    Path data;
    private House house;

    @BeforeEach
    void open() {
        house = House.open(data, "db-scheduler.enabled=false");
        var resident = house.bean(Addresses.class).keep(new Address("web", "main", "somebody"));
        house.bean(CaseDesk.class).file(Draft.of("柳荫里3号楼前路灯不亮", Language.ZH).at(Spot.named("柳荫里3号楼")), Origin.of("web", resident), null, Actor.clock("test"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aWholeHouseVerifiesAndATamperedOneDoesNot() {
        assertThat(verify()).startsWith("0 ").contains("every chain holds");
        assertThat(house.bean(HouseWatch.class).chains()).isZero();
        house.owner().sql("update case_event set facts = facts || '{\"level\": \"complex15d\"}' where type = 'SUBMITTED'").update();
        assertThat(verify()).startsWith("1 ").contains("does not follow from the one before", "NOT intact");
        assertThat(house.bean(HouseWatch.class).chains()).isEqualTo(1);
        assertThat(house.jdbc().sql("select reason from task where kind = 'alarm'").query(String.class).list()).containsExactly("history-broken");
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidSo() {
        var said = new StringWriter();
        assertThat(HuiyingCommand.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said)).execute("verify-chain", "--data", "/nowhere"))
                .isNotZero();
        assertThat(said.toString()).contains("No service with a PostgreSQL of its own runs on");
    }

    private String verify() {
        var said = new StringWriter();
        int code = HuiyingCommand.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said)).execute("verify-chain", "--data", data.toString());
        return code + " " + said;
    }
}
