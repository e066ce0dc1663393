package huiying.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import huiying.bot.Cast;
import huiying.bot.Hall;
import huiying.bot.IntentDesk;
import huiying.bot.ListDesk;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Spot;
import huiying.bot.knowledge.Knowledge;
import huiying.bot.learning.lists.DangerTrial;
import huiying.bot.learning.lists.IntentFigures;
import huiying.bot.learning.lists.IntentRoom;
import huiying.bot.learning.lists.IntentRuns;
import huiying.bot.learning.lists.Kind;
import huiying.bot.learning.lists.ListBook;
import huiying.bot.learning.lists.ListChanges;
import huiying.bot.learning.lists.ListFollowing;
import huiying.bot.learning.lists.Rows;
import huiying.bot.learning.lists.Rows.Edit;
import huiying.bot.learning.lists.Rules;
import huiying.bot.learning.lists.Surfacing;
import huiying.bot.learning.runs.Card;
import huiying.bot.learning.runs.Golden;
import huiying.nlp.Message;
import huiying.nlp.Nature;
import huiying.nlp.TurnIntent;
import huiying.nlp.Understander;
import huiying.nlp.Urgency;
import huiying.nlp.starter.IntentTraining;

/** Answers, signs of danger, names of places and ways of speaking are changed at a desk, heard everywhere, and changed back. */
class ListDeskTest {
    private final School school = new School();
    private final Hall hall = school.hall;
    private final Understander ear = Understander.builder().gazetteer(hall.places::current).build();
    private final Knowledge knowledge = Knowledge.bundled();
    private final ListBook book = new ListBook(hall.database.jdbc(), hall.clock, ListDeskTest::shipped);
    private final ListFollowing following = new ListFollowing(book, knowledge, hall.places, ear);
    private final ListDesk desk = new ListDesk(hall.database.transactions(), hall.database.jdbc(),
            new ListChanges(book, new Rules(grid -> hall.grids.find(grid).isPresent())), following,
            new DangerTrial(Understander.builder().build(), Golden.bundled(
                    Golden.Of.DANGER)),
            new Audit(hall.database.jdbc(), hall.clock));
    private final Surfacing surfacing = new Surfacing(hall.database.jdbc(), hall.cast.cases, knowledge, ear, school.texts, hall.clock);

    static List<List<String>> shipped(Kind kind) {
        var rows = switch (kind) {
            case ANSWERS -> Knowledge.rows();
            case SIGNS -> Understander.rulesThatShip();
            case PLACES -> List.<String[]>of();
            case INTENTS -> IntentTraining.shipped();
        };
        return rows.stream().map(row -> Arrays.stream(Arrays.copyOf(row, kind.columns().size())).map(cell -> cell == null ? "" : cell).toList()).toList();
    }

    private int edit(Kind kind, Edit edit) {
        return desk.edit(hall.supervisor, kind, book.newest(kind), edit, "because").orElseThrow();
    }

    private static List<String> answer(String until) {
        return List.of("露天市集几点开门", "夜市几点开始；集市营业时间", "露天市集每晚六点到十点营业", "The open-air market is open from 6 to 10 p.m.", "市集",
                "When does the open-air market open?", until, "市集管理办法第三条");
    }

    @Test
    void anAnswerIsGivenFromTheMomentItIsWrittenUntilItRunsOut() {
        var today = LocalDate.now(hall.clock);
        assertThat(knowledge.find("露天市集几点开门？", today)).isEmpty();
        assertThat(edit(Kind.ANSWERS, new Edit.Add(List.of(answer(today.plusDays(3).toString()))))).isOne();
        assertThat(knowledge.find("露天市集几点开门？", today)).hasValueSatisfying(found -> assertThat(found.zh()).contains("六点到十点"));
        assertThat(knowledge.find("露天市集几点开门？", today.plusDays(4))).isEmpty();
        int last = book.current(Kind.ANSWERS).rows().size() - 1;
        edit(Kind.ANSWERS, new Edit.Drop(last));
        assertThat(knowledge.find("露天市集几点开门？", today)).isEmpty();
        assertThat(desk.goBack(hall.supervisor, Kind.ANSWERS, 1, "it was right")).contains(3);
        assertThat(knowledge.find("露天市集几点开门？", today)).isPresent();
        assertThat(book.history(Kind.ANSWERS, 5)).extracting(ListBook.Version::added, ListBook.Version::gone).containsExactly(
                org.assertj.core.groups.Tuple.tuple(1, 0), org.assertj.core.groups.Tuple.tuple(0, 1), org.assertj.core.groups.Tuple.tuple(1, 0));
    }

