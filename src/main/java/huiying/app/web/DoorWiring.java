package huiying.app.web;

import java.time.Clock;
import java.util.ArrayList;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.app.config.DataDirectory;
import huiying.app.config.Settings;
import huiying.app.config.SpoolDirectory;
import huiying.bot.Switchboard;
import huiying.bot.addresses.Addresses;
import huiying.bot.attachments.Uploads;
import huiying.bot.conversation.Presence;
import huiying.bot.inbox.Inbox;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.inbox.TurnSignals;
import huiying.bot.outbox.Outbox;
import huiying.bot.outbox.OutboxDispatcher;
import huiying.bot.outbox.SendingLedger;
import huiying.bot.spool.Spool;
import huiying.bot.vault.Vault;
import huiying.channels.Channels;
import huiying.channels.web.WebChatChannel;
import huiying.channels.web.WebChatSessions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import tools.jackson.databind.json.JsonMapper;

/** The doors and the workers behind them. */
@Configuration(proxyBeanMethods = false)
class DoorWiring {

    @Bean
    WebhookDoors webhookDoors(Channels channels) {
        return new WebhookDoors(channels);
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> keptConnections() {
        return factory -> factory.addServerCustomizers(server -> server.doOnChannelInit((observer, channel, address) -> KeptConnections.watch(channel)));
    }

    @Bean
    ChatBell chatBell() {
        return new ChatBell();
    }

    @Bean
    RingingChat webChat(WebChatSessions sessions, Clock clock, ChatBell bell, Addresses addresses) {
        return new RingingChat(new WebChatChannel("main", sessions, clock), bell, addresses);
    }

    @Bean
    ChatGuests chatGuests(WebChatSessions sessions, Addresses addresses, JdbcClient jdbc) {
        return new ChatGuests(sessions, addresses, jdbc);
    }

    @Bean
    ChatDoor chatDoor(Reception reception, RingingChat chat, ChatGuests guests, JsonMapper json) {
        return new ChatDoor(reception, chat, guests, json);
    }

    @Bean
    ChatPhotos chatPhotos(ChatGuests guests, Uploads uploads) {
        return new ChatPhotos(guests, uploads);
    }

    @Bean
    ChatWatch chatWatch(JdbcClient jdbc, Presence presence, ChatBell bell, MeterRegistry meters) {
        Gauge.builder("huiying.chats.open", bell, ChatBell::listening).register(meters);
        return new ChatWatch(jdbc, presence, bell);
    }

    @Bean
    ChatAnswers chatAnswers(JdbcClient jdbc, Vault vault, JsonMapper json) {
        return new ChatAnswers(jdbc, vault, json);
    }

    @Bean
    Doorway doorway(Reception reception) {
        return new Doorway(reception);
    }

    @Bean
    Workers workers(InboxWorker inbox, OutboxDispatcher outbox, Channels channels, Settings.Loops loops, Settings.Conversation conversation) {
        var sending = new ArrayList<Workers.Crew>();
        channels.all().forEach(channel -> sending.add(new Workers.Crew(loops.outbox(), () -> outbox.deliverNext(channel))));
        sending.add(new Workers.Crew(1, outbox::deliverStray));
        return new Workers(new Workers.Crew(loops.inbox(), inbox::handleNext), sending, conversation.quietWindow());
    }

    @Bean
    Answers answers(JdbcClient jdbc, TransactionOperations transactions, Outbox outbox) {
        return new Answers(jdbc, transactions, outbox);
    }

    @Bean
    DoorCounters doorCounters(MeterRegistry meters) {
        return new DoorCounters(meters);
    }

    @Bean
    Registry registry(Inbox inbox, OutboxDispatcher outbox, SendingLedger ledger, TurnSignals signals, Workers workers, DoorCounters counters) {
        return new Registry(inbox, outbox, ledger, signals, workers, counters);
    }

    @Bean
    Spool spool(Settings.Spool settings, DataDirectory data, Vault vault, JsonMapper json, MeterRegistry meters) {
        var spool = SpoolDirectory.open(settings, data, vault, json);
        Gauge.builder("huiying.spool.bytes", spool, Spool::bytes).register(meters);
        return spool;
    }

    @Bean
    SpoolDrain spoolDrain(Spool spool, Channels channels, Registry registry, Keeping keeping, JdbcClient jdbc) {
        return new SpoolDrain(spool, channels, registry, keeping, jdbc);
    }

    @Bean
    Keeping keeping(Registry registry, Spool spool, DoorCounters counters) {
        return new Keeping(registry, spool, counters);
    }

    @Bean
    HeldLines heldLines(Channels channels, Reception reception) {
        return new HeldLines(channels, reception);
    }

    @Bean
    Exchange exchange(Switchboard switchboard, Registry registry) {
        return new Exchange(switchboard, registry);
    }

    @Bean
    Reception reception(Keeping keeping, Outbox outbox, Answers answers, Exchange exchange, DoorCounters counters) {
        return new Reception(keeping, outbox, answers, exchange, counters);
    }
}
