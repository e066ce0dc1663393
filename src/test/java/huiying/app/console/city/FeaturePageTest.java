package huiying.app.console.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.CaseDesk;
import huiying.bot.addresses.Addresses;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.features.FeatureBook;
import huiying.channels.Address;
import huiying.nlp.Guess;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Prediction;
import huiying.nlp.Urgency;

/** An administrator switches what the house does of itself, says why, and takes it back. */
class FeaturePageTest {
    private static final String PAGE = "/console/admin/features";
    private static House house;
    private static Visitor admin;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.dispatch.sample=0");
        admin = Visitor.signedIn(house, "admin");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void aSwitchChangesWhatHappensAndIsTakenBackWithOneClick() {
        goBack();
        assertThat(told().state()).isEqualTo(CaseStatus.DISPATCHED);
        assertThat(switched(Map.of("offering", "true", "answering", "true", "proposing", "true", "sampled", "0", "why", "模型换版观察"))).endsWith("note=kept");
        assertThat(reason(told())).isEqualTo("switched-off");
        int off = book().number();
        assertThat(page("?lang=zh")).contains("模型换版观察", "admin", "自动派单: 关").doesNotContain("??");
        assertThat(switched(Map.of("dispatching", "true", "offering", "true", "answering", "true", "proposing", "true", "sampled", "100", "why", "全部抽查")))
                .endsWith("note=kept");
        assertThat(reason(told())).isEqualTo("sample");
        goBack();
        assertThat(told().state()).isEqualTo(CaseStatus.DISPATCHED);
        assertThat(page("?lang=en")).contains("Back to version 0", "Automatic dispatch: off").doesNotContain("??");
        assertThat(book().at(off)).hasValueSatisfying(was -> assertThat(was.dispatching()).isFalse());
        assertThat(house.bean(Audit.class).find("", "features.change", Long.MAX_VALUE, 10)).extracting(Audit.Entry::facts)
                .contains(Map.of("why", "模型换版观察"));
    }

    @Test
    void withoutAReasonOrOnAnOldPageNothingIsSwitched() {
        goBack();
        int before = book().number();
        assertThat(switched(Map.of("sampled", "0"))).endsWith("note=missing");
        assertThat(switched(Map.of("sampled", "101", "why", "x"))).endsWith("note=missing");
        admin.seeForm(PAGE);
        assertThat(location(admin.submit(PAGE, Map.of("sampled", "5", "why", "x", "seen", Integer.toString(before - 1))))).as("somebody was faster")
                .endsWith("note=refused");
        assertThat(location(admin.submit(PAGE + "/versions/99999/revert", Map.of("why", "x")))).endsWith("note=missing");
        assertThat(book().number()).isEqualTo(before);
    }

    @Test
    void onlyAdministratorsMay() {
        for (var other : List.of("agent", "supervisor", "cgj", "security", "auditor")) {
            var visitor = Visitor.signedIn(house, other);
            assertThat(visitor.get(PAGE).statusCode()).as(other).isEqualTo(403);
            visitor.seeForm("/console/me");
            assertThat(visitor.submit(PAGE, Map.of("sampled", "50", "why", "x", "seen", "0")).statusCode()).as(other).isEqualTo(403);
        }
    }

    private static Case told() {
        var address = house.bean(Addresses.class).keep(new Address("web", "main", "switch-" + UUID.randomUUID()));
        var matter = new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false);
        var draft = Draft.of("柳荫里3号楼前的路灯不亮", Language.ZH).titled("路灯不亮").about(matter).at(Spot.named("柳荫里3号楼"));
        var clear = new Guess.Clear(List.of(new Prediction("0206", .97, List.of())));
        return house.bean(CaseDesk.class).file(draft, Origin.of("web", address), clear, Actor.citizen(address)).filed();
    }

    private static String reason(Case told) {
        assertThat(told.state()).isEqualTo(CaseStatus.TRIAGE);
        return house.jdbc().sql("select reason from task where case_id = ? order by created_at limit 1").param(told.id()).query(String.class).single();
    }

    private static String switched(Map<String, String> fields) {
        admin.seeForm(PAGE);
        var all = new HashMap<>(fields);
        all.put("seen", Integer.toString(book().number()));
        return location(admin.submit(PAGE, all));
    }

    private static void goBack() {
        admin.seeForm(PAGE);
        assertThat(location(admin.submit(PAGE + "/versions/0/revert", Map.of("why", "恢复")))).endsWith("note=reverted");
    }

    private static FeatureBook book() {
        return house.bean(FeatureBook.class);
    }

    private static String page(String query) {
        var response = admin.get(PAGE + query);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
