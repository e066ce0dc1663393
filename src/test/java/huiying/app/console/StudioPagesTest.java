package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Until;
import huiying.app.Visitor;
import huiying.bot.LearningWatch;

/** The studio from outside: who may enter, what its pages say in both languages, and a release from the first click to the way back. */
class StudioPagesTest {
    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.learning.quarantine=0s");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static void bothLanguages(Visitor who, String... paths) {
        for (var path : paths) {
            for (var language : List.of("zh", "en")) {
                var page = who.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body()).as(path + " " + language).doesNotContain("??").doesNotContain("studio.note").doesNotContain("studio.slice")
                        .doesNotContain("judge.").doesNotContain("release.kind")
                        .doesNotContain("gate.");
            }
        }
    }

    @Test
    void theStudioIsForAdministratorsAndLabellingForAgentsToo() {
        var agent = Visitor.signedIn(house, "agent");
        assertThat(agent.get("/console/studio").statusCode()).isEqualTo(403);
        assertThat(agent.get("/console/studio/release").statusCode()).isEqualTo(403);
        assertThat(agent.get("/console/studio/label").statusCode()).isEqualTo(200);
        assertThat(Visitor.signedIn(house, "cgj").get("/console/studio/label").statusCode()).isEqualTo(403);
    }

    @Test
    void anAdministratorTrainsJudgesReleasesAndGoesBackWithoutAProgrammer() {
        var admin = Visitor.signedIn(house, "admin");
        bothLanguages(admin, "/console/studio", "/console/studio/next", "/console/studio/balance", "/console/studio/import", "/console/studio/label",
                "/console/studio/disputes",
                "/console/studio/train", "/console/studio/release", "/console/studio/talks");
        admin.seeForm("/console/studio/train");
        assertThat(admin.submit("/console/studio/train", Map.of("why", "first")).headers().firstValue("Location").orElse("")).endsWith("note=asked");
        assertThat(admin.submit("/console/studio/train", Map.of("why", "again")).headers().firstValue("Location").orElse("")).endsWith("note=busy");
        Until.holds(Duration.ofMinutes(3), () -> {
            house.bean(LearningWatch.class).workOff(); // unless the house itself was faster
            assertThat(trained()).isPresent();
        });
        var run = trained().orElseThrow();
        var judge = "/console/studio/judge/" + run;
        bothLanguages(admin, judge, judge + "/classes", judge + "/changed", judge + "/changed?kind=better", judge + "/odd?kind=suspect", judge
                + "/cell?truth=0206&answer=0206", "/console/studio/train", "/console/studio/release");
        var shipped = house.jdbc().sql("select id from learning_run where kind = 'starter' and state = 'done'").query(String.class).optional();
        shipped.ifPresent(starter -> assertThat(admin.get("/console/studio/judge/" + starter + "?lang=en").body()).contains(">the model that ships</h1>"));
        assertThat(shipped).isPresent();
        assertThat(admin.get(judge + "/curves.json").body()).contains("\"precision\":").contains("\"certain\":");
        assertThat(admin.get(judge + "/figures.json").headers().firstValue("Content-Disposition").orElse("")).contains("attachment");

        admin.seeForm("/console/studio/release");
        assertThat(admin.submit("/console/studio/release/" + run + "/promote", Map.of("why", "")).headers().firstValue("Location").orElse(""))
                .endsWith("why-missing");
        assertThat(
                admin.submit("/console/studio/release/" + run + "/promote", Map.of("why", "the first of our own")).headers().firstValue("Location").orElse(""))
                .endsWith("note=promoted");
        assertThat(house.jdbc().sql("select cast(run as text) from live_model").query(String.class).single()).isEqualTo(run);
        assertThat(admin.submit("/console/studio/release/back/1", Map.of("why", "odd answers")).headers().firstValue("Location").orElse(""))
                .endsWith("note=rolled");
        assertThat(house.jdbc().sql("select count(*) from live_model where run is null").query(Integer.class).single()).isOne();
        assertThat(admin.submit("/console/studio/release/promise", Map.of("why", "stricter", "promise", "95")).headers().firstValue("Location").orElse(""))
                .endsWith(
                        "note=promised");
        bothLanguages(admin, "/console/studio/release");
        assertThat(house.jdbc().sql("select count(*) from audit where action like 'model-%'").query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    void manySamplesAreChangedAndPutBackOnThePage() {
        var admin = Visitor.signedIn(house, "admin");
        admin.seeForm("/console/studio?label=0206");
        var id = house.jdbc().sql("select cast(id as text) from sample where label = '0206' order by seq desc limit 1").query(String.class).single();
        var back = admin.submit("/console/studio/samples", Map.of("ids", id, "act", "label", "label", "0207", "back", "label=0206")).headers()
                .firstValue("Location")
                .orElse("");
        assertThat(back).isEqualTo("/console/studio?label=0206&note=changed");
        var act = house.jdbc().sql("select cast(id as text) from sample_act order by at desc limit 1").query(String.class).single();
        assertThat(admin.submit("/console/studio/acts/" + act + "/undo", Map.of("back", "")).headers().firstValue("Location").orElse(""))
                .endsWith("note=undone");
        assertThat(house.jdbc().sql("select label from sample where id = cast(? as uuid)").param(id).query(String.class).single()).isEqualTo("0206");
        assertThat(admin.submit("/console/studio/samples", Map.of("ids", id, "act", "label", "label", "nonsense")).headers().firstValue("Location").orElse(""))
                .endsWith(
                        "note=nothing");
    }

    /** Words of residents, if masked ones, leave the house like every other list: with a reason, once, marked, and many only when a colleague agrees. */
    @Test
    void samplesLeaveTheHouseByTheRuleForLists() {
        var admin = Visitor.signedIn(house, "admin");
        admin.seeForm("/console/studio?label=0206");
        assertThat(admin.submit("/console/studio/export?label=0206", Map.of("reason", " ", "format", "csv")).headers().firstValue("Location").orElse(""))
                .endsWith("note=missing");
        admin.submit("/console/studio/export?label=0206", Map.of("reason", "核对标注", "format", "csv"));
        var few = exported();
        assertThat(admin.seeForm("/console/exports?lang=zh").body()).contains("条样本", "核对标注").doesNotContain("??");
        var file = admin.submit("/console/exports/" + few + "/file", Map.of());
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("samples-").contains(".csv");
        assertThat(file.body().lines().skip(1).toList()).isNotEmpty().allMatch(line -> line.contains("0206") && line.contains("admin") && line.contains(few));
        assertThat(admin.submit("/console/exports/" + few + "/file", Map.of()).statusCode()).as("once").isEqualTo(404);

        admin.submit("/console/studio/export", Map.of("reason", "全部", "format", "json"));
        var all = exported();
        assertThat(house.jdbc().sql("select cardinality(subjects) from export_request where id = cast(? as uuid)").param(all).query(Integer.class).single())
                .isGreaterThan(500);
        assertThat(admin.submit("/console/exports/" + all + "/file", Map.of()).statusCode()).as("nobody agreed").isEqualTo(404);
        var boss = Visitor.signedIn(house, "supervisor");
        boss.seeForm("/console/exports");
        boss.submit("/console/exports/" + all + "/grant", Map.of());
        assertThat(admin.submit("/console/exports/" + all + "/file", Map.of()).statusCode()).isEqualTo(200);
        assertThat(house.jdbc().sql("select action from audit where action like 'export-%' order by id desc limit 3").query(String.class).list())
                .containsExactly("export-taken", "export-granted", "export-asked");
    }

    private static Optional<String> trained() {
        return house.jdbc().sql("select id from learning_run where kind = 'asked' and state = 'done'").query(String.class).optional();
    }

    private static String exported() {
        return house.jdbc().sql("select cast(id as text) from export_request order by asked_at desc limit 1").query(String.class).single();
    }
}
