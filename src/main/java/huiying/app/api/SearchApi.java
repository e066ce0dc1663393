package huiying.app.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.console.Finder;
import huiying.bot.search.Query;
import huiying.bot.search.Search;
import huiying.bot.staff.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Search for other systems. What is looked for stands in the body, because addresses are written down in too many places. */
@RestController
@RequestMapping(path = "/api/v1/cases/search", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "cases")
final class SearchApi {
    private static final int MOST = 200;

    private final Finder finder;
    private final CaseApi cases;

    SearchApi(Finder finder, CaseApi cases) {
        this.finder = finder;
        this.cases = cases;
    }

    /** What is looked for; everything that is given has to fit. */
    public record Wanted(@Nullable String words, @Nullable String place, @Nullable String phone, @Nullable String unit, @Nullable String state,
            @Nullable String category, @Nullable String grid, @Nullable Instant from, @Nullable Instant to, @Nullable UUID after, @Nullable Integer limit) {

        Query query() {
            int size = limit == null ? 50 : limit;
            if (size < 1 || size > MOST) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected a limit from 1 to " + MOST);
            }
            return new Query(new Query.Said(text(words), text(place), text(phone)), new Query.Where(unit, state, category, grid, from, to),
                    new Query.Page(after, size));
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given.strip();
        }
    }

    /** A page, and where the next begins; null after the last. */
    public record Found(List<CaseJson> cases, @Nullable UUID next) {
    }

    @PostMapping
    @Operation(summary = "Cases by words, place, unit, state, category, grid, date or a resident's telephone number", description = "Newest first; go on with after=next. Confidential cases are never found. The telephone number is for agents and supervisors and is audited.")
    Found search(@Parameter(hidden = true) StaffMember who, @RequestBody Wanted wanted) {
        var query = wanted.query();
        if (!query.said().phone().isEmpty() && !Search.mayAskForPhone(who)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var found = finder.find(who, query);
        return new Found(found.stream().map(cases::shown).toList(), found.size() < query.page().size() ? null : found.getLast().id());
    }
}