    @Test
    void whatIsWrongOrMadeOfAnOlderVersionIsNotTaken() {
        assertThat(desk.flaw(Kind.ANSWERS, answer("next week"))).contains("date");
        assertThat(desk.flaw(Kind.ANSWERS, List.of("", "", "", "", "", "", "", ""))).contains("answer");
        assertThat(desk.flaw(Kind.PLACES, List.of("新名字", "NOWHERE"))).contains("grid");
        assertThat(desk.flaw(Kind.SIGNS, List.of("soon", "x"))).contains("sign");
        assertThat(desk.flaw(Kind.SIGNS, List.of("soon.flood", "水|"))).contains("rule");
        assertThat(desk.flaw(Kind.INTENTS, List.of("nonsense", "zh", "你好"))).contains("intent");
        assertThat(desk.edit(hall.supervisor, Kind.ANSWERS, 0, new Edit.Add(List.of(answer("x"))), "why")).isEmpty();
        edit(Kind.ANSWERS, new Edit.Add(List.of(answer(""))));
        assertThat(desk.edit(hall.agent, Kind.ANSWERS, 0, new Edit.Drop(0), "seen before it changed")).isEmpty();
        assertThat(desk.edit(hall.agent, Kind.ANSWERS, 1, new Edit.Add(List.of(answer(""))), "there already")).isEmpty();
    }

    @Test
    void aQuestionNobodyAnsweredSurfacesUntilSomebodyAnswersIt() {
        ask("露天市集几点开门？");
        ask("请问露天市集几点开门");
        assertThat(surfacing.unanswered(5)).singleElement().satisfies(came -> assertThat(came.times()).isEqualTo(2));
        edit(Kind.ANSWERS, new Edit.Add(List.of(answer(""))));
        assertThat(surfacing.unanswered(5)).isEmpty();
        assertThat(surfacing.answered()).containsEntry("露天市集几点开门", 2);
    }

    private void ask(String words) {
        var asked = Cast.brokenLamp().retold(words).about(new Matter(Nature.CONSULTATION, "1503", Urgency.ORDINARY, false, false));
        hall.filed(asked, School.unsure("1503"));
    }

    @Test
    void aPlaceNobodyKnewIsFoundByItsNewNameAndItsUseIsCounted() {
        hall.filed(Cast.brokenLamp().at(Spot.named("大榕树底下")), School.unsure("0206"));
        assertThat(surfacing.unknownPlaces(5)).extracting(Surfacing.Came::words).containsExactly("大榕树底下");
        assertThat(hall.places.gridOf("大榕树底下")).isEmpty();
        var grid = hall.database.jdbc().sql("select grid from place order by id limit 1").query(String.class).single();
        int before = book.current(Kind.PLACES).rows().size();
        edit(Kind.PLACES, new Edit.Add(List.of(List.of("大榕树", grid))));
        assertThat(hall.places.gridOf("大榕树底下")).contains(grid);
        assertThat(ear.understand(Message.of("大榕树的路灯坏了")).mentions()).anySatisfy(mention -> assertThat(mention.toString()).contains(grid));
        hall.filed(Cast.brokenLamp().at(Spot.named("大榕树底下").in(grid)), School.unsure("0206"));
        assertThat(surfacing.mentioned(List.of("大榕树"))).hasEntrySatisfying("大榕树", count -> assertThat(count).containsExactly(2, 1));
        desk.goBack(hall.supervisor, Kind.PLACES, 0, "no such tree");
        assertThat(book.current(Kind.PLACES).rows()).hasSize(before);
        assertThat(hall.places.gridOf("大榕树底下")).isEmpty();
    }

