package huiying.bot.notices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Which step of a case is told, and by which template; a star fits everything, and the rule that says most about the occasion counts. An event of {@code -} only says whether something must be told that is told at other occasions. */
public record NoticeRule(When when, To to, @Nullable Template template, boolean atOnce, Need need) {

    /** A step: the type of its event, and the states it leads from and to. */
    public record When(String event, String from, String next) {
    }

    /** Whom: so far residents only; on which channel, in which language. */
    public record To(String audience, String channel, String language) {
    }

    /** The rules that ship with the product. */
    public static List<NoticeRule> bundled() {
        try (var in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(NoticeRule.class.getResourceAsStream("/huiying/bot/notices.tsv")),
                StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> of(line.split("\t"))).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What applies to an occasion; empty when nothing is told. */
    static Optional<NoticeRule> of(List<NoticeRule> rules, When when, To to) {
        return rules.stream().filter(rule -> rule.fits(when, to)).max(Comparator.comparingInt(NoticeRule::stars).reversed()).filter(rule -> rule
                .template() != null);
    }

    /** Whether something must be told: as the rules have it, otherwise by whether it is an acknowledgement or a verdict. */
    static Need need(List<NoticeRule> rules, Template template) {
        return rules.stream().filter(rule -> rule.template() == template).map(NoticeRule::need).findFirst()
                .orElse(template.resendable() ? Need.MUST : Need.NICE);
    }

    private static NoticeRule of(String[] row) {
        return new NoticeRule(new When(row[0], row[1], row[2]), new To(row[3], row[4], row[5]), row[6].equals("-") ? null : Template.valueOf(row[6]), row[7]
                .equals("yes"), Need.of(row[8]));
    }

    private boolean fits(When other, To whom) {
        return when.event().equals(other.event()) && fits(when.from(), other.from()) && fits(when.next(), other.next()) && to.audience().equals(whom
                .audience()) && fits(to.channel(), whom.channel()) && fits(to.language(), whom.language());
    }

    private static boolean fits(String rule, String occasion) {
        return rule.equals("*") || rule.equals(occasion);
    }

    private int stars() {
        return (int) List.of(when.from(), when.next(), to.channel(), to.language()).stream().filter("*"::equals).count();
    }
}
