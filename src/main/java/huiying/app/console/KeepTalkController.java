package huiying.app.console;

import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

import huiying.bot.RehearsalDesk;
import huiying.bot.staff.StaffMember;

/** One click on a case or a talk, and the conversation is a test of every model to come. */
@Controller
final class KeepTalkController {
    private final RehearsalDesk desk;
    private final CaseShelf shelf;

    KeepTalkController(RehearsalDesk desk, CaseShelf shelf) {
        this.desk = desk;
        this.shelf = shelf;
    }

    @PostMapping("/console/studio/talks/keep/case/{number}")
    String ofCase(StaffMember who, @PathVariable String number) {
        var found = shelf.find(who, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return "redirect:" + CasePage.address(who, found) + "?note=" + note(desk.keepTalkOf(who, found));
    }

    @PostMapping("/console/studio/talks/keep/talk/{address}")
    String ofTalk(StaffMember who, @PathVariable UUID address) {
        return "redirect:/console/talks/" + address + "?note=" + note(desk.keepTalkWith(who, address));
    }

    private static String note(RehearsalDesk.Kept kept) {
        return switch (kept) {
            case KEPT -> "test-kept";
            case KNOWN -> "test-known";
            case NOTHING -> "test-none";
        };
    }
}
