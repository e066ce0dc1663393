package huiying.app.console.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.sla.ServiceLevel;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.sla.TermBook;
import huiying.bot.sla.WorkingCalendar.Hours;

/** An administrator says how long things may take; what is running keeps its terms. */
class TermPagesTest {
    private static final String PAGE = "/console/admin/terms";

    private final House house = House.demo();
    private final Visitor admin = Visitor.signedIn(house, "admin");
    private final TermBook book = house.bean(TermBook.class);

    @Test
    void aChangeIsAVersionWithWhoWhenAndWhyAndIsTakenBackByAnother() {
        var first = page("?lang=zh");
        assertThat(first).contains("一般 7 天", "2 个工作小时", "首版时限规则");
        int before = book.latest();
        assertThat(kept("/level", Map.of("code", "general7d", "zh", "一般 5 天", "en", "General: 5 days", "term", "5d", "why", "区长办公会"))).isTrue();
        assertThat(house.bean(ServiceLevels.class).due("general7d", Instant.EPOCH, null).at()).isEqualTo(Instant.EPOCH.plusSeconds(5 * 86_400));
        assertThat(page("?lang=zh")).contains("区长办公会", "一般 5 天");
        assertThat(location(admin.submit(PAGE + "/versions/" + before + "/revert", Map.of("why", "试行结束")))).endsWith("note=reverted");
        assertThat(book.current().level("general7d").map(ServiceLevel::term)).contains("7d");
        assertThat(page("?lang=en")).contains("Back to version " + before).doesNotContain("??");
    }

    @Test
    void whatMeansNothingOrHasNoReasonChangesNothing() {
        page("");
        int before = book.latest();
        assertThat(kept("/level", Map.of("code", "x", "zh", "x", "en", "x", "term", "soon", "why", "x"))).isFalse();
        assertThat(kept("/rule", Map.of("timer", "T_TOTAL", "term", "7d", "why", "x"))).isFalse();
        assertThat(kept("/rule", Map.of("timer", "NOBODY", "term", "7d", "why", "x"))).isFalse();
        assertThat(kept("/rule", Map.of("timer", "T_SIGN", "term", "1wh"))).as("no reason").isFalse();
        assertThat(kept("/days", Map.of("lines", "tomorrow off", "why", "x"))).isFalse();
        assertThat(kept("/hours", Map.of("unit", "JD01", "lines", "9-5", "why", "x"))).isFalse();
        assertThat(kept("/hours", Map.of("unit", "", "lines", "", "why", "x"))).as("the city has hours").isFalse();
        assertThat(kept("/hours", Map.of("unit", "NOBODY", "lines", "1 09:00-10:00", "why", "x"))).isFalse();
        assertThat(kept("/night", Map.of("from", "late", "until", "07:00", "why", "x"))).isFalse();
        assertThat(location(admin.submit(PAGE + "/versions/999999999999/revert", Map.of("why", "x")))).endsWith("note=missing");
        assertThat(book.latest()).isEqualTo(before);
    }

    @Test
    void holidaysHoursAndTheNightAreTyped() {
        page("");
        assertThat(kept("/days", Map.of("lines", "2027-01-01 off 元旦\n2027-01-09 work 元旦", "why", "国务院办公厅通知"))).isTrue();
        assertThat(book.current().days().years()).contains(2026, 2027);
        assertThat(kept("/hours", Map.of("unit", "JD01", "lines", "1-3 08:00-12:00 14:00-18:00\n6 09:00-11:00\n0 10:00-11:00", "why", "街道夏令时"))).isTrue();
        assertThat(book.current().hours().get("JD01")).hasSize(8).contains(new Hours(0, LocalTime.of(10, 0), LocalTime.of(11, 0)));
        assertThat(page("?lang=zh")).contains("1-3 08:00-12:00 14:00-18:00", "6 09:00-11:00");
        assertThat(kept("/hours", Map.of("unit", "JD01", "lines", "", "why", "恢复"))).isTrue();
        assertThat(book.current().hours()).doesNotContainKey("JD01");
        assertThat(kept("/night", Map.of("from", "22:00", "until", "06:00", "why", "值班"))).isTrue();
        assertThat(kept("/rule", Map.of("timer", "T_SIGN", "item", "0206", "urgency", "URGENT", "term", "10min", "why", "亮灯承诺"))).isTrue();
        assertThat(page("?lang=en")).contains("10 minutes");
        assertThat(kept("/rule", Map.of("timer", "T_SIGN", "item", "0206", "urgency", "URGENT", "term", "", "why", "取消"))).isTrue();
        assertThat(book.current().rules()).noneMatch(rule -> rule.term().equals("10min"));
    }

    @Test
    void theHoursOfAWeekAreTypedAsTheyAreRead() {
        var typed = TermForm
                .typed(new TermForm(null, null, null, null, null, null, null, null, null, null, "0 10:00-11:00\n1-5 09:00-12:00 13:30-17:30\n6 09:00-12:00",
                        null, null, null).hours().orElse(List.of()));
        assertThat(typed).isEqualTo("0 10:00-11:00\n1-5 09:00-12:00 13:30-17:30\n6 09:00-12:00");
    }

    private String page(String query) {
        var response = admin.seeForm(PAGE + query);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private boolean kept(String what, Map<String, String> fields) {
        return location(admin.submit(PAGE + what, new HashMap<>(fields))).endsWith("note=kept");
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
