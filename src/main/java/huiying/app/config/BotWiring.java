package huiying.app.config;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import huiying.bot.addresses.Addresses;
import huiying.bot.inbox.Inbox;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.inbox.TurnSignals;
import huiying.bot.notices.NoticePlanner;
import huiying.bot.notices.NoticeTables;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Phrasebook;
import huiying.bot.notices.Quiet;
import huiying.bot.outbox.Outbox;
import huiying.bot.outbox.OutboxDispatcher;
import huiying.bot.outbox.Permit;
import huiying.bot.outbox.Prices;
import huiying.bot.outbox.SendingLedger;
import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.Vault;
import huiying.channels.Channels;
import tools.jackson.databind.json.JsonMapper;

/** What keeps, decides and sends. */
@Configuration(proxyBeanMethods = false)
class BotWiring {

    @Bean
    TransactionOperations transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    CaseKeys caseKeys(Vault vault, JdbcClient jdbc) {
        return new CaseKeys(vault, jdbc);
    }

    @Bean
    Addresses addresses(Vault vault, JdbcClient jdbc) {
        return new Addresses(vault, jdbc);
    }

    @Bean
    Inbox inbox(JdbcClient jdbc, Vault vault, Addresses addresses, JsonMapper json, Settings.Conversation conversation) {
        return new Inbox(jdbc, vault, addresses, json, conversation.quietWindow());
    }

    @Bean
    TurnSignals turnSignals() {
        return new TurnSignals();
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, Vault vault, Addresses addresses, JsonMapper json, List<Permit> permits) {
        return new Outbox(jdbc, vault, addresses, json, Permit.all(permits));
    }

    @Bean
    NoticeTables noticeTables(JdbcClient jdbc, Clock clock) {
        return new NoticeTables(jdbc, clock);
    }

    @Bean
    Phrasebook phrasebook(NoticeTables tables) {
        return new Phrasebook(tables::wordings);
    }

    @Bean
    Notices notices(JdbcClient jdbc, Vault vault, JsonMapper json, Phrasebook phrases, Outbox outbox, Notices.Reach reach) {
        return new Notices(jdbc, vault, json, phrases, outbox, reach);
    }

    @Bean
    Notices.Reach reach(Addresses addresses, Channels channels, Quiet quiet, NoticeTables tables) {
        return new Notices.Reach(addresses, channels, quiet, tables::need);
    }

    @Bean
    SendingLedger sendingLedger(JdbcClient jdbc, Addresses addresses, Clock clock) {
        return new SendingLedger(jdbc, addresses, clock);
    }

    @Bean
    NoticePlanner noticePlanner(JdbcClient jdbc, Vault vault, JsonMapper json, SendingLedger ledger, Notices.Reach reach, Settings.Costs costs) {
        return new NoticePlanner(jdbc, vault, json, ledger, reach, new Prices(costs.prices()));
    }

    /** In the demo somebody is waiting to see what comes, at whatever hour. */
    @Bean
    Quiet quiet(Clock clock, Settings.House house, Settings.Accounts accounts, Settings.News news) {
        boolean demo = house.demo() && accounts.none() && news.quiet().isEmpty();
        var hours = (news.quiet().isEmpty() ? "22:00-08:00" : news.quiet()).split("-", 2);
        return demo || news.quiet().equals("none")
                ? Quiet.never(clock)
                : new Quiet(clock, house.zone(), LocalTime.parse(hours[0].strip()), LocalTime.parse(
                        hours[hours.length - 1].strip()));
    }

    @Bean
    OutboxDispatcher outboxDispatcher(TransactionOperations transactions, JdbcClient jdbc, Outbox outbox, Channels channels, NoticePlanner planner) {
        return new OutboxDispatcher(transactions, jdbc, outbox, channels, planner);
    }

    @Bean
    InboxWorker inboxWorker(TransactionOperations transactions, JdbcClient jdbc, Inbox inbox, InboxWorker.TurnHandler handler, TurnSignals signals) {
        return new InboxWorker(transactions, jdbc, inbox, handler, signals);
    }
}
