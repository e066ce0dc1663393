package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Partners;
import huiying.app.Until;
import huiying.app.Visitor;

class SearchPageTest {
    private final House house = Partners.house();

    @Test
    void anAgentFindsACaseByWordsAndByNumber() {
        var number = Partners.told("喷泉漏水", "柳荫里喷泉漏水三天了", true).number().digits();
        var agent = Visitor.signedIn(house, "agent");
        assertThat(agent.seeForm("/console/search").body()).contains("name=\"phone\"");
        Until.holds(() -> assertThat(agent.submit("/console/search", Map.of("q", "喷泉漏水")).body()).contains("/console/cases/" + number));
        assertThat(agent.submit("/console/search", Map.of("q", "喷泉漏水", "unit", "GAJ")).body()).doesNotContain("/console/cases/" + number);
        agent.seeForm("/console/search");
        var direct = agent.submit("/console/search", Map.of("q", number));
        assertThat(direct.headers().firstValue("Location")).contains("/console/cases/" + number);
        agent.seeForm("/console/search");
        assertThat(agent.submit("/console/search", Map.of("q", "喷泉漏水", "from", "2020-01-01", "to", "2020-01-02")).body())
                .doesNotContain("/console/cases/" + number);
    }

    @Test
    void theSameByApiWithTheRightsOfTheKey() {
        var number = Partners.told("喷泉断电", "柳荫里喷泉断电", true).number().digits();
        var wanted = "{\"words\":\"喷泉断电\"}";
        Until.holds(() -> assertThat(Partners.post(Partners.CGJ, "/api/v1/cases/search", wanted).body()).contains(number));
        assertThat(Partners.post(Partners.GAJ, "/api/v1/cases/search", wanted).body()).doesNotContain(number);
        assertThat(Partners.post(Partners.CGJ, "/api/v1/cases/search", "{\"phone\":\"13812345678\"}").statusCode()).isEqualTo(403);
        assertThat(Partners.post(Partners.WATCH, "/api/v1/cases/search", "{\"phone\":\"13812345678\"}").statusCode()).isEqualTo(200);
        assertThat(house.jdbc().sql("select count(*) from audit where action = 'searched-by-phone'").query(Integer.class).single()).isPositive();
        assertThat(Partners.post(Partners.CGJ, "/api/v1/cases/search", "{\"limit\":0}").statusCode()).isEqualTo(400);
    }

    @AfterAll
    static void leave() {
        Partners.close();
    }
}