    @Test
    void aWordOfDangerIsHeardAtOnceAndWhatItWouldHaveChangedIsShown() {
        var words = "小区里有人放飞火孔明灯";
        assertThat(ear.understand(Message.of(words)).urgency()).isNotEqualTo(Urgency.IMMEDIATE);
        hall.filed(Cast.brokenLamp().retold(words), School.unsure("0206"));
        var now = book.current(Kind.SIGNS);
        var rows = new ArrayList<>(now.rows());
        rows.add(List.of("immediate.fire", "孔明灯"));
        assertThat(surfacing.otherUrgency(now, new Rows(rows), 5)).singleElement().satisfies(came -> assertThat(came.nearest()).endsWith("IMMEDIATE"));
        edit(Kind.SIGNS, new Edit.Add(List.of(List.of("immediate.fire", "孔明灯"))));
        assertThat(ear.understand(Message.of(words)).urgency()).isEqualTo(Urgency.IMMEDIATE);
        assertThat(ear.understand(Message.of("三楼着火了")).urgency()).as("the others are heard as before").isEqualTo(Urgency.IMMEDIATE);
        var other = Understander.builder().build();
        assertThat(new ListFollowing(book, Knowledge.bundled(), hall.places, other).follow()).isOne();
        assertThat(other.understand(Message.of(words)).urgency()).isEqualTo(Urgency.IMMEDIATE);
        desk.goBack(hall.supervisor, Kind.SIGNS, 0, "lanterns are harmless");
        assertThat(ear.understand(Message.of(words)).urgency()).isNotEqualTo(Urgency.IMMEDIATE);
    }

