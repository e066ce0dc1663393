package huiying.app.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.bot.audit.Audit;
import huiying.bot.staff.StaffMember;

/** Bulletins of a day, a week or a month: on the page, on paper, in a workbook. Who took one away is written down and stands on it. */
@Controller
final class BulletinController {
    private static final MediaType BOOK = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Bulletins bulletins;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Ledger ledger;
    private final Clock clock;

    BulletinController(Bulletins bulletins, Audit audit, TransactionOperations transactions, Ledger ledger, Clock clock) {
        this.bulletins = bulletins;
        this.audit = audit;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What the forms send. */
    record Form(@Nullable String kind, @Nullable String date) {
    }

    @GetMapping("/console/reports")
    String show(Words words, @RequestParam @Nullable String kind, @RequestParam @Nullable String date, Model model) {
        var today = today();
        var issue = Issue.of(kind, date, today);
        model.addAttribute("bulletin", bulletins.write(issue, words));
        model.addAttribute("issue", issue);
        model.addAttribute("kinds", List.of(Issue.Kind.values()));
        model.addAttribute("before", issue.before().from());
        model.addAttribute("after", issue.to().isAfter(today) ? null : issue.to());
        return "console/bulletin";
    }

    @PostMapping("/console/reports/pdf")
    ResponseEntity<byte[]> paper(StaffMember who, Words words, @ModelAttribute Form form) {
        var issue = taken(who, form, "pdf");
        return file(issue, "pdf", MediaType.APPLICATION_PDF,
                BulletinPaper.of(bulletins.write(issue, words), words.chinese() ? "zh-CN" : "en", mark(who, words)));
    }

    @PostMapping("/console/reports/xlsx")
    ResponseEntity<byte[]> book(StaffMember who, Words words, @ModelAttribute Form form) {
        var issue = taken(who, form, "xlsx");
        return file(issue, "xlsx", BOOK, BulletinBook.of(bulletins.write(issue, words), mark(who, words)));
    }

    private Issue taken(StaffMember who, Form form, String format) {
        var issue = Issue.of(form.kind(), form.date(), today());
        transactions.executeWithoutResult(status -> audit.record(who.id().toString(), "report-exported", issue.kind().key(), Map.of("from", issue.from()
                .toString(), "format", format)));
        return issue;
    }

    private static String mark(StaffMember who, Words words) {
        return words.say("bulletin.mark", who.name(), who.login(), words.exact(words.now()));
    }

    private static ResponseEntity<byte[]> file(Issue issue, String ending, MediaType type, byte[] bytes) {
        var name = "huiying-" + issue.kind().key() + "-" + issue.from() + "." + ending;
        return ResponseEntity.ok().contentType(type).header("Content-Disposition", ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    private LocalDate today() {
        return clock.instant().atZone(ledger.zone()).toLocalDate();
    }
}
