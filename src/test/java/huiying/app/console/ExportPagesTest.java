package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Partners;
import huiying.app.Until;
import huiying.app.Visitor;

/** A list leaves the house: from the search to the file, and past everybody who may not have it. */
class ExportPagesTest {
    private static final Map<String, String> DAYS = Map.of("from", "2020-01-01", "to", "2035-01-01", "reason", "月报附件", "format", "csv");
    private final House house = Partners.house();

    @AfterAll
    static void close() {
        Partners.close();
    }

    @BeforeEach
    void aCaseThatIsFound() {
        house.owner().sql("delete from export_request").update();
        Partners.told("路灯不亮", "柳荫里3号楼下的路灯不亮了", true);
        Until.holds(() -> assertThat(house.jdbc().sql("select count(*) from case_search").query(Integer.class).single()).isPositive());
    }

    @Test
    void aSmallListIsTakenAloneOnceAndEveryRowIsMarked() {
        var boss = Visitor.signedIn(house, "supervisor");
        ask(boss);
        var file = boss.submit("/console/exports/" + only() + "/file", Map.of());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment").contains(".csv");
        var lines = file.body().lines().toList();
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.stream().skip(1)).allMatch(line -> line.contains("supervisor"));
        assertThat(file.body()).as("no words of residents").doesNotContain("不亮").doesNotContain("3号楼");
        assertThat(boss.submit("/console/exports/" + only() + "/file", Map.of()).statusCode()).as("a second time").isEqualTo(404);
        assertThat(house.jdbc().sql("select action from audit order by id desc limit 2").query(String.class).list()).containsExactly("export-taken",
                "export-asked");
    }

    @Test
    void aLargeOneWaitsForAColleagueAndTheirOwnYesIsNone() {
        var boss = Visitor.signedIn(house, "supervisor");
        ask(boss);
        enlarge();
        assertThat(boss.get("/console/exports?lang=zh").body()).contains("待同意").contains("等另一位同事同意").doesNotContain("/grant");
        boss.submit("/console/exports/" + only() + "/grant", Map.of());
        assertThat(boss.submit("/console/exports/" + only() + "/file", Map.of()).statusCode()).isEqualTo(404);
        var admin = Visitor.signedIn(house, "admin");
        assertThat(admin.seeForm("/console/exports?lang=zh").body()).contains("月报附件").contains("/grant");
        admin.submit("/console/exports/" + only() + "/grant", Map.of());
        assertThat(admin.submit("/console/exports/" + only() + "/file", Map.of()).statusCode()).as("whoever allowed it").isEqualTo(404);
        assertThat(boss.submit("/console/exports/" + only() + "/file", Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void agentsAndUnitsTakeNothingOut() {
        for (var login : new String[]{"agent", "cgj"}) {
            var other = Visitor.signedIn(house, login);
            assertThat(other.get("/console/exports").statusCode()).isEqualTo(403);
            other.seeForm("/console/search");
            assertThat(other.submit("/console/exports", DAYS).statusCode()).isEqualTo(403);
            assertThat(other.submit("/console/search", DAYS).body()).doesNotContain("/console/exports");
        }
    }

    @Test
    void thePageIsThereInBothLanguages() {
        var boss = Visitor.signedIn(house, "supervisor");
        ask(boss);
        assertThat(boss.get("/console/exports?lang=en").body()).contains("Exports").contains("Take the file").doesNotContain("??");
        assertThat(boss.get("/console/exports?lang=zh").body()).contains("导出").contains("取文件").doesNotContain("??");
    }

    private void ask(Visitor boss) {
        boss.seeForm("/console/search");
        assertThat(boss.submit("/console/search", DAYS).body()).contains("/console/exports");
        assertThat(boss.submit("/console/exports", DAYS).headers().firstValue("Location").orElse("")).contains("note=saved");
        boss.seeForm("/console/exports");
    }

    /** As if it had been found to be more. */
    private void enlarge() {
        house.jdbc().sql("update export_request set granted = null, decided_at = null, until = null").update();
    }

    private UUID only() {
        return house.jdbc().sql("select id from export_request").query(UUID.class).single();
    }
}
