package huiying.app.console.city;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import huiying.app.console.Words;
import huiying.bot.retention.Kept;
import huiying.bot.sla.TermBook;
import huiying.bot.sla.Timer;

/** What is kept how long, what comes due, what was erased and what is held. The rules themselves are changed on the page of the terms. */
@Controller
final class RetentionPage {
    private static final Duration NEAR = Duration.ofDays(30);
    private static final int SHOWN = 50;

    private final Kept kept;
    private final TermBook terms;
    private final JdbcClient jdbc;

    RetentionPage(Kept kept, TermBook terms, JdbcClient jdbc) {
        this.kept = kept;
        this.terms = terms;
        this.jdbc = jdbc;
    }

    /** A held case as the page shows it. */
    record Held(String number, String since, String by, @Nullable String why) {
    }

    @GetMapping("/console/admin/retention")
    String retention(Words words, Model model) {
        var now = terms.current();
        model.addAttribute("lines", TermPages.lines(now, words).stream().filter(line -> line.timer().equals(Timer.T_RETAIN.name())).toList());
        model.addAttribute("due", words.count(kept.dueWithin(NEAR)));
        model.addAttribute("erased", kept.erased(NEAR));
        model.addAttribute("count", words.count(kept.held()));
        model.addAttribute("held", kept.held(SHOWN).stream()
                .map(one -> new Held(one.number(), one.since() == null ? "" : words.moment(one.since()), name(one.by()), one.why())).toList());
        model.addAttribute("most", words.count(SHOWN));
        model.addAttribute("asof", words.time());
        return "console/admin/retention";
    }

    private String name(String by) {
        return by.isEmpty() ? "" : jdbc.sql("select name from person where id = ?").param(UUID.fromString(by)).query(String.class).optional().orElse(by);
    }
}
