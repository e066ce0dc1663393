package huiying.app.config;

import java.time.Clock;
import java.time.Duration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import huiying.bot.LearningDesk;
import huiying.bot.LearningWatch;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Cases;
import huiying.bot.feed.Feed;
import huiying.bot.learning.LearningRules;
import huiying.bot.learning.categories.TaxonomyBook;
import huiying.bot.learning.judging.Drift;
import huiying.bot.learning.judging.Judgements;
import huiying.bot.learning.lists.IntentRoom;
import huiying.bot.learning.lists.ListFollowing;
import huiying.bot.learning.releases.Following;
import huiying.bot.learning.releases.Gates;
import huiying.bot.learning.releases.ModelDesk;
import huiying.bot.learning.releases.Releases;
import huiying.bot.learning.releases.Shadow;
import huiying.bot.learning.releases.Verdicts;
import huiying.bot.learning.runs.Findings;
import huiying.bot.learning.runs.Golden;
import huiying.bot.learning.runs.Models;
import huiying.bot.learning.runs.Runs;
import huiying.bot.learning.runs.Snapshots;
import huiying.bot.learning.runs.TrainingRoom;
import huiying.bot.learning.samples.Budding;
import huiying.bot.learning.samples.Doubles;
import huiying.bot.learning.samples.Harvest;
import huiying.bot.learning.samples.ImportDesk;
import huiying.bot.learning.samples.ImportPlan;
import huiying.bot.learning.samples.Imports;
import huiying.bot.learning.samples.NextToLabel;
import huiying.bot.learning.samples.Opinions;
import huiying.bot.learning.samples.SampleEdits;
import huiying.bot.learning.samples.Samples;
import huiying.bot.learning.samples.Texts;
import huiying.bot.learning.talks.RehearsalRoom;
import huiying.bot.learning.talks.Rehearsals;
import huiying.bot.routing.Router;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.Vault;
import huiying.nlp.Taxonomy;
import huiying.nlp.Understander;

/** The learning studio: what people decide becomes samples, samples become candidates, and what earns it answers. */
@Configuration(proxyBeanMethods = false)
class LearningWiring {

    /** What is looked after by itself. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    @Bean
    LearningRules learningRules(LearningSettings settings, Settings.House house, Settings.Accounts accounts) {
        return settings.rules(house.demo() && accounts.none());
    }

    @Bean
    Texts sampleTexts() {
        return new Texts();
    }

    @Bean
    Samples samples(JdbcClient jdbc, Texts texts) {
        return new Samples(jdbc, texts);
    }

    @Bean
    SampleEdits sampleEdits(JdbcClient jdbc, Clock clock) {
        return new SampleEdits(jdbc, clock);
    }

    @Bean
    Opinions opinions(JdbcClient jdbc, Clock clock) {
        return new Opinions(jdbc, clock);
    }

    @Bean
    Doubles doubles(JdbcClient jdbc) {
        return new Doubles(jdbc);
    }

    @Bean
    NextToLabel nextToLabel(JdbcClient jdbc, Cases cases, Samples samples, Texts texts, Clock clock) {
        return new NextToLabel(jdbc, cases, samples, texts, clock);
    }

    @Bean
    Budding budding(JdbcClient jdbc, Cases cases, Texts texts, Clock clock) {
        return new Budding(jdbc, cases, texts, clock);
    }

    @Bean
    Drift drift(JdbcClient jdbc, Clock clock) {
        return new Drift(jdbc, clock);
    }

    @Bean
    Imports imports(JdbcClient jdbc, Vault vault, Clock clock) {
        return new Imports(jdbc, vault, clock);
    }

    @Bean
    ImportDesk importDesk(TransactionOperations transactions, JdbcClient jdbc, Imports imports, Taxonomy taxonomy, Texts texts, ImportDesk.House house) {
        return new ImportDesk(transactions, jdbc, imports, new ImportPlan(taxonomy), texts, house);
    }

    @Bean
    ImportDesk.House importHouse(Clock clock, Audit audit) {
        return new ImportDesk.House(clock, audit);
    }

    @Bean
    Runs learningRuns(JdbcClient jdbc, Clock clock) {
        return new Runs(jdbc, clock);
    }

    @Bean
    Findings findings(JdbcClient jdbc) {
        return new Findings(jdbc);
    }

    @Bean
    Models models(Runs runs) {
        return new Models(runs);
    }

    @Bean
    Snapshots snapshots(JdbcClient jdbc, Samples samples, Texts texts, LearningRules rules) {
        return new Snapshots(jdbc, samples, texts, rules);
    }

    @Bean
    Golden golden(LearningSettings settings) {
        return golden(settings, Golden.Of.CATEGORIES);
    }

    /** The city's own set, or the one that ships. */
    static Golden golden(LearningSettings settings, Golden.Of what) {
        return settings.golden() == null ? Golden.bundled(what) : Golden.in(settings.golden(), what);
    }

