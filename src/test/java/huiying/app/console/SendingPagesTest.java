package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;

/** What supervisors see of what was told, and administrators of codes to scan. */
class SendingPagesTest {

    @Test
    void aSupervisorSeesWhoWasReachedByWhichWayAndForWhat() {
        House.demo().jdbc()
                .sql("""
                     with a as (insert into address (id, channel, account, value, created_at) values (gen_random_uuid(), 'sms', 'main', '', now()) returning id),
                     n as (insert into notice (id, logical_key, address, template, resendable, parameters, language, need, created_at)
                         select gen_random_uuid(), gen_random_uuid()::text, id, 'RESOLVED', true, '', 'zh', 'must', now() from a returning id, address)
                     insert into delivery (id, notice, channel, account, address, body, state, reached, parts, cost, due_at, created_at, updated_at)
                     select gen_random_uuid(), id, 'sms', 'main', address, '', 'sent', 'DELIVERED', 2, 0.1, now(), now(), now() from n""")
                .update();
        var supervisor = Visitor.signedIn(House.demo(), "supervisor");
        var page = supervisor.get("/console/watch/notices?days=1&lang=en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Had to be told").contains("0.1").contains("must be told");
        assertThat(Visitor.signedIn(House.demo(), "agent").get("/console/watch/notices").statusCode()).isEqualTo(403);
    }

    @Test
    void anAdministratorHasCodesMadeOnceForEachSceneAndHearsWhatWasWrong() {
        var admin = Visitor.signedIn(House.demo(), "admin");
        assertThat(admin.seeForm("/console/admin/codes").statusCode()).isEqualTo(200);
        var made = admin.submit("/console/admin/codes", Map.of("account", "main", "scenes", "lamp:LD-0231\n路灯\nlamp:LD-0232", "once", "c1"));
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.body()).contains("simulated-lamp%3ALD-0231").contains("lamp:LD-0232").contains("路灯");
        admin.submit("/console/admin/codes", Map.of("account", "main", "scenes", "lamp:LD-0231", "once", "c2"));
        assertThat(House.demo().jdbc().sql("select count(*) from scan_code where scene like 'lamp:%'").query(Integer.class).single()).isEqualTo(2);
        assertThat(Visitor.signedIn(House.demo(), "supervisor").get("/console/admin/codes").statusCode()).isEqualTo(403);
    }
}
