package huiying.app.api;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.fasterxml.jackson.annotation.JsonProperty;

import huiying.bot.cases.Spot;
import huiying.bot.partners.Filings;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Category;
import huiying.nlp.Taxonomy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import tools.jackson.databind.json.JsonMapper;

/** Files a case for another system: a residents' app, a call centre of somebody else's. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "cases")
final class FilingApi {
    private static final int LONGEST = 4_000;

    private final FilingDesk desk;
    private final Filings filings;
    private final CaseApi cases;
    private final JsonMapper json;
    private final Taxonomy taxonomy;

    FilingApi(FilingDesk desk, Filings filings, CaseApi cases, JsonMapper json, Taxonomy taxonomy) {
        this.desk = desk;
        this.filings = filings;
        this.cases = cases;
        this.json = json;
        this.taxonomy = taxonomy;
    }

    /** What a resident said elsewhere. A category is a hint; without one the words decide. */
    public record Told(@Nullable String words, @Nullable String place, @Nullable Double latitude, @Nullable Double longitude, @Nullable String category,
            @Nullable String phone) {
    }

    /** The case it became, and the code its resident may ask with. */
    public record Filed(@JsonProperty("query_code") String queryCode, @JsonProperty("case") CaseJson filed) {
    }

    @PostMapping
    @Operation(summary = "File a case", description = "Needs words, and place or a position where the matter has one. The same Idempotency-Key files once.")
    ResponseEntity<Filed> file(@Parameter(hidden = true) StaffMember who, @RequestBody Told told,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (who.role() == Role.ADMIN) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var filed = desk.file(id(who, told, key), told(told), who.name());
        return ResponseEntity.status(filed.again() ? HttpStatus.OK : HttpStatus.CREATED).body(new Filed(filed.queryCode(), cases.shown(filed.filed())));
    }

    private UUID id(StaffMember who, Told told, @Nullable String key) {
        return key == null || key.isBlank() ? filings.told(who.name(), json.writeValueAsString(told)) : filings.named(who.name(), key.strip());
    }

    private FilingDesk.Told told(Told told) {
        if (told.words() == null || told.words().isBlank() || told.words().length() > LONGEST) {
            throw bad("words of at most " + LONGEST + " characters");
        }
        if (told.latitude() == null != (told.longitude() == null)) {
            throw bad("latitude and longitude together");
        }
        if (told.category() != null && taxonomy.find(told.category()).filter(Category::isLeaf).isEmpty()) {
            throw bad("a category of four digits that exists");
        }
        var beside = json.createObjectNode();
        if (told.phone() != null && !told.phone().isBlank()) {
            beside.putObject("reporter").put("phone", told.phone().strip());
        }
        return new FilingDesk.Told(told.words().replace("\0", "").strip(), new Spot(told.place(), null, told.latitude(), told.longitude()), told.category(),
                beside);
    }

    private static ResponseStatusException bad(String expected) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected " + expected);
    }
}
