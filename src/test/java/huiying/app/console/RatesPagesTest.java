package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;

/** What a supervisor and a unit see of the figures, from outside. */
class RatesPagesTest {
    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(House.directory());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void theFiguresAreThereInBothLanguagesAndSayAsOfWhen() {
        var boss = Visitor.signedIn(house, "supervisor");
        for (var path : List.of("/console/watch/rates", "/console/watch/sheet", "/console/watch/rates/cases?what=asked", "/console/objections")) {
            for (var language : List.of("zh", "en")) {
                var page = boss.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body()).as(path).doesNotContain("??").doesNotContain("rates.").doesNotContain("sheet.title");
            }
        }
        assertThat(boss.get("/console/watch/rates?lang=zh").body()).contains("截至").contains("响应率").contains("结果运用").contains("接通率");
        assertThat(boss.get("/console/watch/rates?month=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void anEditedRuleBookIsANewVersionAndAWrongOneIsRefusedWithASentence() {
        var boss = Visitor.signedIn(house, "supervisor");
        boss.seeForm("/console/watch/sheet");
        var wrong = boss.submit("/console/watch/sheet/rules", Map.of("title", "二版", "from", "2026-12-01", "body", "{\"weights\":1}"));
        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(house.jdbc().sql("select max(version) from rule_book").query(Integer.class).single()).isOne();
        var body = house.jdbc().sql("select body::text from rule_book").query(String.class).single();
        boss.submit("/console/watch/sheet/rules", Map.of("title", "二版", "from", "2026-12-01", "body", body));
        assertThat(house.jdbc().sql("select max(version) from rule_book").query(Integer.class).single()).isEqualTo(2);
        boss.submit("/console/watch/sheet/publish", Map.of("month", "2026-10", "version", "2"));
        assertThat(boss.get("/console/watch/sheet?month=2026-10&version=2&lang=zh").body()).contains("按当时的记录重算，一字不差");
    }

    @Test
    void figuresAreForThoseWhoWatch() {
        assertThat(Visitor.signedIn(house, "agent").get("/console/watch/rates").statusCode()).isEqualTo(403);
        assertThat(Visitor.signedIn(house, "cgj").get("/console/watch/sheet").statusCode()).isEqualTo(403);
        assertThat(Visitor.signedIn(house, "cgj").get("/console/objections").statusCode()).isEqualTo(200);
    }
}
