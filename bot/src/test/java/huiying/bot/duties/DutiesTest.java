package huiying.bot.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.Cast;
import huiying.bot.TestDatabase;

class DutiesTest {
    private static final ServiceItem LAMPS = ServiceItem.of("0206", null, "路灯", Share.of("LIGHTS", "《照明规定》", "第7条"));
    private static final ServiceItem DRAINS = ServiceItem.of("0205", null, "排水", Share.of("SWJ", "《排水条例》", "第2条"));
    private final Cast cast = new Cast();
    private final Duties duties = new Duties(cast.database.jdbc(), cast.clock);

    private int apply(Change... changes) {
        return cast.inTransaction(() -> duties.apply(List.of(changes), new Duties.Author("admin", "职责调整"), null));
    }

    @Test
    void everyVersionCanBeReadAgainWithWhoWhenAndWhy() {
        cast.inTransaction(() -> duties.begin(List.of(LAMPS, DRAINS), "第一版"));
        var moved = LAMPS.with(Share.of("CGJ", "《照明规定》", "第8条"));
        assertThat(apply(new Change("0206", LAMPS, moved), new Change("0205", DRAINS, null))).isEqualTo(2);
        assertThat(duties.current().items()).containsExactly(moved);
        assertThat(duties.at(1).items()).containsExactlyInAnyOrder(LAMPS, DRAINS);
        assertThat(duties.current().since("0206")).isEqualTo(2);
        assertThat(duties.versions(10)).extracting(Duties.Version::number, Duties.Version::by, Duties.Version::why, Duties.Version::changes).containsExactly(
                org.assertj.core.api.Assertions.tuple(2, "admin", "职责调整", 2), org.assertj.core.api.Assertions.tuple(1, "system", "第一版", 2));
        assertThat(duties.history("0206")).extracting(Duties.Past::since, Duties.Past::until).containsExactly(org.assertj.core.api.Assertions.tuple(2, null),
                org.assertj.core.api.Assertions.tuple(1, 2));
    }

    @Test
    void anotherNodeReadsTheNewListAtOnce() {
        var elsewhere = new Duties(cast.database.jdbc(), cast.clock);
        cast.inTransaction(() -> duties.begin(List.of(LAMPS), "第一版"));
        assertThat(elsewhere.current().version()).isEqualTo(1);
        apply(new Change("0205", null, DRAINS));
        assertThat(elsewhere.current().find("0205")).contains(DRAINS);
    }

    @Test
    void theServiceCannotRewriteWhoChangedWhat() {
        cast.inTransaction(() -> duties.begin(List.of(LAMPS), "第一版"));
        assertThatThrownBy(() -> cast.database.jdbc().sql("update duty_version set why = 'x'").update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> cast.database.jdbc().sql("delete from service_item").update()).isInstanceOf(DataAccessException.class);
    }

    /** A house that had the flat list keeps every line of it. */
    @Test
    void theFlatListOfEarlierDaysBecomesTheTree() {
        cast.database.owner().sql("drop database if exists before").update();
        cast.database.owner().sql("create database before").update();
        var old = new PGSimpleDataSource();
        old.setUrl(cast.database.owner().sql("select 'jdbc:postgresql://localhost:' || inet_server_port() || '/before?user=postgres'").query(String.class)
                .single());
        Flyway.configure().dataSource(old).target("20").load().migrate();
        var owner = JdbcClient.create(old);
        owner.sql("insert into unit (code, name_zh, name_en, kind) values ('CGJ', '城管', 'City', 'department'), ('JD02', '街道', 'Street', 'street')").update();
        owner.sql("""
                  insert into duty (category, grid, unit, basis) values ('02', '', 'CGJ', '市政职责 2'), ('0206', '', 'CGJ', '《清单》第13项：“路灯照明”由城管负责'),
                  ('0206', 'LL02', 'JD02', '《街道清单》第3条'), ('', 'LL02', 'JD02', '《规定》第6条')""").update();
        Flyway.configure().dataSource(old).load().migrate();
        var list = new Duties(owner, cast.clock).current();
        var lamps = list.find("0206").orElseThrow();
        assertThat(lamps.meaning().zh()).isEqualTo("路灯照明");
        assertThat(lamps.parent()).isEqualTo("02");
        assertThat(lamps.share("LL02").orElseThrow()).isEqualTo(new Share("LL02", "JD02", List.of(), null, List.of(new Basis("《街道清单》", "第3条"))));
        assertThat(list.find("02").orElseThrow().shares().getFirst().basisText()).isEqualTo("市政职责 2");
        assertThat(list.lastResort("LL0201", java.time.LocalDate.of(2026, 11, 23)).orElseThrow().lead()).isEqualTo("JD02");
        assertThat(owner.sql("select to_regclass('duty')").query(String.class).optional()).isEmpty();
    }
}
