package huiying.bot.sla;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import huiying.bot.sla.Terms.Rule;
import huiying.bot.sla.WorkingCalendar.Hours;
import huiying.nlp.Urgency;

/** The terms an empty house begins with. */
public final class FirstTerms {
    private static final List<ServiceLevel> LEVELS = List.of(new ServiceLevel("urgent2h", "特急 2 小时", "Urgent: 2 hours", "2h", true),
            new ServiceLevel("utility24h", "水电气热 24 小时", "Utilities: 24 hours", "24h", false),
            new ServiceLevel(ServiceLevel.GENERAL, "一般 7 天", "General: 7 days", "7d", false),
            new ServiceLevel("complex15d", "复杂 15 天", "Complex: 15 days", "15d", false),
            new ServiceLevel("consult2d", "咨询 2 个工作日", "Questions: 2 working days", "2wd", false));
    private static final Map<Timer, String> USUAL = Map.ofEntries(Map.entry(Timer.D1, "15min"), Map.entry(Timer.T_ACCEPT, "2h"),
            Map.entry(Timer.T_SIGN, "2wh"),
            Map.entry(Timer.T_RETURN, "1wd"), Map.entry(Timer.T_ARB0, "1wd"), Map.entry(Timer.T_ARB, "1wd"), Map.entry(Timer.T_CONTACT, "24h"),
            Map.entry(Timer.T_WARN, "80%"), Map.entry(Timer.T_TOTAL, ServiceLevel.GENERAL), Map.entry(Timer.T_ESCALATE, "24h"),
            Map.entry(Timer.T_PROGRESS, "15d"), Map.entry(Timer.T_REVIEW, "1wd"), Map.entry(Timer.T_VISIT, "7wh"), Map.entry(Timer.T_REMIND, "3d"),
            Map.entry(Timer.T_SURVEY, "7d"), Map.entry(Timer.T_CALLED, "1wd"), Map.entry(Timer.T_MENDED, "15wd"), Map.entry(Timer.P1, "3d"),
            Map.entry(Timer.T_REOPEN, "15d"), Map.entry(Timer.T_ANSWER, "2min"), Map.entry(Timer.T_RECEIPT, "60s"), Map.entry(Timer.T_RETAIN, "1095d"));

    private FirstTerms() {
    }

    /** @param usual the class of each category that has another than the general one */
    public static Terms of(Map<String, String> usual) {
        var rules = new ArrayList<Rule>();
        new TreeMap<>(USUAL).forEach((timer, term) -> rules.add(new Rule(timer, Scope.ALL, term)));
        Stream.of(Urgency.URGENT, Urgency.IMMEDIATE).forEach(urgency -> {
            rules.add(new Rule(Timer.T_TOTAL, Scope.of(urgency), urgency == Urgency.IMMEDIATE ? "urgent2h" : "utility24h"));
            rules.add(new Rule(Timer.T_SIGN, Scope.of(urgency), "30min"));
            rules.add(new Rule(Timer.T_CONTACT, Scope.of(urgency), "1h"));
        });
        new TreeMap<>(usual).forEach((category, level) -> rules.add(new Rule(Timer.T_TOTAL, new Scope(category, "", null), level)));
        return new Terms(0, LEVELS, rules, WorkingCalendar.Days.bundled(), Map.of("", week()),
                new Terms.Night(LocalTime.of(21, 0), LocalTime.of(7, 30)));
    }

    private static List<Hours> week() {
        return Stream.of(DayOfWeek.values()).limit(5).flatMap(day -> Stream.of(new Hours(day.getValue(), LocalTime.of(9, 0), LocalTime.of(12, 0)),
                new Hours(day.getValue(), LocalTime.of(13, 30), LocalTime.of(17, 30)))).toList();
    }
}
