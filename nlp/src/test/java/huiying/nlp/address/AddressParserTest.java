package huiying.nlp.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.nlp.sequence.Sequence;

class AddressParserTest {
    private static final AddressParser PARSER = AddressParser.bundled();

    @ParameterizedTest
    @CsvSource({"青禾路12号, ROAD 青禾路|NUMBER 12号", "柳荫里小区3号楼2单元502室, ESTATE 柳荫里小区|BUILDING 3号楼|UNIT 2单元|ROOM 502室",
            "湖南省长沙市岳麓区枚子镇, PROVINCE 湖南省|CITY 长沙市|DISTRICT 岳麓区|TOWN 枚子镇", "青岫路与白鹤街交叉口, ROAD 青岫路|RELATIVE 与|ROAD 白鹤街|RELATIVE 交叉口"})
    void anAddressIsTakenApart(String address, String parts) {
        assertThat(PARSER.parse(address).stream().map(part -> part.kind() + " " + part.text()).collect(Collectors.joining("|"))).isEqualTo(parts);
    }

    @Test
    void spansLieInTheAddress() {
        for (Sequence made : new AddressMaker(99).make(200)) {
            String address = String.join("", made.tokens());
            assertThat(PARSER.parse(address)).allSatisfy(part -> assertThat(part.span().of(address)).isEqualTo(part.text()));
        }
    }

    @Test
    void unseenAddressesOfOurOwnMakingAreMostlyRight() {
        assertThat(TrainAddresses.scores(AddressParser.trainBundled(), new AddressMaker(4_711).make(400)).all().f1()).isGreaterThan(0.9);
    }

    @Test
    void theMakerMakesTheSameFromTheSameSeed() {
        assertThat(new AddressMaker(5).make(50)).isEqualTo(new AddressMaker(5).make(50));
        assertThat(new AddressMaker(6).make(50)).isNotEqualTo(new AddressMaker(5).make(50));
    }

    @Test
    void aParserIsTrainedFromAFileAndMeasured(@TempDir Path folder) throws IOException {
        Path train = folder.resolve("train.txt");
        Files.writeString(train, new AddressMaker(1).make(300).stream().map(AddressParserTest::lines).collect(Collectors.joining("\n")));
        Path model = folder.resolve("own.model");

        assertThat(TrainAddresses.run(train, train, model)).contains("trained in", "all", "roadno");
        try (var stream = Files.newInputStream(model)) {
            assertThat(AddressParser.read(stream).parse("青禾路12号")).isNotEmpty();
        }
    }

    @Test
    void theBundledModelIsSmall() throws IOException {
        var out = new ByteArrayOutputStream();
        AddressParser.trainBundled().write(out);

        assertThat(out.size()).isLessThan(1_000_000);
    }

    private static String lines(Sequence address) {
        var lines = new StringBuilder();
        for (int i = 0; i < address.tokens().size(); i++) {
            lines.append(address.tokens().get(i)).append(' ').append(address.labels().get(i)).append('\n');
        }
        return lines.toString();
    }
}
