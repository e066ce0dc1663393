package huiying.app.console;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

import huiying.bot.HotspotDesk;
import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.hotspots.Hotspot;
import huiying.bot.hotspots.Hotspots;
import huiying.bot.hotspots.Neighbourhood;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;

/** What lies near a case: open cases close by that may be the same, and cases told in like words that somebody has decided. */
@Controller
final class NearController {
    private static final int SHOWN = 5;
    private static final int LOOKED_AT = 40;
    private static final double LEAST_ALIKE = .2;

    private final Neighbourhood neighbourhood;
    private final Hotspots hotspots;
    private final HotspotDesk desk;
    private final CaseShelf shelf;
    private final Cases cases;
    private final Files files;

    NearController(Neighbourhood neighbourhood, Hotspots hotspots, HotspotDesk desk, CaseShelf shelf, Cases cases, Files files) {
        this.neighbourhood = neighbourhood;
        this.hotspots = hotspots;
        this.desk = desk;
        this.shelf = shelf;
        this.cases = cases;
        this.files = files;
    }

    /** An open case close by; {@code together} when both are in one hotspot. */
    record NearBy(UUID id, CaseLine line, Cluster.Why why, boolean together) {
    }

    /** A decided case told in like words. */
    record Decided(CaseLine line, String category, String alike) {
    }

    /** What the forms send. */
    record Form(@Nullable UUID near, @Nullable String key) {
    }

    @GetMapping("/console/cases/{number}/near")
    String near(StaffMember who, Words words, @PathVariable String number, Model model) {
        var about = found(who, number);
        var names = files.names(words);
        neighbourhood.catchUp();
        var mine = hotspots.of(about.id());
        model.addAttribute("about", number);
        model.addAttribute("mine", mine.filter(hotspot -> hotspot.status().isAlive()).map(Hotspot::id).orElse(null));
        model.addAttribute("joined", mine.filter(hotspot -> hotspot.status() == Hotspot.Status.ACCEPTED).isPresent());
        model.addAttribute("nearby", Neighbourhood.belongs(about) ? nearby(about, mine, names) : List.of());
        model.addAttribute("decided", Neighbourhood.belongs(about) ? decided(about, names) : List.of());
        return "console/near :: near";
    }

    @PostMapping("/console/cases/{number}/join")
    String join(StaffMember who, @PathVariable String number, @ModelAttribute Form form) {
        var about = found(who, number);
        if (form.near() == null || form.key() == null) {
            return "redirect:/console/cases/" + number + "?note=missing";
        }
        return "redirect:/console/cases/" + number + "?note=" + HotspotController.note(desk.join(who, about.id(), form.near(), form.key()));
    }

    @PostMapping("/console/cases/{number}/part")
    String part(StaffMember who, @PathVariable String number, @ModelAttribute Form form) {
        var about = found(who, number);
        var hotspot = hotspots.of(about.id());
        if (hotspot.isEmpty() || form.key() == null) {
            return "redirect:/console/cases/" + number + "?note=changed";
        }
        return "redirect:/console/cases/" + number + "?note=" + HotspotController.note(desk.takeOut(who, hotspot.get().id(), about.id(), form.key()));
    }

    private List<NearBy> nearby(Case about, Optional<Hotspot> mine, Names names) {
        return neighbourhood.nearby(Neighbourhood.report(about), LOOKED_AT).stream()
                .flatMap(near -> cases.byId(near.caseId()).filter(c -> c.state().isOpen()).stream()
                        .map(c -> new NearBy(c.id(), CaseLine.of(c, names), ClusterView.why(near.why(), "DETECTOR", names.words()),
                                mine.filter(hotspot -> hotspot.holds(c.id())).isPresent())))
                .limit(SHOWN).toList();
    }

    private List<Decided> decided(Case about, Names names) {
        var alike = neighbourhood.alike(Neighbourhood.report(about), LOOKED_AT).stream().filter(match -> match.likeness() >= LEAST_ALIKE).toList();
        if (alike.isEmpty()) {
            return List.of();
        }
        var chosen = files.decided(alike.stream().map(match -> match.id()).toList());
        return alike.stream().filter(match -> chosen.containsKey(match.id())).limit(SHOWN)
                .flatMap(match -> cases.byId(match.id()).stream().filter(Neighbourhood::belongs).map(c -> new Decided(CaseLine.of(c, names),
                        names.category(chosen.get(match.id())), names.words().figure(match.likeness()))))
                .toList();
    }

    private Case found(StaffMember who, String number) {
        if (who.role() == Role.DEPARTMENT) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return shelf.find(who, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
