package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.google.re2j.Pattern;

import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;

class EventWordsTest {
    /** Told with who got it, what was answered or which date it was: words of their own in {@code Story}. */
    private static final List<String> WITH_MORE = List.of("DISPATCHED", "RETURN_ACCEPTED", "ARBITRATED", "SIGNED", "CATEGORISED", "RATED", "DEADLINE_FIRED");
    private static final Pattern BORDER = Pattern.compile("([a-z])([A-Z])");

    @Test
    void everythingThatCanHappenToACaseHasWordsInBothLanguages() {
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            var words = WordsTest.words(locale);
            assertThat(events().filter(event -> !WITH_MORE.contains(event)).filter(event -> words.sayOr("", "event." + event).isEmpty())).as("%s", locale)
                    .isEmpty();
        }
    }

    @Test
    void everyStateHasANameAndASign() {
        var signs = new Signs();
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            var words = WordsTest.words(locale);
            assertThat(CaseStatus.values()).allSatisfy(state -> {
                assertThat(words.sayOr("", "state." + state.name())).as("%s in %s", state, locale).isNotEmpty();
                assertThat(signs.icon(state.name())).isNotEmpty();
            });
        }
    }

    private static Stream<String> events() {
        return Arrays.stream(CaseEvent.class.getPermittedSubclasses()).map(type -> BORDER.matcher(type.getSimpleName()).replaceAll("$1_$2").toUpperCase(
                Locale.ROOT));
    }
}
