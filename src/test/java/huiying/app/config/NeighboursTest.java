package huiying.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.dao.DataAccessException;

import huiying.app.House;
import huiying.app.Senders;
import huiying.app.security.DemoLogins;
import huiying.app.security.Entrance;

class NeighboursTest {
    private final House house = House.demo();

    @Test
    void nobodyElseOnTheMachineGetsIntoTheDatabase() {
        var url = house.bean(JdbcConnectionDetails.class).getJdbcUrl();

        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres")).isInstanceOf(SQLException.class).hasMessageContaining("password");
    }

    @Test
    void theServiceCannotChangeHistory() {
        assertThat(house.jdbc().sql("select current_user").query(String.class).single()).isEqualTo("huiying_app");
        for (var table : new String[]{"case_event", "receipt", "audit", "decision", "prediction"}) {
            assertThatThrownBy(() -> house.jdbc().sql("delete from " + table).update()).isInstanceOf(DataAccessException.class)
                    .rootCause().hasMessageContaining("permission denied");
        }
    }

    @Test
    void noStatementAndNoForgottenTransactionHoldsARowForLong() {
        assertThat(house.jdbc().sql("show statement_timeout").query(String.class).single()).isEqualTo("2s");
        assertThat(house.jdbc().sql("show idle_in_transaction_session_timeout").query(String.class).single()).isEqualTo("10s");
        assertThatThrownBy(() -> house.jdbc().sql("select pg_sleep(3)").query().listOfRows()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void secretsAreReadableToTheirOwnerOnly() throws Exception {
        var data = house.bean(DataDirectory.class);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root()))).isEqualTo("rwx------");
        try (var secrets = Files.list(data.directory("secrets"))) {
            assertThat(secrets).isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        }
    }

    @Test
    void aSecondHouseInTheSameDirectoryIsToldSo() {
        var root = house.bean(DataDirectory.class).root();

        assertThatThrownBy(() -> House.open(root)).hasRootCauseInstanceOf(BadConfiguration.class)
                .hasRootCauseMessage("huiying.data-directory " + root + " is in use by another running Huiying.");
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        try (var data = new DataDirectory(House.directory())) {
            var sentence = new OneSentence().analyze(new IllegalStateException(new PortInUseException(8080)));

            assertThat(sentence).isNotNull();
            assertThat(sentence.getDescription()).isEqualTo("server.port 8080 is already in use by another program.");
            assertThat(data.root()).isAbsolute();
        }
    }

    @Test
    void withoutRedisMessagesAreKeptAndAnswered() throws Exception {
        try (var alone = House.open(House.directory(), "huiying.conversation.quiet-window=0")) {
            alone.bean(RedisAboard.class).close();
            var senders = new Senders(alone);

            assertThat(senders.send(senders.wechatText("o-without-redis", "1", "你好")).body()).contains("Encrypt");
            assertThat(senders.sms("+8613800138001", Senders.sid(), "路灯坏了").statusCode()).isEqualTo(200);
            assertThat(alone.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void oneRealAccountSwitchesTheDemoOff() {
        var settings = Map.of("token", "t", "app-id", "wx1", "app-secret", "s", "encoding-aes-key", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG").entrySet()
                .stream()
                .map(entry -> "huiying.wechat.main." + entry.getKey() + "=" + entry.getValue()).toArray(String[]::new);
        try (var real = House.open(House.directory(), settings)) {
            assertThat(real.providers().demo()).isFalse();
            assertThat(real.bean(DemoLogins.class).all()).isEmpty();
            assertThat(real.bean(Entrance.class).firstAdminToken()).isNotBlank();
            assertThat(real.get("/channels/twilio/sms").statusCode()).isEqualTo(404);
        }
    }
}
