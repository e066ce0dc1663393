package huiying.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.Cast;
import huiying.bot.Hall;
import huiying.bot.TaxonomyDesk;
import huiying.bot.audit.Audit;
import huiying.bot.desk.Command;
import huiying.bot.learning.categories.Looking;
import huiying.bot.learning.categories.Moving;
import huiying.bot.learning.categories.Packs;
import huiying.bot.learning.categories.Step;
import huiying.bot.learning.categories.TaxonomyBook;
import huiying.bot.learning.categories.TaxonomyChanges;
import huiying.bot.learning.runs.Golden;
import huiying.bot.learning.runs.GoldenSets;
import huiying.bot.learning.samples.Provenance;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.SampleQuery;
import huiying.bot.learning.samples.Source;
import huiying.nlp.Category;
import huiying.nlp.Guess;
import huiying.nlp.Message;
import huiying.nlp.Taxonomy;
import huiying.nlp.Understander;

/** The tree of categories is changed with samples, routing, tests and models in view, and changed back. */
class TaxonomyDeskTest {
    private static final Golden GOLDEN = GoldenSets.of(Lessons.of(6, 99).stream().map(one -> new Golden.Message(one.label(), one.text())).toList());

    private final Hall hall;
    private final School school;
    private final TaxonomyBook book;
    private final TaxonomyDesk desk;

    TaxonomyDeskTest() {
        school = new School(School.RULES, GOLDEN, null);
        hall = school.hall;
        book = school.taxonomyBook;
        var jdbc = hall.database.jdbc();
        var moving = new Moving(jdbc, school.edits, school.testTalks);
        var looking = new Looking(jdbc, hall.cast.cases, hall.router, moving, GOLDEN, hall.clock);
        desk = new TaxonomyDesk(hall.database.transactions(), jdbc, book, new TaxonomyChanges(book, moving, looking), new Audit(jdbc, hall.clock));
        var source = new Source(Provenance.IMPORT, "", "admin", null, null, UUID.nameUUIDFromBytes(new byte[]{1}), "first samples");
        school.add(Lessons.of(30, 1).stream().map(one -> school.sample(one.label(), one.text(), source, hall.clock.instant())).toList());
    }

    private int samples(String label) {
        return school.samples.balance().getOrDefault(label, 0);
    }

    private static Category lifts(String code) {
        var whole = Taxonomy.bundled().find("0302").orElseThrow();
        return new Category(code, "电梯困人", "Trapped in a lift", List.of("困人"), whole.usual(), "", List.of());
    }

    @Test
    void aSplitIsLookedAtFirstTakesItsSamplesAlongAndIsTakenBack() {
        var step = new Step.Split("0302", lifts("0390"), List.of("困人"));
        int before = samples("0302");
        var impact = desk.look(step).orElseThrow();
        assertThat(impact.moves()).singleElement().satisfies(move -> {
            assertThat(move.samples()).isBetween(3, before - 3);
            assertThat(move.examples()).allSatisfy(text -> assertThat(text).contains("困人"));
            assertThat(move.staying()).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain("困人"));
        });
        assertThat(samples("0390")).as("looking changes nothing").isZero();
        assertThat(book.newest()).isZero();

        assertThat(desk.take(hall.supervisor, step, "rescues are urgent")).contains(1);
        assertThat(samples("0390")).isEqualTo(impact.moves().getFirst().samples());
        assertThat(samples("0302") + samples("0390")).isEqualTo(before);
        assertThat(book.taxonomy().find("0390")).hasValueSatisfying(category -> assertThat(category.en()).isEqualTo("Trapped in a lift"));
        assertThat(book.history(5)).singleElement().satisfies(version -> {
            assertThat(version.by()).isEqualTo(hall.supervisor.id().toString());
            assertThat(version.why()).isEqualTo("rescues are urgent");
        });
        assertThat(desk.take(hall.supervisor, step, "again")).as("the code is taken").isEmpty();

