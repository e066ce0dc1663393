package huiying.app.console.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

import com.google.re2j.Pattern;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.CaseDesk;
import huiying.bot.RetentionWatch;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.progress.Moves;
import huiying.channels.Address;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** An administrator sees what is kept how long, what comes due, what is gone and what is held. */
class RetentionPageTest {
    private static final String PAGE = "/console/admin/retention";
    private static final Pattern COUNT = Pattern.compile("id=\"(due|held)-count\">([0-9,]+)<");

    private final House house = House.demo();
    private final Visitor admin = Visitor.signedIn(house, "admin");

    @Test
    void theRulesInForceAreShownWithTheWayToChangeThem() {
        assertThat(page("?lang=zh")).contains("1095 天", "/console/admin/terms#rules", "未来 30 天到期").doesNotContain("??");
        assertThat(page("?lang=en")).contains("1095 days", "Due in the next 30 days").doesNotContain("??");
    }

    @Test
    void whatComesDueIsCountedByTheNarrowestRuleAndErasedByDay() {
        long before = count("due");
        closed(told("0206", false), 1_080);
        closed(told("0103", false), 1_050);
        var other = closed(told("0103", false), 40);
        assertThat(count("due")).as("within thirty days by the usual rule").isEqualTo(before + 1);
        rule("0103", "60d");
        assertThat(count("due")).as("and by a rule of its own").isEqualTo(before + 3);
        rule("0103", "30d");
        house.bean(RetentionWatch.class).erase();
        assertThat(house.jdbc().sql("select destroyed_at is not null from case_key where case_id = ?").param(other).query(Boolean.class).single()).isTrue();
        assertThat(page("")).contains("<td class=\"num\">" + java.time.LocalDate.now(house.bean(Clock.class).withZone(ZoneOffset.ofHours(8))) + "</td>");
        rule("0103", "");
    }

    @Test
    void whatIsHeldIsListedWithItsReasonUnlessItIsConfidential() {
        long before = count("held");
        held(told("0206", false), "行政诉讼一审");
        held(told("0206", true), "不可外传的理由");
        assertThat(count("held")).isEqualTo(before + 2);
        assertThat(page("?lang=zh")).contains("行政诉讼一审", "原因不在此显示").doesNotContain("不可外传的理由");
    }

    @Test
    void nobodyElseSeesIt() {
        assertThat(Visitor.signedIn(house, "agent").get(PAGE).statusCode()).isEqualTo(403);
        assertThat(Visitor.signedIn(house, "supervisor").get(PAGE).statusCode()).isEqualTo(403);
    }

    private Case told(String category, boolean secret) {
        var address = house.bean(Addresses.class).keep(new Address("web", "main", "kept-" + UUID.randomUUID()));
        var matter = new Matter(Nature.HELP, category, Urgency.ORDINARY, secret, false);
        var draft = Draft.of("保存期限里的一件事", Language.ZH).titled("一件事").about(matter).at(Spot.named("柳荫里3号楼"));
        return house.bean(CaseDesk.class).file(draft, Origin.of("web", address), null, Actor.citizen(address)).filed();
    }

    /** As if it had ended so many days ago. */
    private UUID closed(Case told, int days) {
        house.owner().sql("update cases set closed_at = ? where id = ?")
                .params(house.bean(Clock.class).instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC), told.id()).update();
        return told.id();
    }

    private void held(Case told, String why) {
        var by = house.jdbc().sql("select id from person where login = 'supervisor'").query(UUID.class).single();
        house.bean(TransactionOperations.class).executeWithoutResult(
                status -> house.bean(Moves.class).make(told.id(), new CaseEvent.RecordsHeld(why), Actor.staff(by, "supervisor")));
    }

    private void rule(String item, String term) {
        admin.seeForm("/console/admin/terms");
        admin.submit("/console/admin/terms/rule", Map.of("timer", "T_RETAIN", "item", item, "term", term, "why", "档案规定"));
    }

    private long count(String what) {
        var found = COUNT.matcher(page("?lang=en"));
        while (found.find()) {
            if (found.group(1).equals(what)) {
                return Long.parseLong(found.group(2).replace(",", ""));
            }
        }
        throw new AssertionError("no count of " + what);
    }

    private String page(String query) {
        var response = admin.get(PAGE + query);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
