package huiying.app.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.console.CaseShelf;
import huiying.app.console.Mask;
import huiying.bot.CaseDesk;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Spot;
import huiying.bot.desk.Command;
import huiying.bot.desk.Commands;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Category;
import huiying.nlp.Nature;
import huiying.nlp.Taxonomy;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Cases for other systems: what stands on the pages, and the acts behind their buttons. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "cases")
@OpenAPIDefinition(info = @Info(title = "Huiying", version = "1", description = "Cases and the ledger of a citizen hotline. Send a key as bearer token."), security = @SecurityRequirement(name = "key"))
@SecurityScheme(name = "key", type = SecuritySchemeType.HTTP, scheme = "bearer")
final class CaseApi {

    private static final int MOST = 200;

    private final CaseShelf shelf;
    private final CaseDesk desk;
    private final Commands commands;
    private final Cases cases;
    private final Taxonomy taxonomy;

    CaseApi(CaseShelf shelf, CaseDesk desk, Commands commands, Cases cases, Taxonomy taxonomy) {
        this.shelf = shelf;
        this.desk = desk;
        this.commands = commands;
        this.cases = cases;
        this.taxonomy = taxonomy;
    }

    /** A page of cases. */
    public record Page(List<CaseJson> cases, int limit, int offset) {
    }

    /** What an act needs; which fields, its description says. */
    public record Act(@Nullable String category, @Nullable String unit, @Nullable String reason, @Nullable String basis, @Nullable String text) {
        static final Act EMPTY = new Act(null, null, null, null, null);

        String need(String name, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected a field '" + name + "' that is not empty");
            }
            return value.strip();
        }

        String leaf(Taxonomy taxonomy) {
            var code = need("category", category);
            return taxonomy.find(code).filter(Category::isLeaf).map(Category::code)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected a category of four digits that exists"));
        }
    }

    @GetMapping
    @Operation(summary = "Cases this key may see, newest first")
    Page list(@Parameter(hidden = true) StaffMember who, @RequestParam @Nullable String state, @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int offset) {
        if (limit < 1 || limit > MOST || offset < 0) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected a limit from 1 to " + MOST + " and an offset from 0");
        }
        return new Page(shelf.filed(who, known(state), limit, offset).stream().map(this::shown).toList(), limit, offset);
    }

    private static @Nullable String known(@Nullable String state) {
        if (state == null || state.isBlank()) {
            return null;
        }
        try {
            return CaseStatus.valueOf(state).name();
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected a state, one of " + List.of(CaseStatus.values()));
        }
    }

    @GetMapping("/{number}")
    @Operation(summary = "One case")
    CaseJson get(@Parameter(hidden = true) StaffMember who, @PathVariable String number) {
        return shown(found(who, number));
    }

    @PostMapping("/{number}/confirm")
    @Operation(summary = "The category is right, or is this one: send it where the duty list says", description = "Needs category.")
    CaseJson confirm(@Parameter(hidden = true) StaffMember who, @PathVariable String number, @RequestBody Act act,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var found = found(who, number);
        var code = act.leaf(taxonomy);
        return done(who, found, key, code.equals(found.category()) ? new Command.Confirm(code) : new Command.Correct(code));
    }

    @PostMapping("/{number}/assign")
    @Operation(summary = "Send it to a unit", description = "Needs unit; reason is kept.")
    CaseJson assign(@Parameter(hidden = true) StaffMember who, @PathVariable String number, @RequestBody Act act,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return done(who, found(who, number), key, new Command.Assign(act.need("unit", act.unit()), act.reason() == null ? "" : act.reason()));
    }

    @PostMapping("/{number}/sign")
    @Operation(summary = "The unit takes it on")
    CaseJson sign(@Parameter(hidden = true) StaffMember who, @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return done(who, found(who, number), key, new Command.Sign());
    }

    @PostMapping("/{number}/return")
    @Operation(summary = "The unit asks to return it", description = "Needs reason and basis; unit is the proposed one.")
    CaseJson giveBack(@Parameter(hidden = true) StaffMember who, @PathVariable String number, @RequestBody Act act,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var command = new Command.AskReturn(act.need("basis", act.basis()), act.unit(), act.need("reason", act.reason()));
        return done(who, found(who, number), key, command);
    }

    @PostMapping("/{number}/report")
    @Operation(summary = "The unit reports what was done", description = "Needs text.")
    CaseJson report(@Parameter(hidden = true) StaffMember who, @PathVariable String number, @RequestBody Act act,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var command = new Command.Report(act.need("text", act.text()), act.basis() == null ? "" : act.basis());
        return done(who, found(who, number), key, command);
    }

    @PostMapping("/{number}/resolve")
    @Operation(summary = "The report is in order: the resident is asked")
    CaseJson resolve(@Parameter(hidden = true) StaffMember who, @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return done(who, found(who, number), key, new Command.Approve());
    }

    private Case found(StaffMember who, String number) {
        return shelf.find(who, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private CaseJson done(StaffMember who, Case about, @Nullable String key, Command act) {
        var once = key == null || key.isBlank() ? UUID.randomUUID().toString() : key.strip();
        if (once.length() > 64) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected an Idempotency-Key of at most 64 characters");
        }
        desk.ask(who, once, about.id(), act);
        return shown(shelf.find(who, about.number() == null ? "" : about.number().digits()).orElse(about));
    }

    CaseJson shown(Case stored) {
        var c = forPrograms(stored);
        var waiting = commands.pendingAbout(c.id()).stream().filter(pending -> !pending.kind().equals("NOTE")).findFirst();
        return CaseJson.of(c, Mask.words(c.words()), waiting.map(pending -> new CaseJson.PendingJson(pending.kind(), pending.due())).orElse(null));
    }

    Optional<CaseJson> shown(UUID caseId) {
        return cases.byId(caseId).map(this::shown);
    }

    /** What was told in confidence leaves the house only as the summary a person wrote of it. */
    private Case forPrograms(Case c) {
        if (!c.confidential() && c.nature() != Nature.WHISTLEBLOWING) {
            return c;
        }
        var summary = cases.last(List.of(c.id()), List.of("SUMMARY_WRITTEN")).get(c.id());
        var words = summary != null && summary.event() instanceof CaseEvent.SummaryWritten(var written) ? written : "";
        var told = new Draft("", words, new Spot(null, c.grid(), null, null), c.told().matter(), null, c.language());
        return new Case(c.id(), c.number(), told, c.origin(), c.standing(), c.times(), c.beside());
    }
}
