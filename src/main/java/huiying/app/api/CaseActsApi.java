package huiying.app.api;

import java.util.Map;
import java.util.UUID;

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

import huiying.app.console.ActReader;
import huiying.app.console.CaseShelf;
import huiying.bot.CaseDesk;
import huiying.bot.staff.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Every other act upon a case, by its name on the pages. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "cases")
final class CaseActsApi {

    private static final int LONGEST_KEY = 64;

    private final CaseShelf shelf;
    private final CaseDesk desk;
    private final CaseApi cases;
    private final ActReader reader;

    CaseActsApi(CaseShelf shelf, CaseDesk desk, CaseApi cases, ActReader reader) {
        this.shelf = shelf;
        this.desk = desk;
        this.cases = cases;
        this.reader = reader;
    }

    @PostMapping("/{number}/acts/{act}")
    @Operation(summary = "One act upon a case, refused with 409 and the case as it stands when it may not be", description = """
                                                                                                                             ask-info (text) · inform (text) · urge (text) · contact (way: phone, visit or message; reached: yes or no; note) · progress (text) · \
                                                                                                                             extension (until, reason) · plan (until, text) · resume · report (text, basis, evidence) · unsolved (text, basis) · answer-supervision (text) · \
                                                                                                                             rectify (text) · accept-assist · assist (text) · hand-over (person) · agree · decline (reason) · supervise (until, text) · answer (text, source) · refuse (code, basis, door, text) · \
                                                                                                                             refuse-by-law (code, basis, door, text) · invalid (code, text) · merge (head: number) · unmerge (reason) · appeal (reason) · reopen (reason) · \
                                                                                                                             arbitration · emergency (code) · summarise (text) · hold-records (reason) · release-records (reason) · approve · sendback (reason) · return-accept (unit) · return-reject (reason) · cancel (reason) · \
                                                                                                                             note (text). Moments are ISO 8601 with an offset, or without one as the city's clocks show them.""")
    CaseJson act(@Parameter(hidden = true) StaffMember who, @PathVariable String number, @PathVariable String act,
            @RequestBody(required = false) @Nullable Map<String, String> fields,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var about = shelf.find(who, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var once = key == null || key.isBlank() ? UUID.randomUUID().toString() : key.strip();
        if (once.length() > LONGEST_KEY) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected an Idempotency-Key of at most " + LONGEST_KEY + " characters");
        }
        try {
            var command = reader.read(act, name -> fields == null ? null : fields.get(name));
            desk.ask(who, once, about.id(), command.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        } catch (ActReader.Missing missing) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, missing.getMessage());
        }
        return cases.shown(shelf.find(who, number).orElse(about));
    }
}
