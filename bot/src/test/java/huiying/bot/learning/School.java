package huiying.bot.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.bot.Hall;
import huiying.bot.LearningDesk;
import huiying.bot.LearningWatch;
import huiying.bot.RehearsalDesk;
import huiying.bot.TestDatabase;
import huiying.bot.audit.Audit;
import huiying.bot.learning.categories.TaxonomyBook;
import huiying.bot.learning.judging.Judgements;
import huiying.bot.learning.releases.Following;
import huiying.bot.learning.releases.Gates;
import huiying.bot.learning.releases.ModelDesk;
import huiying.bot.learning.releases.Releases;
import huiying.bot.learning.releases.Shadow;
import huiying.bot.learning.releases.Verdicts;
import huiying.bot.learning.runs.Findings;
import huiying.bot.learning.runs.Golden;
import huiying.bot.learning.runs.Models;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.runs.Runs;
import huiying.bot.learning.runs.Snapshots;
import huiying.bot.learning.runs.TrainingRoom;
import huiying.bot.learning.samples.Doubles;
import huiying.bot.learning.samples.Harvest;
import huiying.bot.learning.samples.ImportDesk;
import huiying.bot.learning.samples.ImportPlan;
import huiying.bot.learning.samples.Imports;
import huiying.bot.learning.samples.Opinions;
import huiying.bot.learning.samples.Provenance;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.SampleEdits;
import huiying.bot.learning.samples.Samples;
import huiying.bot.learning.samples.Source;
import huiying.bot.learning.samples.Texts;
import huiying.bot.learning.talks.Recorder;
import huiying.bot.learning.talks.RehearsalRoom;
import huiying.bot.learning.talks.Rehearsals;
import huiying.bot.learning.talks.TestTalks;
import huiying.nlp.Guess;
import huiying.nlp.Language;
import huiying.nlp.Prediction;
import huiying.nlp.Taxonomy;

/** A hall with a learning studio: real cases, real decisions, real trainings. */
public final class School {
    public static final LearningRules RULES = new LearningRules(Duration.ofHours(24), 0.02, 10, Duration.ofSeconds(20), 0, Duration.ofDays(14));

    public final Hall hall = new Hall();
    public final Texts texts = new Texts();
    public final Samples samples;
    public final SampleEdits edits;
    public final Opinions opinions;
    public final Doubles doubles;
    public final Imports imports;
    public final ImportDesk importDesk;
    public final Runs runs;
    public final Findings findings;
    public final Models models;
    public final Releases releases;
    public final Gates gates;
    public final ModelDesk modelDesk;
    public final Judgements judgements;
    public final LearningDesk desk;
    public final LearningWatch watch;
    public final Snapshots snapshots;
    public final TestTalks testTalks;
    public final Rehearsals rehearsals;
    public final RehearsalDesk rehearsalDesk;
    public final RehearsalRoom rehearsalRoom;
    public final Door door;
    public final TaxonomyBook taxonomyBook;

    public School() {
        this(RULES, Golden.bundled(Golden.Of.CATEGORIES), Taxonomy.bundled());
    }

    /** With a taxonomy that never changes, or with the one of the city for null. */
    public School(LearningRules rules, Golden golden, @Nullable Taxonomy fixed) {
        var jdbc = hall.database.jdbc();
        taxonomyBook = new TaxonomyBook(jdbc, hall.clock);
        taxonomyBook.follow();
        var taxonomy = fixed == null ? taxonomyBook.taxonomy() : fixed;
        var transactions = hall.database.transactions();
        var audit = new Audit(jdbc, hall.clock);
        samples = new Samples(jdbc, texts);
        edits = new SampleEdits(jdbc, hall.clock);
        opinions = new Opinions(jdbc, hall.clock);
        doubles = new Doubles(jdbc);
        imports = new Imports(jdbc, TestDatabase.vault(), hall.clock);
        importDesk = new ImportDesk(transactions, jdbc, imports, new ImportPlan(taxonomy), texts, new ImportDesk.House(hall.clock, audit));
        runs = new Runs(jdbc, hall.clock);
        findings = new Findings(jdbc);
        models = new Models(runs);
        releases = new Releases(jdbc, hall.clock);
        snapshots = new Snapshots(jdbc, samples, texts, rules);
        var room = new TrainingRoom(transactions, runs, new TrainingRoom.Stock(samples, edits, snapshots, findings, models, texts), taxonomy,
                new TrainingRoom.House(hall.clock, "here", "test", golden));
        var shadow = new Shadow(jdbc, hall.cast.cases, models, texts);
        testTalks = new TestTalks(jdbc, hall.clock);
        rehearsals = new Rehearsals(jdbc, hall.clock);
        door = new Door(hall, taxonomy);
        rehearsalDesk = new RehearsalDesk(transactions, new Recorder(jdbc, door.inbox, hall.cast.cases, hall.router), testTalks, rehearsals, audit);
        rehearsalRoom = new RehearsalRoom(transactions, testTalks, rehearsals, models,
                new RehearsalRoom.Stage(Door.EAR, door::turns, hall.addresses, hall.clock), new RehearsalRoom.Rows(jdbc, hall.cast.cases, hall.router));
        gates = new Gates(jdbc, runs, shadow, rehearsals, rules, hall.clock);
        modelDesk = new ModelDesk(transactions, runs, releases, gates, new Verdicts(jdbc), new ModelDesk.House(hall.clock, audit, hall.tasks));
        judgements = new Judgements(jdbc, runs);
        var harvest = new Harvest(jdbc, hall.cast.feed, hall.cast.cases, hall.router, samples, new Harvest.Reading(texts, taxonomy));
        desk = new LearningDesk(transactions, new LearningDesk.Stock(samples, edits, opinions), runs, audit, hall.clock);
        watch = new LearningWatch(transactions, new LearningWatch.Learning(harvest, samples, runs, releases, shadow),
                new LearningWatch.Work(room, importDesk, rehearsalRoom),
                modelDesk,
                rules, hall.clock);
        hall.cast.inTransaction(() -> releases.begin(0.9));
    }

    public Following following(huiying.nlp.Understander understander) {
        return new Following(releases, new Models(runs), understander);
    }

    /** A decision of a day's work, as it would be written down. */
    public Sample work(String label, String text, String by, UUID resident, Instant at) {
        var source = Source.work(Provenance.CORRECT, "web", by, resident, new Source.About(UUID.randomUUID(), UUID.randomUUID()));
        return sample(label, text, source, at);
    }

    public Sample sample(String label, String text, Source source, Instant at) {
        var language = text.chars().anyMatch(c -> c > 0x2E80) ? Language.ZH : Language.EN;
        return new Sample(UUID.randomUUID(), 0, label, text, language, source, new Sample.Standing(Sample.State.USED, source.from().trust(), at, false),
                List.of());
    }

    /** A guess a person has to look at. */
    public static Guess unsure(String category) {
        return new Guess.Ambiguous(List.of(new Prediction(category, .5, List.of())));
    }

    public void add(List<Sample> some) {
        for (int from = 0; from < some.size(); from += 1_000) {
            var part = new ArrayList<>(some.subList(from, Math.min(some.size(), from + 1_000)));
            hall.cast.inTransaction(() -> samples.add(part));
        }
    }

    /** Trains on what there is and says what came of it. */
    public Run trained() {
        desk.train(hall.supervisor, "test");
        watch.workOff();
        return runs.latestDone().orElseThrow();
    }
}
