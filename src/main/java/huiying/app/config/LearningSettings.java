package huiying.app.config;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import huiying.bot.learning.LearningRules;

/**
 * How the house learns.
 *
 * @param automatic  whether a candidate is trained by itself when corrections have come in
 * @param quarantine how long a label waits before a model that learnt it may answer, unless somebody else vouches for it
 * @param capShare   of a category's samples, the part one person may give within a week
 * @param capLeast   what one person may give to a category within a week, however small it is
 * @param pause      how long corrections gather before a candidate is trained
 * @param shadow     how many live cases a candidate answers silently before it may be released; none in the demo unless set
 * @param recent     how far back confirmed cases are the recent set
 * @param golden     folder of the city's own golden set
 */
@ConfigurationProperties("huiying.learning")
record LearningSettings(@DefaultValue("true") boolean automatic, @DefaultValue("24h") Duration quarantine, @DefaultValue("0.02") double capShare,
        @DefaultValue("10") int capLeast, @DefaultValue("20s") Duration pause, @Nullable Integer shadow, @DefaultValue("14d") Duration recent,
        @Nullable Path golden) {

    LearningRules rules(boolean demo) {
        int silent = shadow != null ? shadow : demo ? 0 : LearningRules.USUAL.shadow();
        return new LearningRules(quarantine, capShare, capLeast, pause, silent, recent);
    }
}
