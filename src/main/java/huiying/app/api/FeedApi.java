package huiying.app.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.desk.Policy;
import huiying.bot.feed.Feed;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Nature;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What changed since somebody last asked, in the order it was committed, so that another system keeps a copy without ever signing in. */
@RestController
@RequestMapping(path = "/api/v1/feed", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "feed")
final class FeedApi {
    private static final int MOST = 500;

    private final Feed feed;
    private final Cases cases;
    private final CaseApi api;

    FeedApi(Feed feed, Cases cases, CaseApi api) {
        this.feed = feed;
        this.cases = cases;
        this.api = api;
    }

    /** Changes and where to go on. */
    public record Changes(List<Change> changes, long next) {
    }

    /**
     * One change.
     *
     * @param number null while the case is being told
     * @param now    the case as it now stands; null when it is confidential, or no longer the reader's
     */
    public record Change(long feed, Instant at, String event, String state, int version, @Nullable String number, @Nullable CaseJson now) {
    }

    @GetMapping
    @Operation(summary = "Changes after a place in the feed, oldest first", description = "Begin with after=0, go on with next. LEFT_UNIT tells a department that a case is no longer its own. Of confidential cases there are number and state only.")
    Changes after(@Parameter(hidden = true) StaffMember who, @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String unit) {
        if (after < 0 || limit < 1 || limit > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected after from 0 and a limit from 1 to " + MOST);
        }
        var entries = feed.ofCases(after, who.role() == Role.DEPARTMENT ? Objects.requireNonNull(who.unit()) : unit, limit);
        var ids = entries.stream().map(Feed.Entry::caseId).filter(Objects::nonNull).distinct().toList();
        var found = cases.byIds(ids).stream().collect(Collectors.toMap(Case::id, c -> c));
        var changes = entries.stream().map(entry -> change(who, entry, found.get(entry.caseId()))).toList();
        return new Changes(changes, entries.isEmpty() ? after : entries.getLast().seq());
    }

    private Change change(StaffMember who, Feed.Entry entry, @Nullable Case about) {
        var number = about == null || about.number() == null ? null : about.number().digits();
        return new Change(entry.seq(), entry.at(), String.valueOf(entry.facts().get("type")), String.valueOf(entry.facts().get("state")),
                entry.facts().get("seq") instanceof Number seq ? seq.intValue() : 0, number, about == null ? null : now(who, about));
    }

    private @Nullable CaseJson now(StaffMember who, Case about) {
        boolean secret = about.confidential() || about.nature() == Nature.WHISTLEBLOWING;
        return about.number() == null || secret || !Policy.sees(who, about) ? null : api.shown(about);
    }
}
