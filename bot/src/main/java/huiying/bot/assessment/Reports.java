package huiying.bot.assessment;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Recorded;

/** The latest reports of each unit, without numbers, dates and blanks: what is left of a form letter is always the same. */
final class Reports {
    private static final int EACH = 60;

    private final JdbcClient jdbc;
    private final Cases cases;

    Reports(JdbcClient jdbc, Cases cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    private record Asked(UUID caseId, String unit) {
    }

    List<Gaming.Report> of(Period period) {
        var asked = jdbc.sql("""
                             select case_id, unit from (
                                 select s.case_id, s.unit, row_number() over (partition by s.unit order by s.asked_at desc) as nth from survey s
                                 where s.asked_at >= ? and s.asked_at < ? and s.unit is not null) latest where nth <= ?""").params(period.from().atOffset(
                ZoneOffset.UTC), period.to().atOffset(ZoneOffset.UTC), EACH).query(
                        (row, n) -> new Asked(Objects.requireNonNull(row.getObject("case_id",
                                UUID.class)), row.getString("unit")))
                .list();
        var told = cases.last(asked.stream().map(Asked::caseId).distinct().toList(), List.of("REPORTED"));
        return asked.stream().filter(one -> told.containsKey(one.caseId())).map(one -> new Gaming.Report(one.caseId(), one.unit(), plain(words(Objects
                .requireNonNull(told.get(one.caseId())))))).filter(report -> !report.plain().isEmpty()).toList();
    }

    private static String words(Recorded report) {
        return ((CaseEvent.Reported) report.event()).words();
    }

    static String plain(String words) {
        var plain = new StringBuilder(words.length());
        words.codePoints().filter(Character::isLetter).filter(point -> "一二三四五六七八九十百".indexOf(point) < 0).forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
