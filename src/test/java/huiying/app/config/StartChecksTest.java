package huiying.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class StartChecksTest {
    private static final String AES = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String WECHAT = "huiying.wechat.main.";
    private static final String TWILIO = "huiying.twilio.main.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                                            huiying.wechat.main.token=t | huiying.wechat.main.app-id is missing: a WeChat account needs token, app-id, app-secret and encoding-aes-key.
                                                                            huiying.twilio.main.account-sid=AC1 huiying.twilio.main.from=+1 | huiying.twilio.main.auth-token is missing: a Twilio account needs account-sid, auth-token and from.
                                                                            huiying.twilio.main.account-sid=AC1 huiying.twilio.main.auth-token=t | huiying.twilio.main.from is missing: a Twilio account needs account-sid, auth-token and from.
                                                                            huiying.api.keys=monitor | huiying.api.keys must be a comma list of name:secret:role[:unit].
                                                                            huiying.api.keys=monitor:secret:king | huiying.api.keys gives monitor an unknown role; known are agent, department, supervisor and admin.
                                                                            huiying.api.keys=road:secret:department | huiying.api.keys gives road the role department without a unit.
                                                                            huiying.conversation.quiet-window=1h | huiying.conversation.quiet-window must lie between 0 and 10 seconds.
                                                                            huiying.dispatch.promise=98 | huiying.dispatch.promise must lie between 0.5 and 1, for example 0.98.
                                                                            huiying.dispatch.sample=2 | huiying.dispatch.sample must lie between 0 and 1, for example 0.02.
                                            huiying.vault.keys=1:c2hvcnQ= huiying.vault.index-key=c2hvcnQ= | huiying.vault.keys must be 32 bytes in base64, this one has 5.
                                                                            huiying.vault.keys=geheim | huiying.vault.keys must be a comma list of id:base64, where the id is a number.
                                                                            spring.datasource.url=jdbc:postgresql://127.0.0.1:1/x | huiying.vault.keys and huiying.vault.index-key are needed with an external database, or huiying.data-directory must name a directory that is kept.
                                                                            """)
    void aBadSettingStopsTheStartWithOneSentenceThatNamesTheKey(String settings, String sentence) {
        assertThatThrownBy(() -> start(settings(settings))).isInstanceOf(BadConfiguration.class).hasMessage(sentence);
    }

    @Test
    void anAesKeyOfTheWrongLengthIsNamed() {
        assertThatThrownBy(() -> start(wechat("short")))
                .hasMessage("huiying.wechat.main.encoding-aes-key must be 43 letters, digits, + or /, this one has 5 characters.");
    }

    @Test
    void anUnreachableDatabaseIsNamed() {
        var settings = Map.<String, Object>of("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/x", "huiying.data-directory", "kept");

        assertThatThrownBy(() -> start(settings)).isInstanceOf(BadConfiguration.class)
                .hasMessageStartingWith("spring.datasource.url names a database that does not let us in: ")
                .hasMessageEndingWith(".");
    }

    @Test
    void aSecretIsNeverPartOfTheSentence() {
        assertThatThrownBy(() -> start(settings("huiying.api.keys=monitor:topsecret:king"))).hasMessageNotContaining("topsecret");
    }

    @Test
    void withoutAccountsTheDemoListensOnThisMachineOnly() {
        var environment = start(Map.of());

        assertThat(environment.getProperty("huiying.demo")).isEqualTo("true");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void anAddressThatIsSetIsKept() {
        assertThat(start(settings("server.address=0.0.0.0")).getProperty("server.address")).isEqualTo("0.0.0.0");
    }

    @Test
    void oneRealAccountSwitchesTheDemoOff() {
        var environment = start(wechat(AES));

        assertThat(environment.getProperty("huiying.demo")).isEqualTo("false");
        assertThat(environment.getProperty("server.address")).isNull();
    }

    @Test
    void theDemoCanBeSwitchedOff() {
        assertThat(start(settings("huiying.demo=false")).getProperty("huiying.demo")).isEqualTo("false");
    }

    @Test
    void aCompleteTwilioAccountPasses() {
        start(settings(TWILIO + "account-sid=AC1 " + TWILIO + "auth-token=t " + TWILIO + "from=+1"));
    }

    private static Map<String, Object> wechat(String aesKey) {
        return Map.of(WECHAT + "token", "t", WECHAT + "app-id", "wx1", WECHAT + "app-secret", "s", WECHAT + "encoding-aes-key", aesKey);
    }

    private static Map<String, Object> settings(String words) {
        return Stream.of(words.split(" ")).map(word -> word.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static StandardEnvironment start(Map<String, Object> settings) {
        var context = new GenericApplicationContext();
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.setEnvironment(environment);
        new StartChecks().initialize(context);
        return environment;
    }
}
