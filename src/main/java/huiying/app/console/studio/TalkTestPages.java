package huiying.app.console.studio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.console.Words;
import huiying.bot.RehearsalDesk;
import huiying.bot.learning.releases.LiveModel;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.runs.Runs;
import huiying.bot.learning.talks.Expected;
import huiying.bot.learning.talks.Expected.Wanted;
import huiying.bot.learning.talks.Expected.Where;
import huiying.bot.learning.talks.RehearsalRoom;
import huiying.bot.learning.talks.Rehearsals;
import huiying.bot.learning.talks.TestTalk;
import huiying.bot.learning.talks.TestTalks;
import huiying.bot.routing.Units;
import huiying.bot.staff.StaffMember;
import tools.jackson.databind.json.JsonMapper;

/** Talks as tests: what is expected of them, what the newest candidate makes of them, side by side with the model in force. */
@Controller
final class TalkTestPages {
    private static final int SHOWN = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private final TestTalks talks;
    private final RehearsalDesk desk;
    private final Playing playing;
    private final Units units;
    private final Studio studio;

    /** What plays them, and with which models. */
    @Component
    record Playing(RehearsalRoom room, Rehearsals rehearsals, Runs runs) {
    }

    TalkTestPages(TestTalks talks, RehearsalDesk desk, Playing playing, Units units, Studio studio) {
        this.talks = talks;
        this.desk = desk;
        this.playing = playing;
        this.units = units;
        this.studio = studio;
    }

    /** A talk as a line; {@code stand} is new, same, other, lost or retired. */
    record Line(UUID id, int number, String name, String channel, String expects, String stand, int differences) {
    }

    /** What came out otherwise, in words. */
    record Difference(String what, String wanted, String got) {
    }

    /** An expected case as the form shows it. */
    record Row(int number, String category, String where, String unit) {
    }

    /** What the form of an expectation sends. */
    record Form(@Nullable List<String> category, @Nullable List<String> where, @Nullable List<String> unit, @Nullable String answers, @Nullable String why) {
        String reason() {
            return why == null ? "" : why.strip();
        }

        List<String> kinds() {
            return answers == null ? List.of() : Arrays.stream(answers.strip().split("[\\s,，、]+")).filter(kind -> !kind.isBlank()).toList();
        }

        static String at(@Nullable List<String> list, int n) {
            return list == null || n >= list.size() ? "" : list.get(n);
        }
    }

    @GetMapping("/console/studio/talks")
    String talks(Words words, @RequestParam @Nullable String note, Model model) {
        var run = candidate();
        var played = run == null
                ? Map.<UUID, Rehearsals.Played>of()
                : playing.rehearsals().of(run.id()).stream().collect(Collectors.toMap(one -> one.talk().id(), one -> one));
        model.addAttribute("run", run);
        model.addAttribute("lines", talks.all(SHOWN).stream().map(talk -> line(talk, played.get(talk.id()), words)).toList());
        studio.dress(words, note, model);
        return "console/studio/talks";
    }

    /** The newest candidate that is not in force. */
    private @Nullable Run candidate() {
        var live = studio.releases().live().map(LiveModel::run);
        return playing.runs().latestDone().filter(run -> live.isEmpty() || !run.id().equals(live.get())).orElse(null);
    }

    private Line line(TestTalk talk, Rehearsals.@Nullable Played played, Words words) {
        var expects = talk.expected().cases().stream().map(wanted -> studio.category(wanted.category(), words)).collect(Collectors.joining("、"));
        var stand = !talk.active() ? "retired" : played == null ? "new" : played.lost() ? "lost" : played.differences().isEmpty() ? "same" : "other";
        return new Line(talk.id(), talk.number(), talk.name(), talk.from().channel(), expects, stand, played == null ? 0 : played.differences().size());
    }

    @GetMapping("/console/studio/talks/{id}")
    String talk(Words words, @PathVariable UUID id, @RequestParam @Nullable String note, Model model) {
        var talk = found(id);
        var run = candidate();
        var played = run == null ? null : playing.rehearsals().of(run.id()).stream().filter(one -> one.talk().id().equals(id)).findFirst().orElse(null);
        model.addAttribute("talk", talk);
        model.addAttribute("run", run);
        model.addAttribute("by", studio.person(talk.standing().by(), studio.people(), words));
        model.addAttribute("at", words.moment(talk.standing().at()));
        model.addAttribute("rows", rows(talk.expected()));
        model.addAttribute("played", played != null);
        model.addAttribute("differences", played == null ? List.of() : said(played.differences(), words));
        model.addAttribute("rival", played == null ? List.of() : said(played.rivalDifferences(), words));
        model.addAttribute("categories", studio.categories(words));
        model.addAttribute("places", Where.values());
        model.addAttribute("units", units.all().stream().map(unit -> new Studio.Named(unit.code(), unit.name(words.language()))).toList());
        studio.dress(words, note, model);
        return "console/studio/talk-one";
    }

