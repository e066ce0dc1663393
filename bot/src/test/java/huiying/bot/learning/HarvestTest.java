package huiying.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.Cast;
import huiying.bot.Hall;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.desk.Command;
import huiying.bot.learning.samples.Provenance;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.SampleQuery;
import huiying.nlp.Masking;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

class HarvestTest {
    private final School school = new School();
    private final Hall hall = school.hall;

    private List<Sample> fromWork() {
        school.watch.watch();
        return school.samples.find(SampleQuery.ALL, 0, 100).stream().filter(sample -> sample.source().from() != Provenance.STARTER).toList();
    }

    @Test
    void aCorrectionAtTheDeskBecomesASampleWithWhoseItIsAndFromWhichDecision() {
        var waiting = hall.filed(Cast.brokenLamp(), School.unsure("0206"));
        hall.act(hall.agent, waiting, new Command.Correct("0207"));
        var sample = fromWork().getFirst();
        assertThat(sample.label()).isEqualTo("0207");
        assertThat(sample.source().from()).isEqualTo(Provenance.CORRECT);
        assertThat(sample.source().by()).isEqualTo(hall.agent.id().toString());
        assertThat(sample.source().resident()).isEqualTo(hall.resident);
        assertThat(sample.source().about().caseId()).isEqualTo(waiting.id());
        assertThat(sample.source().about().decision()).isNotNull();
        assertThat(sample.state()).isEqualTo(Sample.State.USED);
        assertThat(sample.trust()).isEqualTo(1);
        assertThat(school.watch.watch()).as("nothing is gathered twice").isZero();
    }

    @Test
    void aConfirmationWeighsALittleLess() {
        hall.act(hall.agent, hall.filed(Cast.brokenLamp(), School.unsure("0206")), new Command.Confirm("0206"));
        assertThat(fromWork()).singleElement().satisfies(sample -> {
            assertThat(sample.source().from()).isEqualTo(Provenance.CONFIRM);
            assertThat(sample.trust()).isEqualTo(.9);
        });
    }

    @Test
    void aLaterDecisionTakesThePlaceOfTheEarlier() {
        var about = hall.filed(Cast.brokenLamp(), School.unsure("0206"));
        var sent = hall.act(hall.agent, about, new Command.Confirm("0206"));
        assertThat(fromWork()).hasSize(1);
        hall.cast.inTransaction(() -> {
            new huiying.bot.desk.Decisions(hall.database.jdbc(), hall.clock).record(sent.id(), "0207", hall.supervisor.id().toString(),
                    huiying.bot.desk.Decisions.Kind.ARBITRATED);
            hall.cast.feed.post("case", sent.id(), null, null, java.util.Map.of("type", "ARBITRATED"));
            return 0;
        });
        assertThat(fromWork()).extracting(Sample::label, Sample::state).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple("0207", Sample.State.USED),
                org.assertj.core.groups.Tuple.tuple("0206", Sample.State.REPLACED));
    }

    @Test
    void personalDataIsHiddenAndWhoHoldsTheCaseHoldsWhatItStandsFor() {
        var words = "我叫邹立夏，电话13912342208，柳荫里路灯坏了";
        var told = Cast.brokenLamp().retold(words);
        hall.act(hall.agent, hall.filed(told, School.unsure("0206")), new Command.Confirm("0206"));
        var text = fromWork().getFirst().text();
        assertThat(text).doesNotContain("13912342208").doesNotContain("邹立夏").contains("路灯坏了");
        var masked = new Masking().tokens(words);
        assertThat(masked.restore(text)).isEqualTo(words);
        assertThat(hall.database.owner().sql("select count(*) from sample where text like '%13912342208%'").query(Integer.class).single()).isZero();
    }

    @Test
    void whatIsToldInConfidenceIsNeverLearntFrom() {
        var secret = Cast.brokenLamp().about(new Matter(Nature.HELP, "0206", Urgency.ORDINARY, true, false));
        hall.act(hall.agent, hall.filed(secret, School.unsure("0206")), new Command.Confirm("0206"));
        var report = Cast.brokenLamp().about(new Matter(Nature.WHISTLEBLOWING, "0206", Urgency.ORDINARY, false, false));
        hall.act(hall.agent, hall.filed(report, School.unsure("0206")), new Command.Confirm("0206"));
        assertThat(fromWork()).isEmpty();
    }

    @Test
    void anErasedCaseTakesItsSampleAlong() {
        var about = hall.act(hall.agent, hall.filed(Cast.brokenLamp(), School.unsure("0206")), new Command.Confirm("0206"));
        assertThat(fromWork()).hasSize(1);
        hall.cast.inTransaction(() -> {
            hall.cast.keys.destroy(about.id());
            return 0;
        });
        assertThat(fromWork()).isEmpty();
    }

    @Test
    void anAcceptedReturnTeachesTheCategoryThatLeadsToTheNewUnit() {
        var about = hall.filed(Cast.brokenLamp(), School.unsure("0206"));
        keepPrediction(about.id(), "0206", "0701");
        var light = hall.router.assignmentFor(new huiying.bot.duties.Inquiry("0206", about.grid(), about.words())).unit();
        var labour = hall.router.assignmentFor(new huiying.bot.duties.Inquiry("0701", about.grid(), about.words())).unit();
        assertThat(light).isNotEqualTo(labour);
        hall.cast.inTransaction(() -> {
            new huiying.bot.desk.Decisions(hall.database.jdbc(), hall.clock).record(about.id(), "unit:" + labour, hall.agent.id().toString(),
                    huiying.bot.desk.Decisions.Kind.RETURN_ACCEPTED);
            hall.cast.feed.post("case", about.id(), null, null, java.util.Map.of("type", "RETURN_ACCEPTED"));
            return 0;
        });
        assertThat(fromWork()).singleElement().satisfies(sample -> {
            assertThat(sample.label()).isEqualTo("0701");
            assertThat(sample.source().from()).isEqualTo(Provenance.RETURN_ACCEPTED);
        });
    }

    private void keepPrediction(UUID caseId, String... labels) {
        var json = java.util.Arrays.stream(labels).map("{\"label\":\"%s\",\"confidence\":0.5}"::formatted).toList().toString();
        hall.database.jdbc().sql("""
                                 insert into prediction (id, case_id, model_version, guess, promise, candidates, at)
                                 values (gen_random_uuid(), ?, 'x', 'ambiguous', 0.9, cast(? as jsonb), now())""").params(caseId, json).update();
    }

    @Test
    void aCategoryTheResidentChoseIsALikelyOne() {
        var address = hall.resident;
        var draft = new Draft("", "路灯坏了", huiying.bot.cases.Spot.named("柳荫里"), new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false), null,
                huiying.nlp.Language.ZH);
        var opened = hall.cast.inTransaction(() -> hall.moves.open(draft, Origin.of("web", address), hall.citizen()));
        hall.cast.inTransaction(() -> hall.moves.file(opened.id(), School.unsure("0206"), hall.citizen()));
        hall.cast.inTransaction(() -> hall.moves.categorise(hall.cast.cases.byId(opened.id()).orElseThrow(), "0207", hall.citizen()));
        assertThat(fromWork()).singleElement().satisfies(sample -> {
            assertThat(sample.label()).isEqualTo("0207");
            assertThat(sample.source().from()).isEqualTo(Provenance.CITIZEN);
            assertThat(sample.trust()).isEqualTo(.5);
        });
    }
}
