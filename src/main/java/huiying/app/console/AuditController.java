package huiying.app.console;

import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.bot.audit.Audit;
import huiying.bot.cases.ChainCheck;

/** What everybody did, for the auditor: read only, and proof that nothing was taken out or changed. */
@Controller
final class AuditController {
    private static final int SHOWN = 100;

    private final Audit audit;
    private final ChainCheck chain;
    private final Files files;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    AuditController(Audit audit, ChainCheck chain, Files files, JdbcClient jdbc, TransactionOperations transactions) {
        this.audit = audit;
        this.chain = chain;
        this.files = files;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** One line of the log. */
    record Line(long id, String at, String who, String action, String subject, String facts) {
        static Line of(Audit.Entry entry, Names names) {
            var facts = entry.facts().entrySet().stream().map(fact -> fact.getKey() + "=" + fact.getValue()).collect(Collectors.joining(", "));
            return new Line(entry.id(), names.words().exact(entry.at()), who(entry.actor(), names), entry.action(), who(entry.subject(), names), facts);
        }

        /** A person by name, anything else as it stands. */
        private static String who(String id, Names names) {
            try {
                UUID.fromString(id);
            } catch (IllegalArgumentException code) {
                return id;
            }
            return names.known(id).orElse(id);
        }
    }

    @GetMapping("/console/admin/audit")
    String log(Words words, @RequestParam(defaultValue = "") String action, @RequestParam @Nullable Long before, Model model) {
        var names = files.names(words);
        var lines = audit.find("", action, before == null ? Long.MAX_VALUE : before, SHOWN).stream().map(entry -> Line.of(entry, names)).toList();
        model.addAttribute("lines", lines);
        model.addAttribute("actions", audit.actions());
        model.addAttribute("action", action);
        model.addAttribute("older", lines.size() == SHOWN ? lines.getLast().id() : null);
        return "console/admin/audit";
    }

    /** Reads both chains from their beginning, however long that takes. */
    @PostMapping("/console/admin/audit/check")
    String check(Words words, Model model) {
        var broken = new ArrayList<Long>();
        var cases = Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("set local statement_timeout = '300s'").update();
            audit.brokenAt().ifPresent(broken::add);
            return chain.verifyAll().broken();
        }));
        model.addAttribute("checked", words.time());
        model.addAttribute("whole", broken.isEmpty() && cases.isEmpty());
        model.addAttribute("brokenAt", broken.isEmpty() ? null : broken.getFirst());
        model.addAttribute("brokenCases", cases);
        return log(words, "", null, model);
    }
}
