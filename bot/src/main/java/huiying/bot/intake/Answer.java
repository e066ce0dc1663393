package huiying.bot.intake;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.re2j.Pattern;

import huiying.nlp.Mention;
import huiying.nlp.Understanding;

/**
 * What somebody said when asked where it is. The words of a place name much ("behind the market", "at the bus stop") and say nothing of what is wrong.
 *
 * @param place   somewhere a worker could look, in the resident's words
 * @param besides what was said beside the place
 */
record Answer(Optional<String> place, String besides) {
    private static final int LONGEST_PLACE = 60;
    private static final Pattern PAUSE = Pattern.compile("[，,。；;！!？?\\n]+");
    private static final Pattern BESIDE = Pattern.compile(
            "(?i)旁边|附近|对面|后面|前面|后门|前门|门口|里面|隔壁|拐角|路口|那边|这边|不知道|不清楚|\\b(?:next to|near|behind|opposite|in front of|beside|across|corner|outside|inside|not sure|don'?t know)\\b");
    private static final Pattern NOWHERE = Pattern.compile(
            "(?i)(?:就?在?|at |in |near )?(?:我家|我们家|家里|家门口|我家门口|楼下|楼上|门口|这里|这儿|这边|那里|那边|附近|旁边|小区|小区里|小区门口|我们小区|路边|路上|马路上|单元里|"
                    + "(?:the |my |our )?(?:home|house|place|street|building|door|flat|neighbou?rhood)|here|there|outside|downstairs|upstairs|nearby)");

    static Answer of(String text, Understanding heard) {
        var besides = clauses(text).filter(clause -> !BESIDE.matcher(clause).find() && heard.mentions().stream().noneMatch(
                mention -> mention instanceof Mention.Place place && (clause.contains(place.text()) || place.text().contains(clause)))).collect(Collectors
                        .joining("，"));
        var named = heard.facts().where();
        return new Answer(Optional.of(besides.isEmpty() && named.isBlank() ? text.strip() : named).filter(Answer::isSomewhere), besides);
    }

    private static Stream<String> clauses(String text) {
        return Stream.of(PAUSE.split(text)).map(String::strip).filter(clause -> !clause.isEmpty());
    }

    private static boolean isSomewhere(String place) {
        return !place.isBlank() && place.length() <= LONGEST_PLACE && !NOWHERE.matches(place);
    }
}
