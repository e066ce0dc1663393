package huiying.app.console.city;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.console.Words;
import huiying.bot.CityDesk;
import huiying.bot.duties.Change;
import huiying.bot.duties.DutyList;
import huiying.bot.duties.ListImport;
import huiying.bot.duties.ListTable;
import huiying.bot.duties.Proposal;
import huiying.bot.duties.Proposals;
import huiying.bot.duties.ServiceItem;
import huiying.bot.routing.WhatIf;
import huiying.bot.sheets.Format;
import huiying.bot.sheets.TableWriter;
import huiying.bot.sheets.Unreadable;
import huiying.bot.staff.StaffMember;

/** A whole list brought in or taken away, and what a changed list would do before it does it. */
@Controller
final class ProposalPages {
    private static final Duration REPLAYED = Duration.ofDays(90);
    private static final int SHOWN = 200;

    private final Books books;
    private final CityDesk desk;
    private final Proposals proposals;
    private final WhatIf whatIf;
    private final Clock clock;

    ProposalPages(Books books, CityDesk desk, Proposals proposals, WhatIf whatIf, Clock clock) {
        this.books = books;
        this.desk = desk;
        this.proposals = proposals;
        this.whatIf = whatIf;
        this.clock = clock;
    }

    /** A changed item. */
    record Line(String code, String name, String kind, String before, String after) {
    }

    /** A case that would have gone elsewhere. */
    record Moved(String number, String from, String to, String basis, boolean open) {
    }

    /** A version of the list. */
    record Past(int number, String at, String by, String why, int changes, @Nullable Integer reverts) {
    }

    /** Why something is done. */
    record Reason(@Nullable String why) {
        String text() {
            return why == null ? "" : why.strip();
        }
    }

    @GetMapping("/console/admin/duties/import")
    String bring(Words words, Model model) {
        return bring(List.of(), model);
    }

    private static String bring(List<Books.Said> flaws, Model model) {
        model.addAttribute("flaws", flaws);
        model.addAttribute("rows", flaws.stream().map(Books.Said::row).distinct().count());
        return "console/admin/duties-import";
    }

    /** A dry run always: what is read waits as a proposal, and a single flaw keeps all of it out. */
    @PostMapping("/console/admin/duties/import")
    String bring(StaffMember admin, Words words, @ModelAttribute Upload upload, Model model) {
        try {
            var list = books.duties().current();
            var table = upload.table();
            boolean replaces = "replace".equals(upload.mode());
            var read = new ListImport(books.known(), replaces ? DutyList.of(0, List.of()) : list).read(table);
            if (!read.flaws().isEmpty() || upload.reason().isEmpty()) {
                var flaws = new ArrayList<>(books.said(read.flaws(), words));
                if (upload.reason().isEmpty()) {
                    flaws.add(new Books.Said(0, "why", words.say("flaw.why-missing")));
                }
                return bring(flaws, model);
            }
            var changes = Change.between(list, target(list, read.items(), replaces));
            return changes.isEmpty()
                    ? "redirect:/console/admin/duties?note=same"
                    : "redirect:/console/admin/duties/proposals/" + desk.propose(admin, changes, upload
                            .reason());
        } catch (Unreadable no) {
            return bring(List.of(new Books.Said(0, "", words.say("flaw." + no.code()))), model);
        }
    }

    private static DutyList target(DutyList list, Collection<ServiceItem> items, boolean replaces) {
        return replaces ? DutyList.of(0, items) : Change.on(list, items.stream().map(item -> new Change(item.code(), null, item)).toList());
    }

    @GetMapping("/console/admin/duties/proposals/{id}")
    String proposal(Words words, @PathVariable UUID id, @RequestParam @Nullable String note, Model model) {
        var proposal = proposals.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var list = books.duties().current();
        boolean fits = proposal.isOpen() && proposal.fits(list);
        model.addAttribute("proposal", proposal);
        model.addAttribute("fits", fits);
        model.addAttribute("counts", counts(proposal));
        model.addAttribute("lines", proposal.changes().stream().limit(SHOWN).map(change -> line(change, words)).toList());
        model.addAttribute("note", CityNote.of(note));
        if (fits) {
            judge(proposal, list, words, model);
        }
        return "console/admin/proposal";
    }

