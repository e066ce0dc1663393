package huiying.app.console.studio;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.app.console.Words;
import huiying.bot.LearningDesk;
import huiying.bot.learning.releases.LiveModel;
import huiying.bot.learning.runs.Models;
import huiying.bot.learning.samples.Opinions;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.SampleQuery;
import huiying.bot.learning.samples.Samples;
import huiying.bot.learning.samples.Texts;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;

/** Labelling one message after the other without seeing what others chose, and deciding where two did not agree. */
@Controller
final class LabelPages {
    private static final int OFFERED = 5;
    private static final int DISPUTED = 50;

    private final Samples samples;
    private final Opinions opinions;
    private final LearningDesk desk;
    private final Reading reading;
    private final Studio studio;

    /** What reads a message as the model in force does. */
    @org.springframework.stereotype.Component
    record Reading(Models models, Texts texts) {
    }

    LabelPages(Samples samples, Opinions opinions, LearningDesk desk, Reading reading, Studio studio) {
        this.samples = samples;
        this.opinions = opinions;
        this.desk = desk;
        this.reading = reading;
        this.studio = studio;
    }

    /** What the form sends. */
    record Form(@Nullable String sample, @Nullable String label, @Nullable String other) {
        String chosen() {
            return other == null || other.isBlank() ? String.valueOf(label) : other;
        }
    }

    /** A sample two do not agree on. */
    record Dispute(UUID id, String text, List<Voice> voices) {
    }

    /** Who chose what. */
    record Voice(String by, String label, String category) {
    }

    @GetMapping("/console/studio/label")
    String next(StaffMember who, Words words, @RequestParam @Nullable String note, Model model) {
        var next = opinions.next(who.id().toString()).flatMap(samples::byId);
        next.ifPresent(sample -> {
            model.addAttribute("sample", sample);
            model.addAttribute("offered", offered(sample, words));
        });
        model.addAttribute("categories", studio.categories(words));
        model.addAttribute("waiting", opinions.waiting());
        model.addAttribute("admin", who.role() == Role.ADMIN);
        studio.dress(words, note, model);
        return "console/studio/label";
    }

    private List<Studio.Named> offered(Sample sample, Words words) {
        var model = reading.models().of(studio.releases().live().map(LiveModel::run).orElse(null));
        return model.classify(reading.texts().read(sample.text()), OFFERED).stream().map(one -> one.label()).sorted()
                .map(code -> new Studio.Named(code, studio.category(code, words))).toList();
    }

    @PostMapping("/console/studio/label")
    String label(StaffMember who, @ModelAttribute Form form) {
        var id = form.sample();
        if (id == null || id.length() != 36 || !studio.knows(form.chosen())) {
            return "redirect:/console/studio/label?note=unknown";
        }
        desk.label(who, UUID.fromString(id), form.chosen());
        return "redirect:/console/studio/label?note=labelled";
    }

    /** Where two do not agree, and how far people agree at all. */
    @GetMapping("/console/studio/disputes")
    String disputes(Words words, @RequestParam @Nullable String note, Model model) {
        var people = studio.people();
        var disputed = samples.find(new SampleQuery("", "", "", Sample.State.DISPUTED.stored(), "", "", "", ""), 0, DISPUTED);
        var said = opinions.of(disputed.stream().map(Sample::id).toList());
        model.addAttribute("disputes", disputed.stream().map(sample -> {
            var voices = new java.util.ArrayList<>(said.getOrDefault(sample.id(), List.of()).stream()
                    .map(one -> new Voice(studio.person(one.by(), people, words), one.label(), studio.category(one.label(), words))).toList());
            if (sample.label() != null) {
                voices.addFirst(new Voice(studio.person(sample.source().by(), people, words), Objects.requireNonNull(sample.label()),
                        studio.category(sample.label(), words)));
            }
            return new Dispute(sample.id(), sample.text(), voices);
        }).toList());
        model.addAttribute("agreement", opinions.agreement());
        model.addAttribute("categories", studio.categories(words));
        studio.dress(words, note, model);
        return "console/studio/disputes";
    }
}
