package huiying.nlp.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import huiying.nlp.Guess;
import huiying.nlp.Prediction;
import huiying.nlp.classify.Assurance;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.TrainingCancelled;

class CategoryModelTest {
    private static final String[][] WORDS = {{"010101", "路灯不亮", "路灯坏了"}, {"010102", "井盖丢了", "井盖松动"}, {"0102", "公园长椅断了", "公园草坪枯了"},
            {"0201", "烧烤油烟呛人", "饭店排烟扰民"}, {"0202", "工地半夜施工", "夜里打桩很响"}, {"03", "公交不准时", "公交司机甩站"}};
    private static final String[] PLACES = {"青禾路", "柳荫里", "石桥巷", "东湖小区", "北门口", "白鹤街"};
    private static final Tree TREE = Tree.ofCodes(Arrays.stream(WORDS).map(row -> row[0]).toList(), 2, 4);
    private static final CategoryModel MODEL = train(samples(360), Progress.SILENT);

    /** Every third one says nothing of the last level, so that only the levels above it can be sure. */
    private static List<Sample> samples(int count) {
        var random = new Random(11);
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < count; i++) {
            String[] row = WORDS[i % WORDS.length];
            String said = row[0].startsWith("0101") && i / 6 % 3 == 0 ? "路面设施有问题" : row[1 + random.nextInt(2)];
            samples.add(new Sample(row[0], PLACES[random.nextInt(PLACES.length)] + said + "第" + i + "次"));
        }
        return samples;
    }

    private static CategoryModel train(List<Sample> samples, Progress progress) {
        return CategoryTrainer.train(TREE, samples, List.of(new Sample("010101", "路灯")), Options.standard(), progress);
    }

    private static byte[] file(CategoryModel model) throws IOException {
        var out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    @Test
    void threeLevelsAreLearnt() {
        assertThat(MODEL.depth()).isEqualTo(3);
        assertThat(MODEL.labels()).containsExactly("010101", "010102", "0102", "0201", "0202", "03");
        assertThat(MODEL.classify("柳荫里路灯不亮", 1).getFirst().label()).isEqualTo("010101");
        assertThat(MODEL.classify("柳荫里路灯不亮", 1, 1).getFirst().label()).isEqualTo("0101");
        assertThat(MODEL.classify("夜里打桩很响", 0, 1).getFirst().label()).isEqualTo("02");
        assertThat(MODEL.classify("公交甩站", 1).getFirst().label()).isEqualTo("03");
        assertThat(MODEL.accuracy()).isBetween(.8, 1.0);
    }

    @Test
    void everyBranchIsTheSumOfWhatLiesBelowOnEveryLevelOfEveryText() {
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            String text = random.ints(random.nextInt(40), '一', '一' + 300).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    + WORDS[i % 6][1];
            List<Prediction> leaves = MODEL.classify(text, 99);
            assertThat(leaves.stream().mapToDouble(Prediction::confidence).sum()).isCloseTo(1, within(1e-6));
            for (int level = 0; level < 2; level++) {
                int upper = level;
                assertThat(MODEL.classify(text, level, 99)).allSatisfy(branch -> assertThat(
                        leaves.stream().filter(leaf -> TREE.at(upper, leaf.label()).equals(branch.label())).mapToDouble(Prediction::confidence).sum())
                        .isCloseTo(branch.confidence(), within(1e-9)));
            }
        }
    }

    @Test
    void aBranchMayBeSureWhereItsLeavesAreNot() {
        var guess = MODEL.guess("东湖小区路面设施有问题", 3, .99);
        assertThat(guess).isInstanceOfSatisfying(Guess.Ambiguous.class, unsure -> {
            assertThat(unsure.group()).extracting(Prediction::label).isEqualTo("0101");
            assertThat(unsure.betweenTwo(.8)).isTrue();
            assertThat(unsure.candidates()).extracting(Prediction::label).contains("010101", "010102");
        });
    }

    @Test
    void whatIsSureIsClearAndWhatIsStrangeIsUnknown() {
        assertThat(MODEL.guess("北门口烧烤油烟呛人", 3, .9)).isInstanceOfSatisfying(Guess.Clear.class, clear -> {
            assertThat(clear.best().label()).isEqualTo("0201");
            assertThat(clear.best().evidence()).isNotEmpty();
        });
        assertThat(MODEL.guess("ξψω", 3, .9)).isInstanceOf(Guess.Unknown.class);
    }

    @Test
    void thresholdsRiseWithThePromiseOnEveryLevel() {
        for (int level = 0; level < 3; level++) {
            for (var assurance : Assurance.values()) {
                double last = 0;
                for (double promise : new double[]{.5, .8, .9, .95, .99, .9999}) {
                    double threshold = MODEL.threshold(level, "0201", promise, assurance);
                    assertThat(threshold).isGreaterThanOrEqualTo(last);
                    last = threshold;
                }
            }
        }
    }

    @Test
    void theSameSamplesGiveTheSameBytesAndTheFileGivesTheSameModel() throws IOException {
        byte[] file = file(MODEL);
        assertThat(file(train(samples(360), Progress.SILENT))).isEqualTo(file);
        var again = CategoryModel.read(new ByteArrayInputStream(file));
        assertThat(again.version()).isEqualTo(MODEL.version());
        for (String[] row : WORDS) {
            assertThat(again.guess(row[1], 3, .9)).isEqualTo(MODEL.guess(row[1], 3, .9));
        }
    }

    @Test
    void aFileThatIsNoCategoryModelIsRefusedWithASentence() throws IOException {
        byte[] file = file(MODEL);
        assertThatThrownBy(() -> CategoryModel.read(new ByteArrayInputStream(Arrays.copyOf(file, file.length / 2)))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> CategoryModel.read(new ByteArrayInputStream(new byte[]{0, 1, 65}))).isInstanceOf(IOException.class)
                .hasMessageContaining("not a category model");
        assertThatThrownBy(() -> CategoryModel.read(new ByteArrayInputStream(new byte[0]))).hasMessageContaining("cut short");
        byte[] damaged = file.clone();
        damaged[file.length - 40] ^= 2;
        assertThatThrownBy(() -> CategoryModel.read(new ByteArrayInputStream(damaged))).hasMessageContaining("damaged");
    }

    @Test
    void aTrainingThatIsCancelledStops() {
        var steps = new AtomicInteger();
        var impatient = new Progress() {
            @Override
            public void at(String step, double share) {
                steps.incrementAndGet();
            }

            @Override
            public boolean cancelled() {
                return steps.get() > 2;
            }
        };
        assertThatThrownBy(() -> train(samples(120), impatient)).isInstanceOf(TrainingCancelled.class);
    }

    @Test
    void progressRunsUpToOne() {
        var shares = new ArrayList<Double>();
        train(samples(120), (step, share) -> shares.add(share));
        assertThat(shares).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void aForkWithOneWayIsWalkedThrough() {
        var tree = Tree.ofCodes(List.of("0101", "0102"), 2);
        var samples = samples(120).stream().filter(s -> s.label().startsWith("0101")).map(s -> new Sample("01" + s.label().substring(4), s.text())).toList();
        var model = CategoryTrainer.train(tree, samples, List.of(), Options.standard(), Progress.SILENT);
        assertThat(model.classify("路灯不亮", 0, 9)).singleElement().satisfies(all -> assertThat(all.confidence()).isCloseTo(1, within(1e-6)));
        assertThat(model.classify("路灯不亮", 1).getFirst().label()).isEqualTo("0101");
    }

    @Test
    void aLabelAboveOthersCanBeAnsweredItself() {
        var tree = Tree.ofCodes(List.of("01", "0101"), 2);
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < 80; i++) {
            samples.add(i % 2 == 0
                    ? new Sample("01", "市容问题第" + i + "次")
                    : i % 4 == 1 ? new Sample("0101", "路灯不亮第" + i + "次") : new Sample("02", "水压太低第" + i + "次"));
        }
        var model = CategoryTrainer.train(tree, samples, List.of(), Options.standard(), Progress.SILENT);
        assertThat(model.classify("市容问题", 1).getFirst().label()).isEqualTo("01");
        assertThat(model.classify("路灯不亮", 1).getFirst().label()).isEqualTo("0101");
        assertThat(model.classify("路灯不亮", 0, 1).getFirst().label()).isEqualTo("01");
    }
}
