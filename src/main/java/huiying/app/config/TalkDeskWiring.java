package huiying.app.config;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import huiying.bot.LinkDesk;
import huiying.bot.TalkDesk;
import huiying.bot.addresses.Addresses;
import huiying.bot.citizens.Citizens;
import huiying.bot.citizens.Links;
import huiying.bot.citizens.PhoneProofs;
import huiying.bot.conversation.Conversations;
import huiying.bot.conversation.Presence;
import huiying.bot.feed.Feed;
import huiying.bot.notices.Notices;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.Vault;
import huiying.channels.Channel;
import huiying.channels.Channels;

/** People in talks, and one person behind several addresses. */
@Configuration(proxyBeanMethods = false)
class TalkDeskWiring {

    @Bean
    Presence presence(JdbcClient jdbc, Clock clock) {
        return new Presence(jdbc, clock);
    }

    @Bean
    TalkDesk talkDesk(TransactionOperations transactions, Conversations conversations, Presence presence, Notices notices, Tasks tasks,
            TalkDesk.Around around) {
        return new TalkDesk(transactions, conversations, presence, notices, tasks, around);
    }

    @Bean
    TalkDesk.Around talkDeskAround(Clock clock, Feed feed) {
        return new TalkDesk.Around(clock, feed);
    }

    @Bean
    Task<Void> forgottenTalkSweep(TalkDesk desk) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring("forgotten-talks", FixedDelay.of(Duration.ofMinutes(1))).execute((instance,
                context) -> desk.handBackForgotten());
    }

    @Bean
    Links links(JdbcClient jdbc, Vault vault, Clock clock) {
        return new Links(jdbc, vault, clock);
    }

    @Bean
    LinkDesk.Around linkDeskAround(Notices notices, Channels channels, Clock clock) {
        return new LinkDesk.Around(notices, sms(channels), clock);
    }

    /** The account codes are sent by: {@code main} when there is one. */
    private static Optional<String> sms(Channels channels) {
        return channels.find("sms", "main").or(() -> channels.all().stream().filter(channel -> channel.name().equals("sms")).findFirst()).map(Channel::account);
    }

    @Bean
    LinkDesk linkDesk(TransactionOperations transactions, Addresses addresses, Links links, LinkDesk.Around around, JdbcClient jdbc, Vault vault) {
        return new LinkDesk(transactions, addresses, new Citizens(jdbc, vault, around.clock()), links, new PhoneProofs(jdbc, vault, around.clock()), around);
    }
}
