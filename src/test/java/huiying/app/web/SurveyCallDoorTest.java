package huiying.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.Handset;
import huiying.app.House;
import huiying.app.Senders;
import huiying.app.Until;
import huiying.app.faults.FakeProvider;
import huiying.bot.Switchboard;
import huiying.bot.addresses.Addresses;
import huiying.channels.Address;
import tools.jackson.databind.json.JsonMapper;

/** The survey by telephone from the provider's side: it is asked to place calls, and posts what happens on them, signed. */
class SurveyCallDoorTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final FakeProvider PROVIDER = new FakeProvider();
    private static final AtomicInteger RESIDENTS = new AtomicInteger();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static House house;
    private static Senders senders;

    private final String number = "+8613922%06d".formatted(RESIDENTS.incrementAndGet());

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.conversation.quiet-window=0", "huiying.sms.reconcile=0s", "huiying.desk.undo=0s",
                "huiying.hotline.rings=00:00-23:59:59", "huiying.hotline.surveys=false", "huiying.twilio.main.account-sid=AC1",
                "huiying.twilio.main.auth-token=token-1", "huiying.twilio.main.from=+8675511111", "huiying.twilio.main.api-base-url=" + PROVIDER.url(),
                "huiying.api.keys=a:agent-key-0123456789:agent,b:boss-key-0123456789:supervisor,c:cgj-key-0123456789:department:CGJ");
        senders = new Senders(house);
    }

    @AfterAll
    static void close() {
        house.close();
        PROVIDER.stop();
    }

    @Test
    void aResidentWhoWantsCallsIsRungAnswersWithKeysAndSaysWhy() {
        aCallersLampIsRepaired();
        var call = placed();
        assertThat(call.order()).containsEntry("To", number).containsEntry("MachineDetection", "Enable").containsEntry("AsyncAmd", "true");
        assertThat(call.order().get("Timeout")).isEqualTo("40");

        var resident = Handset.rung(senders, number, call.leg()).picksUp(path(call.order().get("Url")));
        resident.reports(path(call.order().get("AsyncAmdStatusCallback")), Map.of("AnsweredBy", "human"));
        assertThat(resident.heard().getFirst()).contains("热线回访", "联系过您吗");
        resident.presses("1");
        assertThat(resident.heardLast()).contains("是否解决");
        resident.presses("1");
        assertThat(resident.heardLast()).contains("满意吗");
        resident.presses("4");
        assertThat(resident.heardLast()).contains("哪里没办好");
        resident.says("来得太慢了，等了一个星期");
        assertThat(resident.verb()).isEqualTo("Hangup");
        resident.reports(path(call.order().get("StatusCallback")), Map.of("CallStatus", "completed"));

        assertThat(house.jdbc().sql("select contacted || ' ' || solved || ' ' || satisfied from survey where case_id = ?").param(theCase()).query(String.class)
                .single()).isEqualTo("YES YES DISSATISFIED");
        assertThat(outcome()).isEqualTo("done answered");
        assertThat(house.bean(Switchboard.class).callResidents()).isZero();
    }

    @Test
    void theReasonAndTheAnswersMayBeSaidInWords() {
        aCallersLampIsRepaired();
        var call = placed();
        var resident = Handset.rung(senders, number, call.leg()).picksUp(path(call.order().get("Url")));
        resident.says("联系过了");
        resident.says("没有解决");
        assertThat(resident.heard()).noneMatch(said -> said.contains("没听清"));
        assertThat(house.jdbc().sql("select contacted || ' ' || solved from survey where case_id = ?").param(theCase()).query(String.class).single()).isEqualTo(
                "YES NO");
        resident.reports(path(call.order().get("StatusCallback")), Map.of("CallStatus", "completed"));
    }

    @Test
    void whoSaysNothingIsAskedOnceMoreAndLeftInPeace() {
        aCallersLampIsRepaired();
        var call = placed();
        var resident = Handset.rung(senders, number, call.leg()).picksUp(path(call.order().get("Url")));
        var asked = resident.heard().getFirst();
        resident.staysSilent();
        assertThat(resident.heardLast()).isEqualTo(asked);
        resident.staysSilent();
        assertThat(resident.verb()).isEqualTo("Hangup");
        resident.reports(path(call.order().get("StatusCallback")), Map.of("CallStatus", "completed"));
        assertThat(outcome()).isEqualTo("open no-answers");
    }

    @Test
    void aMachineIsHungUpOnAndTheCallIsTriedOnThreeDaysAndNoMore() {
        aCallersLampIsRepaired();
        for (int day = 1; day <= 3; day++) {
            var call = placed();
            var machine = Handset.rung(senders, number, call.leg()).picksUp(path(call.order().get("Url")));
            machine.reports(path(call.order().get("AsyncAmdStatusCallback")), Map.of("AnsweredBy", "machine_start"));
            Until.holds(() -> assertThat(PROVIDER.taken()).anyMatch(order -> "completed".equals(order.get("Status"))));
            machine.reports(path(call.order().get("StatusCallback")), Map.of("CallStatus", "completed"));

            assertThat(outcome()).isEqualTo(day < 3 ? "open machine" : "given_up machine");
            assertThat(house.bean(Switchboard.class).callResidents()).as("not again on this day").isZero();
            if (day < 3) {
                assertThat(nextTry()).isAfter(LocalDate.now(ZONE));
                anotherDay();
            }
        }
        anotherDay();
        assertThat(house.bean(Switchboard.class).callResidents()).isZero();
        assertThat(house.jdbc().sql("select count(*) from survey where case_id = ? and contacted is null").param(theCase()).query(Integer.class).single())
                .isOne();
    }

    @Test
    void whoDoesNotPickUpIsTriedOnAnotherDay() {
        aCallersLampIsRepaired();
        var call = placed();
        Handset.rung(senders, number, call.leg()).reports(path(call.order().get("StatusCallback")), Map.of("CallStatus", "no-answer"));
        assertThat(outcome()).isEqualTo("open not-taken");
        assertThat(nextTry()).isAfter(LocalDate.now(ZONE));
    }

    /** What the provider was asked to place, and the leg it made of it. */
    private record Placed(Map<String, String> order, String leg) {
    }

    private Placed placed() {
        PROVIDER.taken().clear();
        assertThat(house.bean(Switchboard.class).callResidents()).isOne();
        var order = PROVIDER.taken().stream().filter(taken -> number.equals(taken.get("To")) && taken.containsKey("Url")).findFirst().orElseThrow();
        var leg = house.jdbc().sql("select leg from phone_call where address = ? and purpose = 'survey' order by queued_at desc limit 1").param(address())
                .query(
                        String.class)
                .single();
        return new Placed(order, leg);
    }

    private static String path(String url) {
        var address = URI.create(url);
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    private String outcome() {
        return house.jdbc().sql("select state || ' ' || coalesce(outcome, '') from survey_call where case_id = ?").param(theCase()).query(String.class)
                .single();
    }

    private LocalDate nextTry() {
        return house.jdbc().sql("select due_at from survey_call where case_id = ?").param(theCase()).query(OffsetDateTime.class).single()
                .atZoneSameInstant(ZONE)
                .toLocalDate();
    }

    private void anotherDay() {
        house.owner().sql("update survey_call set due_at = now() where case_id = ?").param(theCase()).update();
    }

    private java.util.UUID address() {
        return house.bean(Addresses.class).idOf(new Address("voice", "main", number));
    }

    private java.util.UUID theCase() {
        return house.jdbc().sql("select id from cases where address = ?").param(address()).query(java.util.UUID.class).single();
    }

    private void aCallersLampIsRepaired() {
        Handset.rings(senders, number).says("柳荫里小区3号楼门口的路灯坏了").hangsUp();
        house.owner().sql("update address set calls = true where id = ?").param(address()).update();
        var digits = house.jdbc().sql("select number from cases where address = ?").param(address()).query(String.class).single();
        Until.holds(() -> assertThat(state(digits)).isIn("TRIAGE", "DISPATCHED"));
        if (state(digits).equals("TRIAGE")) {
            act("agent-key-0123456789", digits, "confirm", "{\"category\":\"0206\"}");
        }
        Until.holds(() -> assertThat(state(digits)).isEqualTo("DISPATCHED"));
        act("cgj-key-0123456789", digits, "sign", "{}");
        Until.holds(() -> assertThat(state(digits)).isEqualTo("IN_PROGRESS"));
        act("cgj-key-0123456789", digits, "report", "{\"text\":\"11月23日已更换灯头一只，当晚恢复照明。\"}");
        Until.holds(() -> assertThat(state(digits)).isIn("REPORTED", "RESOLVED"));
        if (state(digits).equals("REPORTED")) {
            act("boss-key-0123456789", digits, "resolve", "{}");
        }
        Until.holds(() -> assertThat(state(digits)).isEqualTo("RESOLVED"));
    }

    private static String state(String number) {
        return JSON.readTree(house.get("/api/v1/cases/" + number, "Authorization", "Bearer boss-key-0123456789").body()).path("state").asString();
    }

    private static void act(String key, String number, String act, String body) {
        var answer = house.post("/api/v1/cases/" + number + "/" + act, body.getBytes(StandardCharsets.UTF_8), "Authorization", "Bearer " + key, "Content-Type",
                "application/json");
        assertThat(List.of(200, 202)).contains(answer.statusCode());
    }
}
