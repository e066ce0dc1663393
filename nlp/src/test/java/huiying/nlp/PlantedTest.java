package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

/** The levels reached on the planted sets; raise a number when a change raises it, never lower one in silence. */
class PlantedTest {
    private static final Understander UNDERSTANDER = Understander.builder().build();

    private static Understanding understand(String text) {
        return UNDERSTANDER.understand(Message.of(text));
    }

    private static long danger(String level, Predicate<Urgency> heard) {
        return Planted.rows("danger.tsv").stream().filter(row -> row[0].equals(level)).filter(row -> heard.test(understand(row[2]).urgency())).count();
    }

    @Test
    void noDangerToLifeIsMissed() {
        assertThat(danger("immediate", urgency -> urgency == Urgency.IMMEDIATE)).isGreaterThanOrEqualTo(80);
        assertThat(danger("soon", urgency -> urgency != Urgency.ORDINARY)).isGreaterThanOrEqualTo(49);
    }

    @Test
    void wordsThatOnlySoundDangerousRaiseNoAlarm() {
        assertThat(danger("none", urgency -> urgency == Urgency.IMMEDIATE)).isLessThanOrEqualTo(2);
        assertThat(danger("none", urgency -> urgency == Urgency.URGENT)).isLessThanOrEqualTo(3);
    }

    @Test
    void aRudeComplaintIsStillAComplaint() {
        var kept = Planted.rows("angry-valid.tsv").stream().map(row -> understand(row[1]))
                .filter(heard -> heard.statesProblem() && heard.intent() == TurnIntent.REPORT).count();

        assertThat(kept).isGreaterThanOrEqualTo(209);
    }

    @Test
    void theFieldOfARudeComplaintIsMostlyRight() {
        var right = Planted.rows("angry-valid.tsv").stream().filter(row -> understand(row[1]).category().candidates().getFirst().label().startsWith(row[0]))
                .count();

        assertThat(right).isGreaterThanOrEqualTo(170);
    }

    @Test
    void swearingAloneIsMostlyNoMatter() {
        assertThat(Planted.lines("venting.tsv").stream().filter(line -> understand(line).statesProblem()).count()).isLessThanOrEqualTo(45);
    }

    @Test
    void personalDataIsFoundAndLookAlikesAreLeftAlone() {
        var masking = new Masking();
        int found = 0;
        int all = 0;
        int alarms = 0;
        for (String line : Planted.lines("pii.tsv")) {
            var marked = Planted.Marked.of(line);
            List<Span> hidden = masking.find(marked.text()).stream().filter(mention -> !(mention instanceof Mention.CaseNumber)).map(Mention::span).toList();
            alarms += marked.marks().isEmpty() && !hidden.isEmpty() ? 1 : 0;
            all += marked.marks().size();
            found += (int) marked.marks().stream().filter(mark -> hidden.stream().anyMatch(mark::touches)).count();
        }
        assertThat(found).isGreaterThanOrEqualTo(350);
        assertThat(all).isEqualTo(360);
        assertThat(alarms).isZero();
    }

    @Test
    void placesAndTimesAreFoundWherePeopleDoNotNameThem() {
        int places = 0;
        int times = 0;
        for (String line : Planted.lines("mentions.tsv")) {
            var marked = Planted.Marked.of(line);
            var heard = understand(marked.text()).mentions();
            places += (int) marked.marks().stream().filter(mark -> mark.kind().equals("place"))
                    .filter(mark -> heard.stream().anyMatch(m -> m instanceof Mention.Place && mark.touches(m.span()))).count();
            times += (int) marked.marks().stream().filter(mark -> mark.kind().equals("time"))
                    .filter(mark -> heard.stream().anyMatch(m -> m instanceof Mention.Time && mark.touches(m.span()))).count();
        }
        assertThat(places).isGreaterThanOrEqualTo(105);
        assertThat(times).isGreaterThanOrEqualTo(120);
    }

    @Test
    void whatWasTakenBackIsGoneFromTheFacts() {
        int clean = 0;
        int near = 0;
        for (String line : Planted.lines("corrections.tsv")) {
            var talk = Talk.of(line);
            Facts facts = Facts.of(talk.turns().stream().map(turn -> UNDERSTANDER.understand(new Message(turn, talk.language()))).toList());
            clean += talk.retracted().stream().noneMatch(word -> facts.where().contains(word) || facts.when().contains(word)) ? 1 : 0;
            near += !talk.where().isEmpty() && (facts.where().contains(talk.where()) || talk.where().contains(facts.where()) && facts.where().length() > 2)
                    ? 1
                    : 0;
        }
        assertThat(clean).isGreaterThanOrEqualTo(65);
        assertThat(near).isGreaterThanOrEqualTo(52);
    }

    @Test
    void twoMattersInOneMessageBecomeTwoParts() {
        var split = new ArrayList<String[]>(Planted.rows("two-matters.tsv").stream().filter(row -> understand(row[4]).parts().size() == 2).toList());

        assertThat(split).hasSizeGreaterThanOrEqualTo(62);
    }

    /** One dialogue of corrections. */
    private record Talk(List<String> turns, Language language, String where, List<String> retracted) {
        static Talk of(String json) {
            var turns = all("\"text\": \"(.*?)\"\\}", json);
            var where = all("\"where\": \"(.*?)\"", json);
            var retracted = all("\"retracted\": \\[(.*?)\\]", json);
            return new Talk(turns, json.contains("\"lang\": \"en\"") ? Language.EN : Language.ZH, where.isEmpty() ? "" : where.getFirst(),
                    all("\"(.*?)\"", retracted.getFirst()));
        }

        private static List<String> all(String pattern, String text) {
            var found = new ArrayList<String>();
            var matcher = com.google.re2j.Pattern.compile(pattern).matcher(text);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
            return found;
        }
    }
}