    private void judge(Proposal proposal, DutyList list, Words words, Model model) {
        var outcome = whatIf.replay(proposal.changes(), clock.instant().minus(REPLAYED));
        model.addAttribute("outcome", outcome);
        model.addAttribute("moved",
                outcome.moved().stream().limit(SHOWN).map(moved -> new Moved(moved.number(), books.unit(moved.from().unit(), words), books.unit(moved
                        .to().unit(), words), moved.to().basis(), moved.open())).toList());
        model.addAttribute("affected", whatIf.affected(proposal.changes().stream().map(Change::code).toList()).stream().limit(SHOWN).map(c -> new Books.Named(c
                .number() == null ? "" : c.number().digits(), books.unit(c.unit(), words))).toList());
        var before = new LinkedHashSet<>(books.findings(list, words));
        model.addAttribute("findings",
                books.findings(Change.on(list, proposal.changes()), words).stream().filter(finding -> !before.contains(finding)).limit(SHOWN)
                        .toList());
    }

    private static Map<Change.Kind, Long> counts(Proposal proposal) {
        return proposal.changes().stream()
                .collect(java.util.stream.Collectors.groupingBy(Change::kind, java.util.TreeMap::new, java.util.stream.Collectors.counting()));
    }

    private Line line(Change change, Words words) {
        var item = Objects.requireNonNullElseGet(change.after(), () -> Objects.requireNonNull(change.before()));
        return new Line(change.code(), item.meaning().name(words.language()), change.kind().name(), shares(change.before(), words),
                shares(change.after(), words));
    }

    private String shares(@Nullable ServiceItem item, Words words) {
        return item == null
                ? ""
                : item.shares().stream()
                        .map(share -> (share.area().isEmpty() ? "" : books.grid(share.area(), words) + " ") + books.unit(share.lead(), words) + (share
                                .basis().isEmpty() ? "" : " · " + share.basisText()))
                        .reduce((a, b) -> a + "；" + b).orElse("–");
    }

    @PostMapping("/console/admin/duties/proposals/{id}/apply")
    String apply(StaffMember admin, @PathVariable UUID id) {
        return desk.apply(admin, id).isPresent()
                ? "redirect:/console/admin/duties?note=applied"
                : "redirect:/console/admin/duties/proposals/" + id + "?note=stale";
    }

    @PostMapping("/console/admin/duties/proposals/{id}/discard")
    String discard(StaffMember admin, @PathVariable UUID id) {
        return "redirect:/console/admin/duties?note=" + (desk.discard(admin, id) ? "discarded" : "stale");
    }

    @GetMapping("/console/admin/duties/lint")
    String lint(Words words, Model model) {
        var list = books.duties().current();
        model.addAttribute("version", list.version());
        model.addAttribute("findings", books.findings(list, words));
        return "console/admin/duties-lint";
    }

    @GetMapping("/console/admin/duties/versions")
    String versions(Words words, @RequestParam @Nullable String note, Model model) {
        model.addAttribute("versions",
                books.duties().versions(100).stream().map(version -> new Past(version.number(), words.moment(version.at()), version.by(), version
                        .why(), version.changes(), version.reverts())).toList());
        model.addAttribute("waiting", proposals.open());
        model.addAttribute("note", CityNote.of(note));
        return "console/admin/duties-versions";
    }

    @PostMapping("/console/admin/duties/versions/{number}/revert")
    String revert(StaffMember admin, @PathVariable int number, @ModelAttribute Reason reason) {
        if (reason.text().isEmpty() || number < 1 || number >= books.duties().latest()) {
            return "redirect:/console/admin/duties/versions?note=missing";
        }
        desk.revert(admin, number, reason.text());
        return "redirect:/console/admin/duties/versions?note=reverted";
    }

    @GetMapping("/console/admin/duties/export")
    ResponseEntity<byte[]> take(StaffMember admin, @RequestParam(defaultValue = "xlsx") String format) {
        var chosen = Format.of("list." + format).orElse(Format.XLSX);
        var list = books.duties().current();
        desk.exported(admin, "duties", list.items().size());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(chosen.mediaType()))
                .header("Content-Disposition", "attachment; filename=\"duty-list-v" + list
                        .version() + "." + chosen.extension() + "\"")
                .body(TableWriter.write(ListTable.of(list), chosen));
    }
}
