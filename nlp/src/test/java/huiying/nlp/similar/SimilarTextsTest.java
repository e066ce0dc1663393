package huiying.nlp.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarTextsTest {
    private static final String[] PLACES = {"青禾路", "柳荫里", "松涛苑", "望江街", "东塘", "白鹭洲", "梧桐巷", "金柏苑"};
    private static final String[] MATTERS = {"路灯坏了三天没人修", "井盖丢了很危险", "垃圾堆在门口发臭", "烧烤店油烟扰民", "停水一整天", "电梯困人好几次", "工地夜里施工吵", "公交车总是不来"};
    private final SimilarTexts texts = new SimilarTexts();

    @TempDir
    Path dir;

    private static UUID id(long number) {
        return new UUID(1, number);
    }

    private void town(int count) {
        var random = new Random(3);
        for (int i = 0; i < count; i++) {
            texts.add(id(i), PLACES[random.nextInt(8)] + MATTERS[random.nextInt(8)] + "第" + i + "次说");
        }
    }

    @Test
    void anIndexThatIsCutShortOrChangedAnywhereIsRefusedInASentence() throws IOException {
        town(40);
        Path file = dir.resolve("index");
        texts.save(file);
        byte[] good = Files.readAllBytes(file);
        for (int length : new int[]{0, 3, 9, 20, good.length / 2, good.length - 1}) {
            refused(file, java.util.Arrays.copyOf(good, length));
        }
        for (int at = 8; at < good.length; at += good.length / 12) {
            byte[] damaged = good.clone();
            damaged[at] ^= (byte) 0x80;
            refused(file, damaged);
        }
    }

    private static void refused(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> SimilarTexts.load(file)).isInstanceOf(IOException.class).hasMessageContaining("index");
    }

    @Test
    void theNearestIsTheOneAboutTheSame() {
        town(500);
        texts.add(id(9_001), "月华公园的湖边护栏断了，孩子差点掉下去");
        var found = texts.nearest("月华公园湖边的护栏断了没人管", 3);
        assertThat(found.getFirst().id()).isEqualTo(id(9_001));
        assertThat(found.getFirst().likeness()).isBetween(.4, 1.0);
        assertThat(found).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(b.likeness(), a.likeness()));
    }

    @Test
    void englishIsComparedByWords() {
        texts.add(id(1), "The street lamp on Willow Street is broken");
        texts.add(id(2), "Rubbish has not been collected for a week");
        assertThat(texts.nearest("broken LAMP, willow street", 1).getFirst().id()).isEqualTo(id(1));
    }

    @Test
    void traditionalCharactersAndFullWidthMakeNoDifference() {
        texts.add(id(1), "电梯坏了K9");
        assertThat(texts.nearest("電梯壞了Ｋ９", 1).getFirst().likeness()).isCloseTo(1, within(1e-6));
    }

    @Test
    void whatWasTakenOutIsNotFoundAndWhatIsReplacedIsFoundByItsNewWords() {
        texts.add(id(1), "井盖丢了");
        texts.add(id(2), "路灯坏了");
        assertThat(texts.remove(id(1))).isTrue();
        assertThat(texts.remove(id(1))).isFalse();
        assertThat(texts.nearest("井盖丢了", 5)).isEmpty();
        texts.add(id(2), "停水一天");
        assertThat(texts.nearest("路灯坏了", 5)).isEmpty();
        assertThat(texts.nearest("停水", 5)).extracting(Match::id).containsExactly(id(2));
        texts.add(id(1), "井盖又丢了");
        assertThat(texts.nearest("井盖", 5)).extracting(Match::id).containsExactly(id(1));
        assertThat(texts.size()).isEqualTo(2);
        assertThat(texts.contains(id(1))).isTrue();
        assertThat(texts.contains(id(7))).isFalse();
    }

    @Test
    void nothingInCommonIsNothingFound() {
        town(50);
        assertThat(texts.nearest("", 5)).isEmpty();
        assertThat(texts.nearest("!!!", 5)).isEmpty();
        assertThat(texts.nearest("zebra", 5)).isEmpty();
        assertThat(new SimilarTexts().nearest("路灯", 5)).isEmpty();
    }

    @Test
    void theSameCallsGiveTheSameAnswers() {
        town(400);
        var twin = new SimilarTexts();
        var random = new Random(3);
        for (int i = 0; i < 400; i++) {
            twin.add(id(i), PLACES[random.nextInt(8)] + MATTERS[random.nextInt(8)] + "第" + i + "次说");
        }
        assertThat(twin.nearest("松涛苑停水", 20)).isEqualTo(texts.nearest("松涛苑停水", 20));
    }

    @Test
    void aSavedIndexAnswersAsBefore() throws IOException {
        town(300);
        texts.remove(id(5));
        var file = dir.resolve("similar.index");
        texts.save(file);
        var read = SimilarTexts.load(file);
        assertThat(read.size()).isEqualTo(texts.size());
        assertThat(read.nearest("东塘的公交车总不来", 10)).isEqualTo(texts.nearest("东塘的公交车总不来", 10));
        read.add(id(7_000), "东塘的公交车总不来");
        assertThat(read.nearest("东塘的公交车总不来", 1).getFirst().id()).isEqualTo(id(7_000));
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        town(50);
        var file = dir.resolve("similar.index");
        texts.save(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[20] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> SimilarTexts.load(file)).isInstanceOf(IOException.class).hasMessageContaining("damaged");
        Files.write(file, new byte[]{1, 2, 3, 4, 5, 6, 7, 8});
        assertThatThrownBy(() -> SimilarTexts.load(file)).isInstanceOf(IOException.class).hasMessageContaining("no index");
    }

    @Test
    void manyMaySearchWhileOneAdds() throws InterruptedException, ExecutionException {
        town(200);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var searches = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 50; i++) {
                searches.add(threads.submit(() -> texts.nearest("柳荫里井盖丢了", 5).size()));
            }
            IntStream.range(1_000, 1_200).forEach(i -> texts.add(id(i), "新的事情" + i));
            for (var search : searches) {
                assertThat(search.get()).isEqualTo(5);
            }
        }
        assertThat(texts.size()).isEqualTo(400);
    }

    @Test
    void nearlyAllOfTheNearestAreFoundAndTheirOrderIsThatOfTheCosine() {
        town(2_000);
        var found = texts.nearest(PLACES[2] + MATTERS[3], 10);
        assertThat(found).allSatisfy(match -> assertThat(match.likeness()).isPositive());
        double direct = texts.likeness(PLACES[2] + MATTERS[3], PLACES[2] + MATTERS[3]);
        assertThat(direct).isCloseTo(1, within(1e-6));
        assertThat(texts.likeness("路灯", "井盖")).isZero();
    }

    @Test
    void nearDuplicatesAreTextsThatStandInEachOther() {
        var said = "柳荫里3号楼前的路灯坏了三天，晚上老人摔倒了";
        assertThat(Overlap.isNearDuplicate(said, said + "，请尽快处理，谢谢")).isTrue();
        assertThat(Overlap.isNearDuplicate(said, "柳荫里3号楼前的路灯坏了三天， 晚上老人摔倒了！！")).isTrue();
        assertThat(Overlap.isNearDuplicate(said, "青禾路的井盖丢了，晚上有人摔倒了，请尽快处理")).isFalse();
        assertThat(Overlap.isNearDuplicate("路灯坏了", "路灯坏了")).as("a phrase is no copy").isFalse();
        assertThat(Overlap.containment("路灯坏了三天", said)).isEqualTo(1);
        assertThat(Overlap.containment("", said)).isZero();
        assertThat(List.of(Overlap.containment(said, "abcdef"))).containsExactly(0.0);
    }
}
