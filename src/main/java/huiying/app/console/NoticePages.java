package huiying.app.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.bot.audit.Audit;
import huiying.bot.notices.Need;
import huiying.bot.notices.NoticeRule;
import huiying.bot.notices.NoticeTables;
import huiying.bot.notices.Phrasebook;
import huiying.bot.notices.Template;
import huiying.bot.staff.StaffMember;

/** What residents are told: which step by which template, and the words of each template, changed without a release. */
@Controller
final class NoticePages {
    private static final int LONGEST = 600;

    private final NoticeTables tables;
    private final Phrasebook bundled = new Phrasebook();
    private final TransactionOperations transactions;
    private final Audit audit;

    NoticePages(NoticeTables tables, TransactionOperations transactions, Audit audit) {
        this.tables = tables;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** A rule as the page shows it. */
    record Line(NoticeRule rule, @Nullable String template) {
    }

    /** The words of a template: those of the product, and those published here. */
    record Wording(String template, String language, String product, @Nullable String own) {
        public WordingPreview preview() {
            return WordingPreview.of(own == null ? product : own, language);
        }
    }

    /** What the forms send. */
    record Form(@Nullable String event, @Nullable String from, @Nullable String to, @Nullable String channel, @Nullable String language,
            @Nullable String template, @Nullable Boolean atOnce, @Nullable String text, @Nullable String why) {
        String reason() {
            return why == null ? "" : why.strip();
        }

        /** As needed as what was told of the same step so far. */
        private Need need(List<NoticeRule> known) {
            return known.stream().filter(rule -> rule.when().event().equals(event)).map(NoticeRule::need).findFirst().orElse(Need.NICE);
        }

        private static String star(@Nullable String value) {
            return value == null || value.isBlank() ? "*" : value.strip();
        }

        Optional<NoticeRule> rule(List<NoticeRule> known) {
            var tells = Arrays.stream(Template.values()).filter(one -> one.name().equals(template)).findFirst();
            boolean happens = known.stream().anyMatch(rule -> rule.when().event().equals(event));
            return happens && (tells.isPresent() || "-".equals(template))
                    ? Optional.of(new NoticeRule(new NoticeRule.When(String.valueOf(event), star(from), star(to)), new NoticeRule.To("resident", star(channel),
                            star(language)), tells.orElse(null), Boolean.TRUE.equals(atOnce), need(known)))
                    : Optional.empty();
        }
    }

    @GetMapping("/console/admin/notices")
    String notices(Words words, @RequestParam @Nullable String note, Model model) {
        var rules = tables.rules();
        model.addAttribute("lines", rules.stream().map(rule -> new Line(rule, rule.template() == null ? null : rule.template().name())).toList());
        model.addAttribute("events", rules.stream().map(rule -> rule.when().event()).distinct().toList());
        model.addAttribute("templates", Template.values());
        model.addAttribute("wordings", wordings(words.language().name().toLowerCase(java.util.Locale.ROOT)));
        model.addAttribute("note", Note.of(note));
        return "console/admin/notices";
    }

    /** How the words being written read and how long they are, before they are kept. */
    @PostMapping("/console/admin/notices/preview")
    String preview(@ModelAttribute Form form, Model model) {
        var template = Arrays.stream(Template.values()).filter(one -> one.name().equals(form.template())).findFirst();
        var language = "en".equals(form.language()) ? "en" : "zh";
        var typed = form.text() == null ? "" : form.text().strip();
        var words = typed.isEmpty() && template.isPresent() ? bundled.word(template.get().key(), language) : typed;
        model.addAttribute("preview", WordingPreview.of(words.substring(0, Math.min(LONGEST, words.length())), language));
        return "console/admin/notices :: preview";
    }

    private List<Wording> wordings(String language) {
        var own = tables.wordings();
        return Arrays.stream(Template.values()).map(template -> new Wording(template.name(), language, bundled.word(template.key(), language), own.get(language
                + ":" + template.key()))).toList();
    }

    /** One rule more, or in place of the one for the same occasion. */
    @PostMapping("/console/admin/notices/rule")
    String rule(StaffMember admin, @ModelAttribute Form form) {
        var known = tables.rules();
        var rule = form.rule(known).filter(fits -> !form.reason().isEmpty());
        rule.ifPresent(fresh -> kept(admin, "rule " + fresh.when().event(), form, () -> {
            var all = new ArrayList<>(known);
            all.removeIf(old -> old.when().equals(fresh.when()) && old.to().equals(fresh.to()));
            all.add(fresh);
            tables.publish(all, admin.login());
        }));
        return "redirect:/console/admin/notices?note=" + (rule.isPresent() ? "saved" : "missing");
    }

    /** New words; none take the product's again. Words that name what nobody knows there are refused. */
    @PostMapping("/console/admin/notices/wording")
    String wording(StaffMember admin, @ModelAttribute Form form) {
        var template = Arrays.stream(Template.values()).filter(one -> one.name().equals(form.template())).findFirst();
        var text = form.text() == null ? "" : form.text().strip();
        boolean spoken = "zh".equals(form.language()) || "en".equals(form.language());
        if (template.isEmpty() || !spoken || form.reason().isEmpty() || text.length() > LONGEST || !closed(text)) {
            return "redirect:/console/admin/notices?note=missing";
        }
        try {
            kept(admin, "wording " + template.get().key(), form, () -> tables.reword(template.get(), String.valueOf(form.language()), text, admin.login()));
            return "redirect:/console/admin/notices?note=saved";
        } catch (IllegalArgumentException unknown) {
            return "redirect:/console/admin/notices?note=missing";
        }
    }

    /** Every brace that opens closes before the next opens. */
    private static boolean closed(String text) {
        int depth = 0;
        for (char c : text.toCharArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0 || depth > 1) {
                return false;
            }
        }
        return depth == 0;
    }

    private void kept(StaffMember admin, String what, Form form, Runnable change) {
        transactions.executeWithoutResult(status -> {
            change.run();
            audit.record(admin.id().toString(), "notices.change", what, Map.of("why", form.reason()));
        });
    }
}
