package huiying.app.console;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

import huiying.bot.LinkDesk;
import huiying.bot.TalkDesk;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.Cases;
import huiying.bot.citizens.Links;
import huiying.bot.conversation.Presence;
import huiying.bot.staff.StaffMember;

/** One talk with a resident as an agent sees it: listened to, taken over, spoken in, handed back; and whose other addresses are the same person's. */
@Controller
final class TalksController {
    private static final int SHOWN = 80;

    private final TalkDesk desk;
    private final LinkDesk linkDesk;
    private final Presence presence;
    private final Transcript transcript;
    private final Files files;
    private final Residents residents;

    /** Where residents can be reached, what they told, which addresses are one person's, and what is said to them often. */
    @Component
    record Residents(Addresses addresses, Cases cases, Links links, ReadyTexts texts) {
    }

    TalksController(TalkDesk desk, LinkDesk linkDesk, Presence presence, Transcript transcript, Files files, Residents residents) {
        this.desk = desk;
        this.linkDesk = linkDesk;
        this.presence = presence;
        this.transcript = transcript;
        this.files = files;
        this.residents = residents;
    }

    /** What the forms send. */
    record Form(@Nullable String words, @Nullable String number, @Nullable String reason, @Nullable String key) {
    }

    /** A talk as it is shown. {@code mine} is true for whoever has taken it over. */
    record View(UUID address, String channel, String contact, @Nullable String person, boolean mine, boolean typing, boolean read, List<Bubble> bubbles,
            List<Desk.Other> cases, List<Door> doors) {
        public boolean free() {
            return person == null;
        }

        /** Whether the resident wrote English last. */
        public boolean english() {
            return bubbles.reversed().stream().filter(bubble -> bubble.kind().equals("them")).findFirst().filter(bubble -> bubble.language().startsWith("en"))
                    .isPresent();
        }
    }

    /** Another address of the same person. */
    record Door(UUID address, String channel, String contact, String how) {
    }

    @GetMapping("/console/talks/{address}")
    String open(StaffMember member, Words words, @PathVariable UUID address, @RequestParam @Nullable String note, Model model) {
        body(member, words, address, model);
        model.addAttribute("texts", residents.texts().inUse());
        model.addAttribute("note", Note.of(note));
        return "console/talk";
    }

    @GetMapping("/console/talks/{address}/body")
    String body(StaffMember member, Words words, @PathVariable UUID address, Model model) {
        model.addAttribute("talk", view(member, words, address));
        return "console/talk :: said";
    }

    private View view(StaffMember member, Words words, UUID address) {
        var whose = residents.addresses().find(address).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var state = presence.of(address);
        var cases = residents.cases().recentFor(address, 6).stream().filter(c -> c.number() != null && !c.confidential()).map(
                c -> new Desk.Other(Objects.requireNonNull(c.number()).digits(), c.state().name(), CaseFile.title(c, files.names(words)))).toList();
        var doors = residents.links().of(address).stream().map(link -> new Door(link.address(), link.channel(), contact(link.address()),
                link.how().equals("code") ? words.say("link.by.code") : words.say("link.by.staff", Objects.requireNonNullElse(link.person(), "")))).toList();
        boolean read = state.residentRead() > 0 && state.residentRead() >= transcript.lastTold(address);
        return new View(address, whose.channel(), Mask.contact(whose.value()), state.name(), member.id().equals(state.person()), state.residentTyping(), read,
                transcript.from(address, SHOWN, words), cases, doors);
    }

    private String contact(UUID address) {
        return residents.addresses().find(address).map(found -> Mask.contact(found.value())).orElse("");
    }

    @PostMapping("/console/talks/{address}/take")
    String take(StaffMember member, @PathVariable UUID address) {
        return back(address, desk.takeOver(member, address) ? "" : "taken");
    }

    @PostMapping("/console/talks/{address}/say")
    String say(StaffMember member, @PathVariable UUID address, @ModelAttribute Form form) {
        var words = form.words() == null ? "" : form.words();
        return back(address, words.isBlank() ? "missing" : desk.say(member, address, words, String.valueOf(form.key())) ? "" : "taken");
    }

    @PostMapping("/console/talks/{address}/back")
    String handBack(StaffMember member, @PathVariable UUID address) {
        return back(address, desk.handBack(member, address) ? "done" : "changed");
    }

    @PostMapping("/console/talks/{address}/look")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void look(StaffMember member, @PathVariable UUID address) {
        desk.look(member, address);
    }

    @PostMapping("/console/talks/{address}/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void typing(StaffMember member, @PathVariable UUID address) {
        desk.typing(member, address);
    }

    /** The resident of this talk is the one who told another case. */
    @PostMapping("/console/talks/{address}/link")
    String link(StaffMember member, @PathVariable UUID address, @ModelAttribute Form form) {
        var other = CaseNumber.parse(String.valueOf(form.number())).flatMap(residents.cases()::find).filter(c -> !c.confidential())
                .flatMap(c -> Optional.ofNullable(c
                        .address()));
        if (other.isEmpty() || form.reason() == null || form.reason().isBlank()) {
            return back(address, "missing");
        }
        return back(address, linkDesk.link(member, address, other.get(), form.reason().strip()) ? "saved" : "refused");
    }

    @PostMapping("/console/talks/{address}/unlink")
    String unlink(StaffMember member, @PathVariable UUID address) {
        return back(address, linkDesk.unlink(member, address) ? "saved" : "changed");
    }

    private static String back(UUID address, String note) {
        return "redirect:/console/talks/" + address + (note.isEmpty() ? "" : "?note=" + note);
    }
}
