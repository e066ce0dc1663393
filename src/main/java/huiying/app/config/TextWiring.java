package huiying.app.config;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import huiying.bot.addresses.Addresses;
import huiying.bot.allowance.Allowance;
import huiying.bot.allowance.Echoes;
import huiying.bot.allowance.Limits;
import huiying.bot.inbox.Inbox;
import huiying.bot.outbox.Fates;
import huiying.bot.outbox.Outbox;
import huiying.bot.outbox.OutboxDispatcher;
import huiying.bot.recall.Recollector;
import huiying.bot.tasks.Tasks;
import huiying.channels.Channels;
import huiying.channels.sms.CallingCode;

/** What text messages may cost and reach, and what their providers are asked afterwards. */
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

    @Bean
    Recollector recollector(JdbcClient jdbc, Inbox inbox, Channels channels, Tasks tasks, Clock clock, Settings.Texts texts) {
        return new Recollector(jdbc, inbox, channels, tasks, clock, texts.overlap());
    }

    @Bean
    Fates fates(JdbcClient jdbc, Outbox outbox, OutboxDispatcher dispatcher, Channels channels) {
        return new Fates(jdbc, outbox, dispatcher, channels);
    }

    @Bean
    Task<Void> recollectionSweep(Recollector recollector, Settings.Texts texts) {
        boolean never = texts.reconcile().isZero();
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring("recollection", FixedDelay.of(never ? Duration.ofDays(1) : texts.reconcile()))
                .execute((instance, context) -> {
                    if (!never) {
                        recollector.recollect();
                    }
                });
    }

    @Bean
    Task<Void> fateSweep(Fates fates) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring("fates", FixedDelay.of(Duration.ofSeconds(15)))
                .execute((instance, context) -> fates.ask());
    }

    @Bean
    Task<Void> budgetSweep(Allowance allowance) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring("budget", FixedDelay.of(Duration.ofHours(6)))
                .execute((instance, context) -> allowance.forgetOldDays());
    }
}
