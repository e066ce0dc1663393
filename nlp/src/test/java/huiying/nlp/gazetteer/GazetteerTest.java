package huiying.nlp.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.nlp.Mention;
import huiying.nlp.Message;
import huiying.nlp.Place;
import huiying.nlp.Understander;
import huiying.nlp.gazetteer.Candidate.How;

class GazetteerTest {
    private static final Gazetteer CITY = new Gazetteer(List.of(new Place("猎德路", "A1"), new Place("柳荫里小区", "B1"), new Place("Liuyin Road", "B2"),
            new Place("柳荫路", "B2"), new Place("青禾路", "C1"), new Place("幸福路", "D1"), new Place("幸福路", "E1"), new Place("天河公园", "F1")));

    @ParameterizedTest
    @CsvSource({"猎德路, 猎德路, EXACT", "列德路, 猎德路, HOMOPHONE", "Liede Lu, 猎德路, SPELLING", "liede road, 猎德路, SPELLING", "柳蔭里小區, 柳荫里小区, EXACT",
            "柳荫里, 柳荫里小区, SHORT", "柳荫小区, 柳荫里小区, TYPO", "天公园, 天河公园, TYPO", "LIUYIN ROAD, Liuyin Road, EXACT", "liu yin lu, Liuyin Road, SPELLING",
            "天河公圆, 天河公园, HOMOPHONE"})
    void aNameIsRecognisedHoweverItIsWritten(String said, String name, How how) {
        var best = CITY.lookup(said).getFirst();

        assertThat(best.place().name()).isEqualTo(name);
        assertThat(best.how()).isEqualTo(how);
        assertThat(best.score()).isBetween(0.5, 1.0);
    }

    @Test
    void aNameTheCityAddsIsKnownToTheNextMessage() {
        var now = new AtomicReference<>(new Gazetteer(List.of()));
        var understander = Understander.builder().gazetteer(now::get).build();
        var message = Message.of("鹤鸣坞门口路灯坏了");

        assertThat(understander.understand(message).first(Mention.Place.class).filter(place -> place.gridCode().equals("G9"))).isEmpty();
        now.set(new Gazetteer(List.of(new Place("鹤鸣坞", "G9"))));
        assertThat(understander.understand(message).first(Mention.Place.class).orElseThrow().gridCode()).isEqualTo("G9");
    }

    @Test
    void aNameThatLiesInTwoPlacesHasTwoCandidatesOfEqualScore() {
        assertThat(CITY.lookup("幸福路")).extracting(candidate -> candidate.place().gridCode()).containsExactly("D1", "E1");
        assertThat(CITY.lookup("幸福路")).extracting(Candidate::score).containsOnly(1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"青禾街", "路", "", "长江大道", "xyz road"})
    void anotherNameIsNotRecognised(String said) {
        assertThat(CITY.lookup(said)).isEmpty();
    }

    @Test
    void namesAreFoundInATextWithTheirEnds() {
        var hits = CITY.in("从青禾路到柳荫里小区，再到Liuyin Road");

        assertThat(hits).extracting(hit -> hit.place().name()).containsExactly("青禾路", "柳荫里小区", "Liuyin Road");
        assertThat(hits.getFirst().start()).isEqualTo(1);
        assertThat(CITY.in("Liuyin Roadside")).isEmpty();
    }

    @Test
    void aHundredThousandNamesAreKeptAndEveryMessageIsLookedUpAtOnce() {
        var names = new HashSet<String>();
        var random = new Random(1);
        while (names.size() < 100_000) {
            names.add(word(random) + word(random) + List.of("路", "街", "小区", "巷").get(random.nextInt(4)));
        }
        var places = new ArrayList<Place>();
        names.stream().sorted().forEach(name -> places.add(new Place(name, "G" + places.size() % 2_000)));
        var city = new Gazetteer(places);

        assertThat(city.size()).isEqualTo(100_000);
        assertThat(city.bytes()).isLessThan(60_000_000);
        long start = System.nanoTime();
        for (int i = 0; i < 500; i++) {
            String name = places.get(i * 7).name();
            assertThat(city.lookup(name).getFirst().place().name()).isEqualTo(name);
            assertThat(city.in("投诉" + name + "路灯不亮")).isNotEmpty();
        }
        assertThat((System.nanoTime() - start) / 500).as("nanoseconds a message, on a machine that may be busy").isLessThan(20_000_000);
    }

    private static String word(Random random) {
        return String.valueOf((char) (0x4E00 + random.nextInt(600))) + (char) (0x5200 + random.nextInt(600));
    }
}
