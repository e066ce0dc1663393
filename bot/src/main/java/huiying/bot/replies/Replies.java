package huiying.bot.replies;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;

import com.google.re2j.Pattern;

import huiying.bot.cases.Case;
import huiying.bot.vault.Ids;

/** Looks at a reply before it is sent, and remembers what replies of a unit are like, without their words. */
public final class Replies {
    private static final double ALIKE = 0.8;
    private static final int TOO_MANY = 3;
    private static final int LOOKED_AT = 200;
    private static final int SHORTEST = 10;
    private static final Pattern WHEN = Pattern.compile(
            "[0-9０-９]+ ?[月日时号点:：]|今[天日晚早]|昨[天日晚]|上午|下午|当[天日]|周[一二三四五六日]|(?i)today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|[0-9]{1,2} ?(am|pm|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)");
    private static final Pattern WHO = Pattern
            .compile("我[局所处队办公司中心]|[局所处队办司]|工作人员|执法人员|维修|网格员|专员|(?i)\\b(we|our|staff|crew|team|officer|office|worker|technician)");
    private static final Pattern WHAT = Pattern
            .compile(
                    "已|完成|更换|维修|修复|清理|拆除|处罚|责令|整改|协调|联系|安排|检查|核实|测试|恢复|补发|退款|(?i)\\b(replaced|repaired|removed|cleaned|checked|fined|ordered|restored|tested|refunded|arranged|contacted|installed)");
    private static final Pattern BASIS = Pattern
            .compile("条例|办法|规定|规范|标准|法|第[0-9一二三四五六七八九十百]+条|职责|(?i)\\b(act|law|rule|regulation|standard|section|article|code)\\b");
    private static final Pattern NUMBER = Pattern.compile("[0-9０-９]");

    private final JdbcClient jdbc;
    private final Clock clock;

    public Replies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a reply to this case leaves open. */
    public Set<Advice> look(Case about, String reply, String basis) {
        var advice = EnumSet.noneOf(Advice.class);
        var text = reply.strip();
        if (letters(text) == 0) {
            return EnumSet.of(Advice.EMPTY);
        }
        add(advice, Advice.WHAT, !WHAT.matcher(text).find() || letters(text) < SHORTEST);
        add(advice, Advice.WHEN, !WHEN.matcher(text).find());
        add(advice, Advice.WHO, !WHO.matcher(text).find());
        add(advice, Advice.BASIS, basis.isBlank() && !BASIS.matcher(text).find());
        add(advice, Advice.QUESTION, !sharesAWord(about.title() + about.words(), text));
        add(advice, Advice.SET_PHRASE, isSetPhrase(about, text));
        return advice;
    }

    /** Whether it is not accepted: nothing at all, or what the unit says to everybody, with no date, number or place of this case in it. */
    public boolean isRefused(Case about, String reply) {
        return letters(reply) == 0 || isSetPhrase(about, reply.strip());
    }

    public void keep(Case about, String reply) {
        jdbc.sql("insert into reply_print (id, case_id, unit, at, print) values (?, ?, ?, ?, ?)")
                .params(Ids.next(), about.id(), Objects.requireNonNullElse(about
                        .unit(), ""), clock.instant().atOffset(ZoneOffset.UTC), Arrays.stream(Print.of(reply)).boxed().toArray(Long[]::new))
                .update();
    }

    private boolean isSetPhrase(Case about, String reply) {
        if (NUMBER.matcher(reply).find() || about.place() != null && reply.contains(about.place())) {
            return false;
        }
        var print = Print.of(reply);
        return jdbc.sql("select print from reply_print where unit = ? and case_id <> ? order by at desc limit ?")
                .params(Objects.requireNonNullElse(about.unit(),
                        ""), about.id(), LOOKED_AT)
                .query(Replies::print).list().stream().filter(earlier -> Print.alike(print, earlier) >= ALIKE).count() >= TOO_MANY;
    }

    // two characters in a row that are letters: a word in Chinese, a beginning of one in English
    private static boolean sharesAWord(String question, String reply) {
        var letters = reply.codePoints().filter(Character::isLetter).toArray();
        for (int at = 0; at + 2 <= letters.length; at++) {
            if (question.contains(new String(letters, at, 2))) {
                return true;
            }
        }
        return false;
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static void add(Set<Advice> advice, Advice one, boolean open) {
        if (open) {
            advice.add(one);
        }
    }

    private static long[] print(ResultSet row, int n) throws SQLException {
        Array print = Objects.requireNonNull(row.getArray("print"));
        return Arrays.stream((Long[]) print.getArray()).mapToLong(Long::longValue).toArray();
    }
}