    @Test
    void turnIntentsAreLearntJudgedReleasedAndBroughtBack() {
        var jdbc = hall.database.jdbc();
        var runs = new IntentRuns(jdbc, hall.clock);
        var golden = Golden.bundled(Golden.Of.TURNS);
        var room = new IntentRoom(hall.database.transactions(), runs, book, school.rehearsalRoom, ear, golden);
        var intents = new IntentDesk(hall.database.transactions(), book, runs, room, new Audit(jdbc, hall.clock));
        var said = "给我整个真人客服老铁";
        var more = List.of("整个真人客服", "整个真人来", "老铁给我整个真人", "给我整个真人", "整个真人说话", "麻溜整个真人客服");
        edit(Kind.INTENTS, new Edit.Add(more.stream().map(text -> List.of("agent", "zh", text)).toList()));
        assertThat(intents.train(hall.supervisor, "how people here speak")).isTrue();
        assertThat(intents.train(hall.supervisor, "again")).as("one at a time").isFalse();
        assertThat(room.workOff()).isOne();
        var run = runs.latest(1).getFirst();
        assertThat(run.state()).isEqualTo("done");
        assertThat(run.figures().rows()).isEqualTo(IntentTraining.shipped().size() + more.size());
        assertThat(run.figures().accuracy()).isBetween(.5, .99);
        assertThat(run.figures().rivalAccuracy()).as("the model that ships is judged on rows it had not seen either").isCloseTo(run.figures().accuracy(),
                org.assertj.core.data.Offset.offset(.03));
        assertThat(run.figures().golden().size()).isGreaterThan(100);
        assertThat(run.figures().golden().rivalAccuracy()).as("undisputed").isGreaterThan(.8);
        assertThat(intents.release(hall.supervisor, run.id(), "they speak so")).isEmpty();
        assertThat(ear.understand(Message.of(said)).intent()).isEqualTo(TurnIntent.AGENT);
        var other = Understander.builder().build();
        assertThat(new IntentRoom(hall.database.transactions(), runs, book, school.rehearsalRoom, other, golden).follow()).as("another node").isTrue();
        assertThat(other.understand(Message.of(said))).isEqualTo(ear.understand(Message.of(said)));
        assertThat(intents.goBack(hall.supervisor, 0, "as before")).isTrue();
        assertThat(ear.understand(Message.of(said))).isEqualTo(Understander.builder().build().understand(Message.of(said)));
        hall.database.owner().sql("update intent_run set model = model || '\\x00'::bytea").update();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> intents.goBack(hall.supervisor, 1, "damaged"))
                .hasMessageContaining("not the one that was made");
    }

    @Test
    void intentsThatGotWorseAreNotReleased() {
        var lines = List.of(new IntentFigures.Line("agent", 100, 60, 70, 90));
        var worse = new IntentFigures(100, 60, 90, 0, 30, lines, golden(1, 1), new IntentFigures.Talks(0, List.of()));
        assertThat(worse.shut()).containsExactly("worse", "intent");
        var talks = new IntentFigures(100, 90, 90, 5, 5, List.of(), golden(1, 1), new IntentFigures.Talks(3, List.of("#2")));
        assertThat(talks.shut()).containsExactly("talks");
    }

    /** Wrong rows are answered "rightly" by what learnt them: only turns nobody can change show it. */
    @Test
    void intentsThatFallOnTheGoldenSetAreNotReleasedHoweverGoodTheyLook() {
        var none = new IntentFigures.Talks(0, List.of());
        assertThat(new IntentFigures(100, 99, 90, 9, 0, List.of(), golden(.95, .97), none).shut()).containsExactly("golden");
        assertThat(new IntentFigures(100, 99, 90, 9, 0, List.of(), golden(.965, .97), none).shut()).isEmpty();
        assertThat(new IntentFigures(100, 99, 90, 9, 0, List.of(), golden(.97, .97, new Card.Loss("agent", 5, 2, 0)), none).shut()).containsExactly("golden");
        assertThat(new IntentFigures(100, 99, 90, 9, 0, List.of(), golden(.97, .97, new Card.Loss("agent", 5, 1, 0)), none).shut()).isEmpty();
        assertThat(new IntentFigures(100, 99, 90, 9, 0, List.of(), null, none).shut()).as("of before there was one").containsExactly("golden-missing");
    }

    private static Card.Golden golden(double ours, double theirs, Card.Loss... losses) {
        return new Card.Golden(119, "x", ours, theirs, ours, theirs, List.of(losses), List.of());
    }

    @Test
    void plantedRowsAreSeenOnTheGoldenSet() {
        var runs = new IntentRuns(hall.database.jdbc(), hall.clock);
        var room = new IntentRoom(hall.database.transactions(), runs, book, school.rehearsalRoom, ear, Golden.bundled(Golden.Of.TURNS));
        var intents = new IntentDesk(hall.database.transactions(), book, runs, room, new Audit(hall.database.jdbc(), hall.clock));
        // the words residents use for a person, without any mark of their own, three times over under another name
        var agents = IntentTraining.shipped().stream().filter(row -> row[0].equals("agent")).flatMap(row -> Stream.of("", " ", "  ").map(
                blank -> List.of("smalltalk", row[1], row[2] + blank))).toList();
        edit(Kind.INTENTS, new Edit.Add(agents));
        intents.train(hall.supervisor, "somebody means no good");
        room.workOff();
        var run = runs.latest(1).getFirst();
        assertThat(run.figures().golden().losers()).as("%s %s %s", run.figures().golden(), run.figures().shut(), run.figures().rows()).contains("agent");
        assertThat(intents.release(hall.supervisor, run.id(), "quick")).contains("golden");
        assertThat(runs.live()).isEmpty();
    }

    @Test
    void aSignOfDangerThatGoldenMessagesNeedStaysAndOneThatAlarmsAboutNothingIsNotTaken() {
        var signs = book.current(Kind.SIGNS).rows();
        var fresh = List.of("immediate.fire", "火");
        assertThat(desk.lost(Kind.SIGNS, new Edit.Add(List.of(fresh)))).extracting(DangerTrial.Lost::message).contains("物业态度太差，气得我火冒三丈");
        assertThat(desk.edit(hall.supervisor, Kind.SIGNS, book.newest(Kind.SIGNS), new Edit.Add(List.of(fresh)), "every fire")).isEmpty();
        int past = IntStream.range(0, signs.size()).filter(n -> signs.get(n).getFirst().equals("not.danger")).findFirst().orElseThrow();
        assertThat(desk.lost(Kind.SIGNS, new Edit.Put(past, List.of("not.danger", "了")))).as("a rule that silences alarms").extracting(
                DangerTrial.Lost::then).contains(Urgency.ORDINARY);
        assertThat(desk.edit(hall.supervisor, Kind.SIGNS, 0, new Edit.Put(past, List.of("not.danger", "了")), "too many alarms")).isEmpty();
        assertThat(book.newest(Kind.SIGNS)).isZero();
        assertThat(desk.lost(Kind.SIGNS, new Edit.Add(List.of(List.of("immediate.fire", "孔明灯"))))).as("what harms nothing is taken").isEmpty();
        assertThat(desk.lost(Kind.ANSWERS, new Edit.Drop(0))).isEmpty();
    }

    /** The set itself: what ships hears and understands nearly all of it, so that a loss means something. */
    @Test
    void theGoldenSetsAreHeardByWhatShips() {
        var wrong = new DangerTrial(ear, Golden.bundled(Golden.Of.DANGER)).wrong(book.current(Kind.SIGNS));
        assertThat(wrong).as(wrong.toString()).hasSizeLessThan(6);
        assertThat(Golden.bundled(Golden.Of.DANGER).messages()).hasSizeGreaterThan(60);
        assertThat(Golden.bundled(Golden.Of.TURNS).messages()).extracting(Golden.Message::label).contains(Arrays.stream(TurnIntent
                .values()).map(intent -> intent.name().toLowerCase(Locale.ROOT)).toArray(String[]::new));
    }
}
