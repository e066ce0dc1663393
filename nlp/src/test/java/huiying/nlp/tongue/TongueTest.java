package huiying.nlp.tongue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.nlp.Mention;
import huiying.nlp.Message;
import huiying.nlp.TurnIntent;
import huiying.nlp.Understander;
import huiying.nlp.Understanding;
import huiying.nlp.Urgency;

/** A third language is a folder; here a small one of Malay. */
class TongueTest {
    private static final Tongue MALAY = malay();
    private static final Understander UNDERSTANDER = Understander.builder().language(MALAY).build();

    private static Tongue malay() {
        try {
            return Tongue.read(Path.of(Objects.requireNonNull(Understander.class.getResource("tongues/ms")).toURI()));
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Understanding understand(String text) {
        return UNDERSTANDER.understand(Message.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lampu jalan di Jalan Melati sudah rosak", "sampah tidak dikutip sejak minggu lepas", "terima kasih", "Batal"})
    void itIsToldByItsSmallWordsAndItsKeywords(String text) {
        assertThat(UNDERSTANDER.tongue(text)).contains("ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"the street lamp on Oak Road is broken", "路灯坏了", "ok", "", "no water in our block", "12345"})
    void chineseAndEnglishStayWhatTheyAre(String text) {
        assertThat(UNDERSTANDER.tongue(text)).isEmpty();
    }

    @Test
    void itsTimesAndPlacesAreFound() {
        Understanding heard = understand("Lampu jalan di Jalan Melati 12 sudah rosak sejak semalam");

        assertThat(heard.mentions()).filteredOn(Mention.Place.class::isInstance).extracting(one -> ((Mention.Place) one).text()).contains("Jalan Melati 12");
        assertThat(heard.mentions()).filteredOn(Mention.Time.class::isInstance).extracting(one -> ((Mention.Time) one).text()).contains("sejak semalam");
        assertThat(heard.mentions()).allSatisfy(one -> assertThat(one.span().end()).isLessThanOrEqualTo(56));
    }

    @Test
    void itsDangersAndSecretsAreHeard() {
        assertThat(understand("Rumah jiran saya terbakar, ada orang di dalam").urgency()).isEqualTo(Urgency.IMMEDIATE);
        assertThat(understand("tolong rahsiakan nama saya, jiran saya bakar sampah setiap malam").confidential()).isTrue();
    }

    @Test
    void itsKeywordsMeanWhatTheyMean() {
        assertThat(understand("terima kasih").intent()).isEqualTo(TurnIntent.THANKS);
        assertThat(understand("Batal.").intent()).isEqualTo(TurnIntent.CANCEL);
        assertThat(MALAY.reply("batal lampu jalan")).isEmpty();
    }

    @Test
    void withoutTheFolderNothingChanges() {
        var plain = Understander.builder().build();
        assertThat(plain.tongue("terima kasih")).isEmpty();
        for (String text : List.of("路灯坏了三天了，在青禾路", "The lamp on Oak Road has been out since Monday")) {
            assertThat(understand(text)).isEqualTo(plain.understand(Message.of(text)));
        }
    }

    @Test
    void aFaultInATableIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("words.tsv"), "kind\twords\nSTOPS\tdi\n");
        assertThatThrownBy(() -> Tongue.read(folder)).isInstanceOf(IOException.class).hasMessageContaining("STOP, TIME or PLACE");
        Files.writeString(folder.resolve("words.tsv"), "kind\twords\nSTOP\n");
        assertThatThrownBy(() -> Tongue.read(folder)).hasMessageContaining("line 2");
        Files.writeString(folder.resolve("words.tsv"), "kind\twords\nSTOP\tdi\n");
        Files.writeString(folder.resolve("replies.tsv"), "intent\twords\nHURRAY\tya\n");
        assertThatThrownBy(() -> Tongue.read(folder)).hasMessageContaining("HURRAY");
        Files.delete(folder.resolve("words.tsv"));
        assertThatThrownBy(() -> Tongue.read(folder)).isInstanceOf(IOException.class);
    }
}
