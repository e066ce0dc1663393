package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class TestDatabaseTest {
    private final TestDatabase database = TestDatabase.empty();

    @Test
    void theServiceIsNotTheOwner() {
        assertThat(database.jdbc().sql("select current_user").query(String.class).single()).isEqualTo("huiying_app");
        assertThat(database.jdbc().sql("show time zone").query(String.class).single()).isNotEqualTo(ZoneId.systemDefault().getId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"case_event", "receipt", "audit", "decision", "prediction"})
    void historyCannotBeChangedByTheService(String table) {
        assertThatThrownBy(() -> database.jdbc().sql("delete from " + table).update()).isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> database.jdbc().sql("truncate " + table).update()).hasStackTraceContaining("permission denied");
    }
}
