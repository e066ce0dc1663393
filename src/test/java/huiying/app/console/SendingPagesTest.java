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

    @Test
    void aWayIsTriedAtOnceAndWhoTriedItIsWrittenDown() {
        var admin = Visitor.signedIn(House.demo(), "admin");
        assertThat(admin.seeForm("/console/admin/channels?lang=en").body()).contains("Try a way out", "name=\"channel\" value=\"sms\"", "value=\"wechat\"")
                .doesNotContain("value=\"voice\"").doesNotContain("??");
        long before = tried("delivered");
        long known = addresses();
        var sent = tried(admin, "sms", "+86 138 0777 0001");
        assertThat(sent).contains("The provider took it.").contains("SM");
        assertThat(tried("delivered")).isEqualTo(before + 1);
        assertThat(
                House.demo().jdbc().sql("select count(*) from audit where action = 'channel-tried' and facts::text like '%0777%'").query(Long.class).single())
                .as("whose number it was stays out").isZero();
        assertThat(addresses()).as("it waits in no queue and makes nobody a resident").isEqualTo(known);
    }

    @Test
    void whatCannotBeRightIsNotSentAndARefusalSaysTheProvidersCode() {
        var admin = Visitor.signedIn(House.demo(), "admin");
        admin.seeForm("/console/admin/channels?lang=en");
        long before = tried("missing") + tried("delivered");
        for (var wrong : new String[][]{{"sms", "13807770002"}, {"sms", "+86x38077700"}, {"sms", ""}, {"sms", "+" + "1".repeat(130)}, {"fax", "+8613807770002"},
                {"voice", "+8613807770002"}, {"web", "somebody"}}) {
            assertThat(tried(admin, wrong[0], wrong[1])).as(String.join(" ", wrong)).contains("nothing was sent");
        }
        assertThat(tried("missing") + tried("delivered")).as("what was not sent was not tried").isEqualTo(before);
        assertThat(tried(admin, "sms", "+" + "1".repeat(20))).contains("The provider refuses:").contains("21211");
        for (var login : new String[]{"supervisor", "agent", "security"}) {
            var other = Visitor.signedIn(House.demo(), login);
            other.seeForm("/console/me");
            assertThat(other.submit("/console/admin/channels/trial", Map.of("channel", "sms", "account", "main", "to", "+8613807770003")).statusCode())
                    .isEqualTo(403);
        }
    }

    private static String tried(Visitor admin, String channel, String to) {
        var page = admin.submit("/console/admin/channels/trial?lang=en", Map.of("channel", channel, "account", "main", "to", to));
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private static long addresses() {
        return House.demo().jdbc().sql("select count(*) from address where channel = 'sms'").query(Long.class).single();
    }

    private static long tried(String how) {
        return House.demo().jdbc().sql("select count(*) from audit where action = 'channel-tried' and facts->>'outcome' = ?").param(how).query(Long.class)
                .single();
    }

    /** While words are written: how residents read them, and what they cost on each way. */
    @Test
    void wordsAreShownAsResidentsReadThemWithTheirLengthOnEachWay() {
        var admin = Visitor.signedIn(House.demo(), "admin");
        admin.seeForm("/console/admin/notices?lang=zh");
        assertThat(preview(admin, "{unit}已接手，{due}前办完。<b>{no}</b>")).contains("城市管理和综合执法局已接手，11月25日18:00前办完。&lt;b&gt;2611 2212 3456&lt;/b&gt;").doesNotContain(
                "<b>2611");
        assertThat(preview(admin, "办".repeat(70))).contains(size(1, "条")).doesNotContain("is-amber");
        assertThat(preview(admin, "办".repeat(71))).contains(size(2, "条")).doesNotContain("is-amber");
        assertThat(preview(admin, "办".repeat(200))).contains(size(3, "条"), size(200, "字")).contains("is-amber");
        assertThat(preview(admin, "")).as("none typed: the product's own").contains("class=\"say us\"").doesNotContain("{").doesNotContain("??");
        assertThat(preview(admin, "x".repeat(5_000))).as("no longer than can be kept").contains(size(600, "字"));
    }

    private static String preview(Visitor admin, String words) {
        return admin.submitAsked("/console/admin/notices/preview", Map.of("template", "PROGRESS", "language", "zh", "text", words)).body();
    }

    private static String size(int count, String unit) {
        return "<b class=\"num\">" + count + "</b> " + unit;
    }
}
