package huiying.app.api;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import huiying.bot.desk.Command;
import huiying.bot.staff.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The rest of what a department, or the hotline, does with a case: one path for each act, the same body for all. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "cases")
final class ActsApi {
    private final CaseApi cases;

    ActsApi(CaseApi cases) {
        this.cases = cases;
    }

    /** What an act needs; which fields, the list of acts says. */
    public record Detail(@Nullable String text, @Nullable String reason, @Nullable String basis, @Nullable Instant until, @Nullable String way,
            @Nullable Boolean reached, @Nullable String person) {

        String said() {
            return need("text", text);
        }

        String why() {
            return need("reason", reason);
        }

        Instant date() {
            return Optional.ofNullable(until).orElseThrow(() -> missing("until"));
        }

        String need(String name, @Nullable String value) {
            return Optional.ofNullable(value).map(String::strip).filter(given -> !given.isEmpty()).orElseThrow(() -> missing(name));
        }

        private static ResponseStatusException missing(String name) {
            return new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected a field '" + name + "' that is not empty");
        }
    }

    @PostMapping("/{number}/{act}")
    @Operation(summary = "An act that needs no path of its own", description = """
                                                                               A department: note (text), progress (text), contact (way, reached, text), info (text: the resident is asked), extension (until, reason), plan (until, text), \
                                                                               resume, unsolved (text, basis), assist (text), supervision (text: the answer to it), rectify (text), hand-over (person). \
                                                                               The hotline: cancel (reason), reopen (reason), appeal (reason), inform (text), urge (text), agree, decline (reason), note (text).""")
    CaseJson act(@Parameter(hidden = true) StaffMember who, @PathVariable String number,
            @PathVariable @Schema(allowableValues = {"note", "progress", "contact", "info", "extension", "plan", "resume", "unsolved", "assist", "supervision",
                    "rectify", "hand-over", "cancel", "reopen", "appeal", "inform", "urge", "agree", "decline"}) String act,
            @RequestBody(required = false) @Nullable Detail detail,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var given = detail == null ? new Detail(null, null, null, null, null, null, null) : detail;
        return cases.done(who, number, key, command(act, given));
    }

    private static Command command(String act, Detail given) {
        return switch (act) {
            case "note" -> new Command.Note(given.said());
            case "progress" -> new Command.Progress(given.said());
            case "contact" -> new Command.Contact(given.need("way", given.way()), Boolean.TRUE.equals(given.reached()), given.said());
            case "info" -> new Command.AskInfo(given.said());
            case "extension" -> new Command.AskExtension(given.date(), given.why());
            case "plan" -> new Command.AskPlan(given.date(), given.said());
            case "resume" -> new Command.Resume();
            case "unsolved" -> new Command.ReportUnsolved(given.said(), given.need("basis", given.basis()));
            case "assist" -> new Command.Assist(given.said());
            case "supervision" -> new Command.AnswerSupervision(given.said());
            case "rectify" -> new Command.Rectify(given.said());
            case "hand-over" -> new Command.HandTo(given.need("person", given.person()));
            default -> hotline(act, given);
        };
    }

    private static Command hotline(String act, Detail given) {
        return switch (act) {
            case "cancel" -> new Command.Cancel(given.why());
            case "reopen" -> new Command.Reopen(given.why());
            case "appeal" -> new Command.Appeal(given.why());
            case "inform" -> new Command.Inform(given.said());
            case "urge" -> new Command.Urge(given.said());
            case "agree" -> new Command.Agree();
            case "decline" -> new Command.Decline(given.why());
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }
}
