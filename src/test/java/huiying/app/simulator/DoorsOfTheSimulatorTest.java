package huiying.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Until;

/** The providers' interfaces of the demo: only whoever has this house's secrets is served. */
class DoorsOfTheSimulatorTest {
    private final House house = House.demo();
    private final Phones phones = house.bean(Phones.class);

    private String token(String secret) {
        var account = house.providers().wechat().getFirst();
        return house.post("/simulator/wechat/cgi-bin/stable_token",
                "{\"grant_type\":\"client_credential\",\"appid\":\"%s\",\"secret\":\"%s\"}".formatted(account.appId(), secret).getBytes(StandardCharsets.UTF_8),
                "Content-Type", "application/json").body();
    }

    private String send(String token, String message) {
        return house.post("/simulator/wechat/cgi-bin/message/custom/send?access_token=" + token, message.getBytes(StandardCharsets.UTF_8), "Content-Type",
                "application/json").body();
    }

    @Test
    void aCustomerMessageNeedsTheTokenThatWasSold() {
        assertThat(token("guessed")).contains("40125");
        var sold = token(house.providers().wechat().getFirst().appSecret());
        var token = sold.substring(sold.indexOf("access_token\":\"") + 15, sold.indexOf('"', sold.indexOf("access_token\":\"") + 15));
        var message = "{\"touser\":\"oSomebody\",\"msgtype\":\"text\",\"text\":{\"content\":\"收到\"}}";

        assertThat(send("guessed", message)).contains("40001");
        assertThat(send(token, "nonsense")).contains("47001");
        assertThat(send(token, message)).contains("\"errcode\":0");
        assertThat(phones.wechat("oSomebody").lines()).extracting(Line::text).containsExactly("收到");
    }

    @Test
    void textMessagesNeedTheAccountsPasswordAndACallNeedsAnAddressToAsk() {
        var account = house.providers().twilio().getFirst();
        var path = "/simulator/twilio/2010-04-01/Accounts/" + account.accountSid();
        var right = "Basic " + Base64.getEncoder().encodeToString((account.accountSid() + ":" + account.tokens().current()).getBytes(StandardCharsets.UTF_8));
        var message = Map.of("To", "+8613800777777", "From", account.from(), "Body", "您的诉求已收到");

        assertThat(house.form(path + "/Messages.json", message, "Authorization", "Basic eDp5").statusCode()).isEqualTo(401);
        assertThat(house.form(path + "/Messages.json", message).statusCode()).isEqualTo(401);
        assertThat(house.form(path + "/Messages.json", Map.of("To", "12", "From", account.from(), "Body", "x"), "Authorization", right).body())
                .contains("21211");
        assertThat(house.form(path + "/Messages.json", Map.of("To", "+8613800777777", "From", "+1", "Body", "x"), "Authorization", right).body())
                .contains("21606");
        assertThat(house.form(path + "/Messages.json", message, "Authorization", right)).satisfies(taken -> {
            assertThat(taken.statusCode()).isEqualTo(201);
            assertThat(taken.body()).contains("\"status\":\"queued\"", "\"num_segments\":\"1\"", "\"price\":null");
        });
        assertThat(phones.sms("+8613800777777").lines()).extracting(Line::text).containsExactly("您的诉求已收到");
        assertThat(house.form(path + "/Calls.json", message, "Authorization", right)).satisfies(refused -> {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("21205");
        });
    }

    @Test
    void whatWasTakenIsReportedDeliveredByASignedRequest() {
        phones.text("+8613800888888", "你好");
        Until.holds(() -> assertThat(phones.sms("+8613800888888").lines()).anyMatch(line -> !line.mine()));

        Until.holds(() -> assertThat(
                house.jdbc().sql("select count(*) from delivery where channel = 'sms' and reached = 'DELIVERED'").query(Integer.class).single())
                .isPositive());
    }

    /** Addresses other than ours are never called, so nobody can use the simulator to knock elsewhere. */
    @Test
    void onlyOurOwnAddressIsEverCalledBack() {
        var twilio = house.bean(TwilioSide.class);
        var base = house.providers().twilio().getFirst().publicBaseUrl();

        assertThat(twilio.ours(base + "/channels/twilio/sms/status?key=1")).contains("/channels/twilio/sms/status?key=1");
        assertThat(twilio.ours("http://169.254.169.254/latest")).isEmpty();
        assertThat(twilio.ours(base + ".example/channels")).isEmpty();
    }
}
