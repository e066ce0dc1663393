package huiying.app.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.app.config.Providers;
import huiying.app.config.Secrets;
import huiying.app.config.Settings;
import huiying.app.console.Files;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Cases;
import huiying.channels.wechat.Form;

/** The simulator exists in the demo and nowhere else: with one real account configured there is nothing of it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("huiying.demo")
class SimulatorWiring {

    @Bean
    HttpClient providersClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Bean
    WeChatSide weChatSide(Providers providers, HttpClient providersClient, Clock clock) {
        return new WeChatSide(providers.wechat().getFirst(), URI.create(ownBase(providers) + "/channels/wechat"), providersClient, clock);
    }

    @Bean
    WeChatRules weChatRules(Clock clock) {
        return new WeChatRules(clock, false, Form.USUAL_PER_DAY);
    }

    @Bean
    TwilioSide twilioSide(Providers providers, HttpClient providersClient) {
        return new TwilioSide(providers.twilio().getFirst(), URI.create(ownBase(providers)), providersClient);
    }

    /** Where the demo's own accounts find the simulator is where the simulator finds the doors. */
    private static String ownBase(Providers providers) {
        var api = providers.wechat().getFirst().apiBaseUrl();
        return api.substring(0, api.indexOf("/simulator/"));
    }

    @Bean
    Screens screens(Clock clock) {
        return new Screens(clock);
    }

    @Bean
    Faults faults(Settings.Simulator settings) {
        return settings.faults() == null ? Faults.none() : Faults.of(settings.faults());
    }

    @Bean
    TextBook textBook(Clock clock) {
        return new TextBook(clock);
    }

    @Bean
    Phones phones(WeChatSide wechat, WeChatRules rules, TwilioSide twilio, Screens screens, Faults faults, TextBook book) {
        return new Phones(wechat, twilio, screens, SimulatorWiring::pause, new Phones.Air(new Weather(faults, SimulatorWiring::pause), book, rules));
    }

    @Bean
    Visits visits(Secrets secrets, Addresses addresses, JdbcClient jdbc) {
        return new Visits(secrets.bytes("try"), addresses, jdbc);
    }

    @Bean
    Handling handling(Phones phones) {
        return new Handling(phones, new Stage(phones, SimulatorWiring::pause));
    }

    @Bean
    Sights sights(JdbcClient jdbc, Addresses addresses, Cases cases, Files files) {
        return new Sights(jdbc, addresses, cases, files);
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