    private TestTalk found(UUID id) {
        return talks.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static List<Row> rows(Expected expected) {
        var rows = new ArrayList<Row>();
        for (var wanted : expected.cases()) {
            rows.add(new Row(rows.size() + 1, wanted.category(), wanted.where().name(), wanted.unit()));
        }
        return rows;
    }

    private List<Difference> said(List<Expected.Difference> differences, Words words) {
        return differences.stream().map(one -> new Difference(
                words.say("talktest.what." + one.what()) + (one.number() == 0 ? "" : " " + one.number()), value(one.what(), one.wanted(), words),
                value(one.what(),
                        one.got(), words)))
                .toList();
    }

    private String value(String what, String value, Words words) {
        return switch (what) {
            case "category" -> studio.category(value, words);
            case "unit" -> units.name(value, words.language());
            case "where" -> words.say("talktest.where." + value);
            case "answers" -> Arrays.stream(value.split(" ")).map(kind -> words.sayOr(kind, "notice." + kind)).collect(Collectors.joining(" · "));
            default -> value;
        };
    }

    @PostMapping("/console/studio/talks/{id}/expect")
    String expect(StaffMember who, @PathVariable UUID id, @ModelAttribute Form form) {
        if (form.reason().isEmpty()) {
            return page(id, "why-missing");
        }
        var cases = new ArrayList<Wanted>();
        for (int n = 0; form.category() != null && n < form.category().size(); n++) {
            var wanted = wanted(form, n);
            if (wanted == null) {
                return page(id, "refused");
            }
            cases.add(wanted);
        }
        return page(id, desk.expect(who, id, new Expected(cases, form.kinds()), form.reason()) ? "kept" : "nothing");
    }

    private @Nullable Wanted wanted(Form form, int n) {
        var category = Form.at(form.category(), n);
        var unit = Form.at(form.unit(), n);
        var where = Arrays.stream(Where.values()).filter(one -> one.name().equals(Form.at(form.where(), n))).findFirst();
        boolean known = (category.isEmpty() || studio.knows(category)) && (unit.isEmpty() || units.find(unit).isPresent());
        return known && where.isPresent() ? new Wanted(category, where.get(), unit) : null;
    }

    /** What the model in force makes of it is what is expected from now on. */
    @PostMapping("/console/studio/talks/{id}/adopt")
    String adopt(StaffMember who, Words words, @PathVariable UUID id) {
        var talk = found(id);
        var outcome = studio.releases().live().map(live -> playing.room().withLive(talk, new RehearsalRoom.Rival(live.run(), live.promise())));
        return page(id, outcome.isPresent() && desk.expect(who, id, outcome.get(), words.say("talktest.adopt")) ? "kept" : "nothing");
    }

    @PostMapping("/console/studio/talks/{id}/retire")
    String retire(StaffMember who, @PathVariable UUID id, @ModelAttribute Form form) {
        if (form.reason().isEmpty()) {
            return page(id, "why-missing");
        }
        return page(id, desk.retire(who, id, form.reason()) ? "kept" : "nothing");
    }

    @PostMapping("/console/studio/talks/{id}/restore")
    String restore(StaffMember who, @PathVariable UUID id) {
        return page(id, desk.restore(who, id) ? "kept" : "nothing");
    }

    /** Plays all of them once more with the newest candidate; a moment later the results are there. */
    @PostMapping("/console/studio/talks/again")
    String again() {
        var run = candidate();
        return "redirect:/console/studio/talks?note=" + (run != null && desk.playAgain(run.id()) > 0 ? "asked-play" : "nothing");
    }

    /** All of them as one file: a line of JSON each. */
    @GetMapping("/console/studio/talks/export")
    ResponseEntity<byte[]> export(StaffMember who) {
        var all = talks.all(SHOWN);
        desk.exported(who, all.size());
        var lines = all.stream()
                .map(talk -> JSON.writeValueAsString(new File(talk.number(), talk.name(), talk.from().channel(), talk.active(), talk.lines(), talk
                        .expected())))
                .collect(Collectors.joining("\n", "", "\n"));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/x-ndjson"))
                .header("Content-Disposition", "attachment; filename=\"talks.jsonl\"").body(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** A talk as it stands in a file. */
    record File(int number, String name, String channel, boolean active, List<TestTalk.Line> lines, Expected expected) {
    }

    private static String page(UUID id, String note) {
        return "redirect:/console/studio/talks/" + id + "?note=" + note;
    }
}
