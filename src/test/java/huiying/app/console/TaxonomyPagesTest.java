package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;

/** The tree of categories on its pages: looked at, changed, seen by everybody, and taken back. */
class TaxonomyPagesTest {
    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(House.directory());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static void bothLanguages(Visitor who, String... paths) {
        for (var path : paths) {
            for (var language : List.of("zh", "en")) {
                var page = who.seeForm(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body()).as(path).doesNotContain("??").doesNotContain("tree.").doesNotContain("studio.note");
            }
        }
    }

    @Test
    void anAdministratorAddsSplitsMergesRenamesAndGoesBackWithoutAProgrammer() {
        var admin = Visitor.signedIn(house, "admin");
        admin.get("/console/studio");
        bothLanguages(admin, "/console/studio/taxonomy", "/console/studio/taxonomy/0206", "/console/studio/taxonomy/02");
        var split = "step=split&code=0206&zh=%E6%99%AF%E8%A7%82%E7%81%AF&en=Ornamental+lights&words=%E6%99%AF%E8%A7%82";
        bothLanguages(admin, "/console/studio/taxonomy/look?" + split, "/console/studio/taxonomy/look?step=close&code=0206&heir=0207",
                "/console/studio/taxonomy/look?step=choose&pack=ESTATE");
        assertThat(house.jdbc().sql("select count(*) from taxonomy_version").query(Integer.class).single()).as("looking changes nothing").isZero();
        var form = Map.of("step", "split", "code", "0206", "zh", "景观灯", "en", "Ornamental lights", "words", "景观", "why", "");
        assertThat(location(admin.submit("/console/studio/taxonomy", form))).endsWith("why-missing");
        assertThat(location(admin.submit("/console/studio/taxonomy", Map.of("step", "split", "code", "0206", "zh", "景观灯", "en", "Ornamental lights", "words",
                "景观", "why", "other people look after them")))).endsWith("tree-changed");
        var fresh = house.jdbc().sql("select step -> 'part' ->> 'code' from taxonomy_version").query(String.class).single();
        assertThat(admin.get("/console/studio/taxonomy?lang=en").body()).contains("Ornamental lights").contains("other people look after them");
        assertThat(Visitor.signedIn(house, "agent").get("/console/desk/categories?q=" + fresh + "&lang=en").body()).contains("Ornamental lights");
        assertThat(location(admin.submit("/console/studio/taxonomy", Map.of("step", "close", "code", fresh, "heir", "0206", "why", "too few")))).endsWith(
                "tree-changed");
        assertThat(admin.get("/console/studio/taxonomy/" + fresh + "?lang=en").body()).contains("goes on as");
        assertThat(location(admin.submit("/console/studio/taxonomy", Map.of("step", "close", "code", "9999", "heir", "", "why", "no such"))))
                .endsWith("refused");
        assertThat(location(admin.submit("/console/studio/taxonomy/back/0", Map.of("why", "as before")))).endsWith("tree-changed");
        assertThat(admin.get("/console/studio/taxonomy?lang=en").body()).doesNotContain("Ornamental lights</td>").contains("Back to version 0");
        bothLanguages(admin, "/console/studio/taxonomy", "/console/studio");
        assertThat(house.jdbc().sql("select count(*) from audit where action like 'taxonomy.%'").query(Integer.class).single()).isEqualTo(3);
        assertThat(Visitor.signedIn(house, "supervisor").get("/console/studio/taxonomy").statusCode()).isEqualTo(403);
    }
}
