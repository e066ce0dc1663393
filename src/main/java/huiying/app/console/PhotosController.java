package huiying.app.console;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.attachments.AttachmentReply;
import huiying.bot.attachments.Attachment;
import huiying.bot.attachments.Attachments;
import huiying.bot.attachments.Stage;
import huiying.bot.attachments.Uploads;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.secrets.Reveals;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;

/** Photos and recordings of cases for those who may see the case, and the photos a unit takes before and after its work. */
@Controller
final class PhotosController {
    private final Attachments attachments;
    private final AttachmentReply reply;
    private final Cases cases;
    private final CaseShelf shelf;
    private final Bringing bringing;
    private final ResidentActs once;

    PhotosController(Attachments attachments, AttachmentReply reply, Cases cases, CaseShelf shelf, Bringing bringing, ResidentActs once) {
        this.attachments = attachments;
        this.reply = reply;
        this.cases = cases;
        this.shelf = shelf;
        this.bringing = bringing;
        this.once = once;
    }

    /** What the form of a unit sends. */
    record Form(@Nullable String stage, @Nullable List<FilePart> photos, @Nullable String key) {
        Stage taken() {
            return "BEFORE".equals(stage) ? Stage.BEFORE : Stage.AFTER;
        }
    }

    @GetMapping("/console/attachments/{id}")
    ResponseEntity<Resource> whole(StaffMember member, @PathVariable UUID id, ServerWebExchange exchange) {
        return reply.of(visible(member, id), false, exchange);
    }

    @GetMapping("/console/attachments/{id}/small")
    ResponseEntity<Resource> small(StaffMember member, @PathVariable UUID id, ServerWebExchange exchange) {
        return reply.of(visible(member, id), true, exchange);
    }

    /** Whoever may open the case, except that a department sees nothing a resident sent in confidence; what has no case yet is the agents'. */
    private Optional<Attachment> visible(StaffMember member, UUID id) {
        return attachments.find(id).filter(found -> found.origin().caseId() == null
                ? member.role() == Role.AGENT || member.role() == Role.SUPERVISOR
                : cases.byId(found.origin().caseId()).filter(about -> opens(member, about, found)).isPresent());
    }

    private boolean opens(StaffMember member, Case about, Attachment found) {
        if (about.number() == null) {
            return member.role() == Role.AGENT || member.role() == Role.SUPERVISOR;
        }
        boolean hidden = member.role() == Role.DEPARTMENT && Reveals.isSecret(about) && found.origin().stage() == Stage.TOLD;
        return !hidden && shelf.find(member, about.number().digits()).isPresent();
    }

    @PostMapping("/console/work/{number}/photos")
    String add(StaffMember member, @PathVariable String number, @ModelAttribute Form form) {
        var about = shelf.find(member, number).filter(found -> works(member, found)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var back = "redirect:/console/work/" + number + "?note=";
        if (Bringing.chosen(form.photos()).isEmpty()) {
            return back + "photo-missing#photos";
        }
        if (!once.isFirst(about.id(), form.key())) {
            return back + "photo-kept#photos";
        }
        var brought = bringing.bring(Uploads.By.staff(member, about.id(), form.taken()), form.photos());
        return back + (brought.problem() == null ? "photo-kept" : "photo-refused") + "#photos";
    }

    private static boolean works(StaffMember member, Case about) {
        return member.role() == Role.DEPARTMENT && about.state().isOpen() && about.state() != CaseStatus.DRAFT;
    }
}
