package huiying.app.config;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

import huiying.bot.learning.categories.TaxonomyBook;
import huiying.bot.learning.lists.IntentRoom;
import huiying.bot.learning.lists.ListFollowing;
import huiying.bot.learning.releases.Following;

/** Asks once a second, on every node, whether another model, or another tree of categories, is in force. A database that is away leaves the one of now answering. */
final class ModelFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFollower.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Following following;
    private final TaxonomyBook taxonomy;
    private final ListFollowing lists;
    private final IntentRoom intents;
    private volatile boolean running;

    ModelFollower(Following following, TaxonomyBook taxonomy, ListFollowing lists, IntentRoom intents) {
        this.following = following;
        this.taxonomy = taxonomy;
        this.lists = lists;
        this.intents = intents;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("models").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                taxonomy.follow();
                lists.follow();
                intents.follow();
                following.follow();
            } catch (DataAccessException away) {
                LOG.debug("cannot ask which model is in force: {}", away.getMessage());
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