    @Bean
    TrainingRoom.Stock trainingStock(Samples samples, SampleEdits edits, Snapshots snapshots, Findings findings, Models models, Texts texts) {
        return new TrainingRoom.Stock(samples, edits, snapshots, findings, models, texts);
    }

    @Bean
    TrainingRoom.House trainingHouse(Clock clock, Settings.House house, ObjectProvider<BuildProperties> build, Golden golden) {
        var version = build.getIfAvailable();
        return new TrainingRoom.House(clock, String.valueOf(house.node()), version == null ? "" : version.getVersion() + " " + version.getTime(), golden);
    }

    @Bean
    TrainingRoom trainingRoom(TransactionOperations transactions, Runs runs, TrainingRoom.Stock stock, Taxonomy taxonomy, TrainingRoom.House house) {
        return new TrainingRoom(transactions, runs, stock, taxonomy, house);
    }

    @Bean
    Judgements judgements(JdbcClient jdbc, Runs runs) {
        return new Judgements(jdbc, runs);
    }

    @Bean
    Releases releases(JdbcClient jdbc, Clock clock) {
        return new Releases(jdbc, clock);
    }

    @Bean
    Shadow shadow(JdbcClient jdbc, Cases cases, Models models, Texts texts) {
        return new Shadow(jdbc, cases, models, texts);
    }

    @Bean
    Gates gates(JdbcClient jdbc, Runs runs, Shadow shadow, Rehearsals rehearsals, LearningRules rules, Clock clock) {
        return new Gates(jdbc, runs, shadow, rehearsals, rules, clock);
    }

    @Bean
    ModelDesk.House modelHouse(Clock clock, Audit audit, Tasks tasks) {
        return new ModelDesk.House(clock, audit, tasks);
    }

    @Bean
    ModelDesk modelDesk(TransactionOperations transactions, Runs runs, Releases releases, Gates gates, JdbcClient jdbc, ModelDesk.House house) {
        return new ModelDesk(transactions, runs, releases, gates, new Verdicts(jdbc), house);
    }

    /** What answers is in force before the first message is understood. */
    @Bean
    Following following(TransactionOperations transactions, Releases releases, Models models, Understander understander, Settings.Dispatch dispatch) {
        transactions.executeWithoutResult(status -> releases.begin(dispatch.promise()));
        var following = new Following(releases, models, understander);
        following.follow();
        return following;
    }

    @Bean
    ModelFollower modelFollower(Following following, TaxonomyBook taxonomy, ListFollowing lists, IntentRoom intents) {
        return new ModelFollower(following, taxonomy, lists, intents);
    }

    @Bean
    LearningDesk.Stock deskStock(Samples samples, SampleEdits edits, Opinions opinions) {
        return new LearningDesk.Stock(samples, edits, opinions);
    }

    @Bean
    LearningDesk learningDesk(TransactionOperations transactions, LearningDesk.Stock stock, Runs runs, Audit audit, Clock clock) {
        return new LearningDesk(transactions, stock, runs, audit, clock);
    }

    @Bean
    LearningWatch.Learning watchedLearning(Harvesting harvesting, Samples samples, Runs runs, Releases releases, Shadow shadow) {
        return new LearningWatch.Learning(harvesting.harvest(), samples, runs, releases, shadow);
    }

    /** What gathers decisions. */
    record Harvesting(Harvest harvest) {
    }

    @Bean
    Harvesting harvesting(JdbcClient jdbc, Feed feed, Cases cases, Router router, Samples samples, Harvest.Reading reading) {
        return new Harvesting(new Harvest(jdbc, feed, cases, router, samples, reading));
    }

    @Bean
    Harvest.Reading harvestReading(Texts texts, Taxonomy taxonomy) {
        return new Harvest.Reading(texts, taxonomy);
    }

    @Bean
    LearningWatch.Work learningWork(TrainingRoom trainings, ImportDesk imports, RehearsalRoom rehearsals) {
        return new LearningWatch.Work(trainings, imports, rehearsals);
    }

    @Bean
    LearningWatch learningWatch(TransactionOperations transactions, LearningWatch.Learning learning, LearningWatch.Work work, ModelDesk models,
            LearningRules rules,
            Clock clock) {
        return new LearningWatch(transactions, learning, work, models, rules, clock);
    }

    @Bean
    Task<Void> learningSweep(LearningWatch watch, LearningSettings settings) {
        return recurring("learning", () -> {
            watch.watch();
            if (settings.automatic()) {
                watch.askForCandidate();
            }
        });
    }

    /** Trainings and imports, by one node at a time; they take minutes and hold no transaction while they do. */
    @Bean
    Task<Void> trainingSweep(LearningWatch watch, IntentRoom intents) {
        return recurring("training", () -> {
            watch.workOff();
            intents.workOff();
        });
    }

    private static Task<Void> recurring(String name, Runnable work) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring(name, FixedDelay.of(PAUSE))
                .execute((instance, context) -> work.run());
    }
}
