package huiying.bot.learning.talks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import huiying.bot.cases.Spot;
import huiying.bot.notices.Template;

/** What a talk ought to come to: its cases in the order they were told, and the kinds of answers it gets. */
public record Expected(List<Wanted> cases, List<String> answers) {
    /** Whether these are said depends on how sure a model is, not on what it says; they are no part of what is expected. */
    private static final Set<String> BY_DOUBT = Set.of(Template.CHOOSE_MATTER.name(), Template.OFFER_TRANSFER.name());

    /** One case: its category, how well its place is known, and the unit it would go to; what is empty may be anything. */
    public record Wanted(String category, Where where, String unit) {
    }

    /** How well a place is known. */
    public enum Where {
        NOWHERE, NAMED, FOUND, POINT;

        static Where of(Spot spot) {
            return spot.latitude() != null ? POINT : spot.grid() != null ? FOUND : spot.isKnown() ? NAMED : NOWHERE;
        }
    }

    /** Something that came out otherwise; {@code number} is the case it is about, 0 for the talk as a whole. */
    public record Difference(String what, int number, String wanted, String got) {
    }

    /** What came of it otherwise than expected; nothing when it is as it ought to be. */
    public List<Difference> differences(Expected outcome) {
        var all = new ArrayList<Difference>();
        if (cases.size() != outcome.cases.size()) {
            all.add(new Difference("cases", 0, Integer.toString(cases.size()), Integer.toString(outcome.cases.size())));
        }
        for (int i = 0; i < Math.min(cases.size(), outcome.cases.size()); i++) {
            var wanted = cases.get(i);
            var got = outcome.cases.get(i);
            compare("category", i + 1, wanted.category(), got.category(), all);
            compare("where", i + 1, wanted.where().name(), got.where().name(), all);
            compare("unit", i + 1, wanted.unit(), got.unit(), all);
        }
        if (!answers.isEmpty() && !certain(answers).equals(certain(outcome.answers))) {
            all.add(new Difference("answers", 0, String.join(" ", certain(answers)), String.join(" ", certain(outcome.answers))));
        }
        return all;
    }

    private static void compare(String what, int number, String wanted, String got, List<Difference> into) {
        if (!wanted.isEmpty() && !wanted.equals(got)) {
            into.add(new Difference(what, number, wanted, got));
        }
    }

    private static List<String> certain(List<String> answers) {
        return answers.stream().filter(answer -> !BY_DOUBT.contains(answer)).toList();
    }
}