        assertThat(desk.goBack(hall.supervisor, 0, "too fine")).contains(2);
        assertThat(samples("0302")).isEqualTo(before);
        assertThat(book.taxonomy().find("0390")).isEmpty();
    }

    @Test
    void whoLearntTheSplitAnswersWithBothAndTheGoldenSetDoesNotStandInTheWay() {
        desk.take(hall.supervisor, new Step.Split("0302", lifts("0390"), List.of("困人")), "rescues are urgent");
        hall.clock.forward(Duration.ofDays(2));
        var run = school.trained();
        assertThat(school.models.of(run.id()).classify(school.texts.read("三号楼电梯困人了快来"), 1).getFirst().label()).isEqualTo("0390");
        assertThat(run.card().golden().losses()).as("0390 counts as the 0302 it was").noneMatch(loss -> loss.label().equals("0302") && loss.lost() > 1);
        assertThat(run.card().golden().accuracy()).isGreaterThan(.9);
    }

    @Test
    void whatIsMergedGoesOnAsTheOtherAtOnceEvenWithTheModelOfBefore() {
        var ear = Understander.builder().taxonomy(book.taxonomy()).build();
        var lamp = Message.of("柳荫里的路灯坏了三天，晚上一片漆黑");
        assertThat(ear.understand(lamp).category()).isInstanceOfSatisfying(Guess.Clear.class, clear -> assertThat(clear.best().label()).isEqualTo("0206"));
        var told = hall.filed(Cast.brokenLamp(), School.unsure("0206"));
        int both = samples("0206") + samples("0207");
        var merge = new Step.Close("0206", "0207");
        var impact = desk.look(merge).orElseThrow();
        assertThat(impact.cases()).isOne();
        assertThat(impact.open()).isOne();
        assertThat(impact.routes()).singleElement().satisfies(route -> {
            assertThat(route.from()).isEqualTo(hall.router.assignmentFor("0206", told.grid()).unit());
            assertThat(route.to()).isEqualTo(hall.router.assignmentFor("0207", told.grid()).unit());
        });
        assertThat(impact.items()).isNotEmpty();
        assertThat(impact.golden()).isEqualTo(6);

        desk.take(hall.supervisor, merge, "one team does both");
        assertThat(samples("0207")).isEqualTo(both);
        assertThat(ear.understand(lamp).category().candidates().getFirst().label()).isEqualTo("0207");
        assertThat(book.taxonomy().known("0206")).as("old cases keep a name").isPresent();
        hall.act(hall.agent, told, new Command.Confirm("0206"));
        school.watch.watch();
        assertThat(school.samples.find(SampleQuery.ALL, 0, 1).getFirst().label()).as("what is decided under the old name is learnt under the new").isEqualTo(
                "0207");
        hall.clock.forward(Duration.ofDays(2));
        var run = school.trained();
        assertThat(school.models.of(run.id()).labels()).doesNotContain("0206");
        assertThat(run.card().golden().accuracy()).isGreaterThan(.9);
    }

    @Test
    void whatIsRetiredIsNoLongerAnsweredAndItsSamplesAreKeptAside() {
        var ear = Understander.builder().taxonomy(book.taxonomy()).build();
        var retire = new Step.Close("0206", "");
        assertThat(desk.look(retire).orElseThrow().moves().getFirst().to()).isEmpty();
        desk.take(hall.supervisor, retire, "the province does it");
        assertThat(samples("0206")).isZero();
        assertThat(school.samples.find(new SampleQuery("0206", "", "", "held", "", "", "", ""), 0, 100)).hasSize(30);
        assertThat(ear.understand(Message.of("柳荫里的路灯坏了三天")).category()).isNotInstanceOf(Guess.Clear.class)
                .satisfies(guess -> assertThat(guess.candidates()).noneMatch(one -> one.label().equals("0206")));
        assertThat(desk.look(retire)).as("once").isEmpty();
        assertThat(desk.look(new Step.Close("0207", "0206"))).as("nothing goes on as what is retired").isEmpty();
        desk.take(hall.supervisor, new Step.Reopen("0206"), "back again");
        assertThat(ear.understand(Message.of("柳荫里的路灯坏了三天")).category().candidates().getFirst().label()).isEqualTo("0206");
    }

    @Test
    void everyNodeFollowsAndNamesAreInBothLanguages() {
        var other = new TaxonomyBook(hall.database.jdbc(), hall.clock);
        var drones = new Category("0509", "无人机", "Drones", List.of("无人机", "航拍"), Taxonomy.bundled().find("0508").orElseThrow().usual(), "", List.of("drone"));
        desk.take(hall.supervisor, new Step.Add(drones), "they are everywhere");
        assertThat(other.taxonomy().find("0509")).isEmpty();
        assertThat(other.follow()).isTrue();
        assertThat(other.follow()).isFalse();
        assertThat(other.taxonomy().find("0509")).contains(drones);
        assertThat(desk.look(new Step.Add(drones))).as("a code is given once").isEmpty();
        var renamed = new Category("0509", "无人机扰民", "Drone nuisance", List.of("无人机"), drones.usual(), "", List.of());
        desk.take(hall.supervisor, new Step.Change(renamed), "clearer");
        assertThat(book.taxonomy().find("0509").orElseThrow().zh()).isEqualTo("无人机扰民");
        assertThat(book.tree().free("05").orElseThrow()).isEqualTo("0510");
    }

    @Test
    void aStarterPackLeavesWhatItNamesAndPutsTheRestAside() {
        var chosen = Packs.ESTATE.codes();
        desk.take(hall.supervisor, new Step.Choose("ESTATE", chosen), "an estate office");
        assertThat(Set.copyOf(book.taxonomy().leaves().stream().map(Category::code).toList())).isEqualTo(chosen);
        assertThat(samples("0701")).isZero();
        assertThat(samples("0302")).isEqualTo(30);
        assertThat(school.samples.find(new SampleQuery("0701", "", "", "held", "", "", "", ""), 0, 100)).extracting(Sample::label).hasSize(30);
        desk.goBack(hall.supervisor, 0, "a city after all");
        assertThat(samples("0701")).isEqualTo(30);
        assertThat(book.taxonomy().leaves()).hasSameSizeAs(Taxonomy.bundled().leaves());
    }
}
