package huiying.bot;

import java.time.Clock;
import java.util.Map;

import huiying.bot.addresses.Addresses;
import huiying.bot.notices.NoticePlanner;
import huiying.bot.notices.Notices;
import huiying.bot.outbox.Outbox;
import huiying.bot.outbox.OutboxDispatcher;
import huiying.bot.outbox.Prices;
import huiying.bot.outbox.SendingLedger;
import tools.jackson.databind.json.JsonMapper;

/** Everything that sends what was promised, with its ledger and its planner. */
public final class Sender {
    public final SendingLedger ledger;
    public final NoticePlanner planner;
    public final OutboxDispatcher dispatcher;

    public Sender(TestDatabase database, Outbox outbox, Notices.Reach reach, Clock clock) {
        this(database, outbox, reach, clock, new Prices(Map.of()));
    }

    public Sender(TestDatabase database, Outbox outbox, Notices.Reach reach, Clock clock, Prices prices) {
        var addresses = new Addresses(TestDatabase.vault(), database.jdbc());
        ledger = new SendingLedger(database.jdbc(), addresses, clock);
        planner = new NoticePlanner(database.jdbc(), TestDatabase.vault(), JsonMapper.shared(), ledger, reach, prices);
        dispatcher = new OutboxDispatcher(database.transactions(), database.jdbc(), outbox, reach.channels(), planner);
    }

    public void deliverAll() {
        while (dispatcher.deliverNext()) {
            Thread.onSpinWait();
        }
    }
}
