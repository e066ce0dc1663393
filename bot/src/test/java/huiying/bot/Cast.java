package huiying.bot;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.feed.Feed;
import huiying.bot.vault.CaseKeys;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** One resident, one street, one lamp that is broken, and the stores they need. */
public final class Cast {
    public static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    public final TestDatabase database = TestDatabase.empty();
    public final TestClock clock = TestClock.onAMonday();
    public final Feed feed = new Feed(database.jdbc());
    public final CaseKeys keys = new CaseKeys(TestDatabase.vault(), database.jdbc());
    /** How long a case can be done again; whoever knows the terms of the city says so. */
    public java.util.function.Function<Case, java.time.Duration> reopening = c -> java.time.Duration.ofDays(15);
    public final Cases cases = new Cases(database.jdbc(), keys, TestDatabase.vault(), feed, new Cases.When(clock, CITY, c -> reopening.apply(c)));
    public final UUID resident = resident("web");

    /** A new resident on a channel. */
    public UUID resident(String channel) {
        var id = UUID.randomUUID();
        database.jdbc().sql("insert into address (id, channel, account, value, created_at) values (?, ?, 'main', ?, now())").params(id, channel, TestDatabase
                .vault().seal(id, "r-" + id)).update();
        return id;
    }

    public static Draft brokenLamp() {
        return new Draft("路灯不亮", "柳荫里3号楼前路灯坏了三天，老人摔倒了", Spot.named("柳荫里3号楼前"), new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false), null,
                Language.ZH);
    }

    public Case draft() {
        return draft(brokenLamp());
    }

    public Case draft(Draft told) {
        return inTransaction(() -> cases.open(told, Origin.of("web", resident), Actor.citizen(resident)));
    }

    public Cases.Filed filed() {
        var draft = draft();
        return inTransaction(() -> cases.file(draft.id(), new Cases.Promise("general7d", clock.instant().plusSeconds(7 * 86_400)), Actor.citizen(resident)));
    }

    public <T> T inTransaction(java.util.function.Supplier<T> work) {
        return database.transactions().execute(status -> work.get());
    }

    public Instant in(int hours) {
        return clock.instant().plusSeconds(hours * 3600L);
    }
}
