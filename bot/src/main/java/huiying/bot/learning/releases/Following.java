package huiying.bot.learning.releases;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import huiying.bot.learning.runs.Models;
import huiying.nlp.Understander;

/** Keeps this node answering with the model that is in force: asked every second, it exchanges model and promise as a whole. */
public final class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final Releases releases;
    private final Models models;
    private final Understander understander;
    private volatile @Nullable LiveModel followed;

    public Following(Releases releases, Models models, Understander understander) {
        this.releases = releases;
        this.models = models;
        this.understander = understander;
    }

    /** Takes over what has changed; true when something did. A model that cannot be read leaves the earlier one answering. */
    public boolean follow() {
        var live = releases.live().orElse(null);
        var before = followed;
        if (live == null || before != null && before.release() == live.release()) {
            return false;
        }
        try {
            understander.answerWith(models.of(live.run()), live.promise());
            followed = live;
            LOG.info("release {} answers: {}", live.release(), live.run() == null ? "the model that ships" : live.run());
            return true;
        } catch (IllegalStateException | java.io.UncheckedIOException unreadable) {
            LOG.error("release {} cannot answer, the earlier one goes on: {}", live.release(), unreadable.getMessage());
            return false;
        }
    }

    /** What this node answers with. */
    public @Nullable LiveModel followed() {
        return followed;
    }
}
