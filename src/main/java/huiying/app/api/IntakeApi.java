package huiying.app.api;

import java.time.Instant;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.console.Ledger;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The ledger of what came in: received = stored + duplicate + quarantined. */
@RestController
@RequestMapping(path = "/api/v1/intake", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "intake")
final class IntakeApi {

    private final Ledger ledger;

    IntakeApi(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Rows per channel and hour, their sums, and how they compare with the providers' own lists. */
    public record Reconciliation(Instant from, Instant to, List<Ledger.Row> rows, Ledger.Totals totals, List<Ledger.Comparison> comparisons) {
    }

    @GetMapping("/reconciliation")
    @Operation(summary = "What was received against what was kept, per channel and hour", description = "from and to are moments in ISO 8601 with an offset.")
    Reconciliation reconciliation(@Parameter(hidden = true) StaffMember who, @RequestParam String from, @RequestParam String to) {
        if (who.role() == Role.DEPARTMENT) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var start = moment(from);
        var end = moment(to);
        var rows = ledger.rows(start, end);
        return new Reconciliation(start, end, rows, Ledger.totals(rows), ledger.comparisons(start, end));
    }

    @GetMapping("/outcomes")
    @Operation(summary = "What messages of a channel led to", description = "Counts of messages not yet taken, cases, automatic dispatches, cases waiting for an agent, drafts.")
    Ledger.Outcomes outcomes(@Parameter(hidden = true) StaffMember who, @RequestParam String from, @RequestParam String to, @RequestParam String channel) {
        if (who.role() == Role.DEPARTMENT) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return ledger.outcomes(moment(from), moment(to), channel);
    }

    private static Instant moment(String text) {
        try {
            return java.time.OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (java.time.format.DateTimeParseException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected a moment like 2026-11-22T00:00:00+08:00");
        }
    }
}
