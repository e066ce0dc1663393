package huiying.app.console.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.app.console.Words;
import huiying.bot.FeatureDesk;
import huiying.bot.features.FeatureBook;
import huiying.bot.features.Features;
import huiying.bot.features.Sampling;
import huiying.bot.staff.StaffMember;

/** What the house does of itself: switched with a reason, each change a version that is taken back by another one. */
@Controller
final class FeaturePage {
    private static final String HERE = "redirect:/console/admin/features?note=";
    private static final int LONGEST = 200;
    private static final int SHOWN = 50;

    private final FeatureBook book;
    private final FeatureDesk desk;

    FeaturePage(FeatureBook book, FeatureDesk desk) {
        this.book = book;
        this.desk = desk;
    }

    /** What the forms send; a box that is not ticked sends nothing. */
    record Form(@Nullable Integer seen, @Nullable Boolean dispatching, @Nullable Integer sampled, @Nullable Boolean offering, @Nullable Boolean answering,
            @Nullable Boolean proposing, @Nullable String why) {

        Optional<Features> features(Features now) {
            return Optional.ofNullable(sampled).filter(share -> share >= 0 && share <= 100).map(share -> new Features(on(dispatching), new Sampling(share, now
                    .sampling().approvals()), on(offering), on(answering), on(proposing)));
        }

        String reason() {
            return TermForm.text(why);
        }

        boolean reasoned() {
            return !reason().isEmpty() && reason().length() <= LONGEST;
        }

        private static boolean on(@Nullable Boolean box) {
            return Boolean.TRUE.equals(box);
        }
    }

    /** A switch as the page shows it; its name is that of its field. */
    record Switch(String name, boolean on) {
    }

    /** A version as the page shows it, with what it changed. */
    record Past(int number, String at, String by, String why, String what) {
    }

    @GetMapping("/console/admin/features")
    String features(Words words, @RequestParam @Nullable String note, Model model) {
        var now = book.current();
        model.addAttribute("switches", List.of(new Switch("dispatching", now.dispatching()), new Switch("offering", now.offering()),
                new Switch("answering", now.answering()), new Switch("proposing", now.proposing())));
        model.addAttribute("sampled", now.sampling().dispatches());
        model.addAttribute("number", book.number());
        model.addAttribute("versions", past(book.versions(SHOWN), words));
        model.addAttribute("note", CityNote.of(note));
        return "console/admin/features";
    }

    private List<Past> past(List<FeatureBook.Version> versions, Words words) {
        var all = new ArrayList<Past>();
        for (var version : versions) {
            var before = book.at(version.number() - 1).orElse(book.configured());
            var changed = changed(before, version.features(), words);
            var what = version.reverts() == null
                    ? changed
                    : words.say("terms.reverted", version.reverts().toString()) + (changed.isEmpty() ? "" : "; " + changed);
            all.add(new Past(version.number(), words.moment(version.at()), version.by(), version.why(), what));
        }
        return all;
    }

    private static String changed(Features before, Features after, Words words) {
        var all = new ArrayList<String>();
        flipped(all, "dispatching", before.dispatching(), after.dispatching(), words);
        flipped(all, "offering", before.offering(), after.offering(), words);
        flipped(all, "answering", before.answering(), after.answering(), words);
        flipped(all, "proposing", before.proposing(), after.proposing(), words);
        if (before.sampling().dispatches() != after.sampling().dispatches()) {
            all.add(words.say("features.sampled") + ": " + after.sampling().dispatches());
        }
        return String.join("; ", all);
    }

    private static void flipped(List<String> all, String name, boolean before, boolean after, Words words) {
        if (before != after) {
            all.add(words.say("features." + name) + ": " + words.say(after ? "features.on" : "features.off"));
        }
    }

    @PostMapping("/console/admin/features")
    String change(StaffMember admin, @ModelAttribute Form form) {
        var next = form.features(book.current());
        if (next.isEmpty() || form.seen() == null || !form.reasoned()) {
            return HERE + "missing";
        }
        return HERE + (desk.change(admin, form.seen(), next.get(), form.reason()) ? "kept" : "refused");
    }

    @PostMapping("/console/admin/features/versions/{version}/revert")
    String revert(StaffMember admin, @PathVariable int version, @ModelAttribute Form form) {
        return HERE + (form.reasoned() && desk.revert(admin, version, form.reason()) ? "reverted" : "missing");
    }
}
