package huiying.app.config;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.addresses.Addresses;
import huiying.bot.allowance.Allowance;
import huiying.bot.allowance.Echoes;
import huiying.bot.allowance.Limits;
import huiying.bot.inbox.Inbox;
import huiying.bot.tasks.Tasks;
import huiying.channels.sms.CallingCode;

/** What text messages may cost and reach. */
@Configuration(proxyBeanMethods = false)
class TextWiring {

    @Bean
    Allowance allowance(JdbcClient jdbc, Addresses addresses, Tasks tasks, Inbox inbox, TextLimits limits, Allowance.Calendar calendar) {
        return new Allowance(jdbc, addresses, tasks, new Echoes(inbox), calendar,
                to -> to.channel().equals("sms") ? limits.byAccount().getOrDefault(to.account(), Limits.none()) : Limits.none());
    }

    @Bean
    Allowance.Calendar budgetCalendar(Clock clock, Settings.House house) {
        return new Allowance.Calendar(clock, house.zone());
    }

    /** The limits of each account that sends text messages. */
    record TextLimits(Map<String, Limits> byAccount) {
    }

    @Bean
    TextLimits textLimits(Providers providers, Settings.Texts texts) {
        var limits = new HashMap<String, Limits>();
        providers.twilio().forEach(account -> limits.put(account.account(), limits(texts, CallingCode.of(account.from()))));
        providers.smpp().forEach(account -> limits.put(account.account(), limits(texts, "+" + account.country())));
        return new TextLimits(Map.copyOf(limits));
    }

    private static Limits limits(Settings.Texts texts, String ownCountry) {
        var prefixes = texts.countries().isEmpty() && !ownCountry.isEmpty() ? List.of(ownCountry) : texts.countries();
        return new Limits(prefixes, texts.daily(), texts.dailyNumber(), texts.answers(), texts.hush());
    }
}
