package huiying.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.app.House;
import huiying.app.Peer;
import huiying.channels.twilio.TwilioSignature;
import tools.jackson.databind.json.JsonMapper;

class TwilioPeerTest {
    @TempDir
    Path room;

    @Test
    void theProvidersOwnLibraryAndOursUnderstandEachOther() throws Exception {
        if (Peer.mayCome("the npm library twilio")) {
            var house = House.demo();
            var account = house.providers().twilio().getFirst();
            var said = Peer.in(room, "twilio").run("node", "twilio.js", "http://127.0.0.1:" + house.port(), account.publicBaseUrl(), account.accountSid(),
                    account.tokens().current(), account.from(), signed());
            assertThat(said).contains("everything was answered");
        }
    }

    /** Something we signed, for the library to check. */
    private static String signed() {
        var account = House.demo().providers().twilio().getFirst();
        var url = account.publicBaseUrl() + "/channels/twilio/sms/status?key=1&lang=zh";
        var fields = Map.of("Body", "路灯坏了 & 50% <b>", "From", "+8613700137000", "Empty", "", "B", "2", "a", "1");
        var multi = fields.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue())));
        return JsonMapper.shared().writeValueAsString(Map.of("url", url, "fields", fields, "signature", TwilioSignature.sign(account.tokens().current(), url,
                multi)));
    }
}
