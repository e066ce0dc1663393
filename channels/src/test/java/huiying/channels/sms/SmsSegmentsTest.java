package huiying.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import huiying.channels.Vectors;

class SmsSegmentsTest {

    @ParameterizedTest
    @MethodSource("vectors")
    void aTextIsCountedAsTheProviderCountsIt(String text, SmsSegments expected) {
        assertThat(SmsSegments.of(text)).isEqualTo(expected);
    }

    static Stream<Arguments> vectors() {
        var file = Vectors.load("sms-segments");
        return file.properties().stream().flatMap(alphabet -> alphabet.getValue().valueStream().map(row -> Arguments.of(spelledOut(row.get(0).asString()),
                new SmsSegments(alphabet.getKey().equals("GSM-7"), row.get(1).asInt(), row.get(2).asInt()))));
    }

    /** {@code 路+a*159} is one 路 and 159 a. */
    private static String spelledOut(String recipe) {
        return Stream.of(recipe.split("\\+")).map(part -> {
            int star = part.lastIndexOf('*');
            return star > 0 ? part.substring(0, star).repeat(Integer.parseInt(part.substring(star + 1))) : part;
        }).collect(Collectors.joining());
    }
}
