package huiying.app.open311;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import huiying.app.api.FilingDesk;
import huiying.app.console.Mask;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Recorded;
import huiying.bot.grids.Grids;
import huiying.bot.routing.Units;
import huiying.nlp.Language;
import huiying.nlp.Taxonomy;
import tools.jackson.databind.json.JsonMapper;

/**
 * A case as the public sees it. What came through this door is shown as it was told, with personal data hidden; what residents told us
 * elsewhere is shown by its title and the patch it lies in, because they told it to us and not to the world.
 */
@Component
final class Publication {
    private static final List<String> ENDINGS = List.of("REPORTED", "CLOSED_UNSOLVED", "ANSWERED", "REFUSED", "FOUND_INVALID", "INFO_ASKED");

    private final Cases cases;
    private final Units units;
    private final Grids grids;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Taxonomy taxonomy;

    Publication(Cases cases, Units units, Grids grids, MessageSource messages, JsonMapper json, Taxonomy taxonomy) {
        this.cases = cases;
        this.units = units;
        this.grids = grids;
        this.messages = messages;
        this.json = json;
        this.taxonomy = taxonomy;
    }

    Tag list(List<Case> shown, Language language, boolean extended) {
        var endings = cases.last(shown.stream().map(Case::id).toList(), ENDINGS);
        return Tag.list("service_requests", "request", shown.stream().map(c -> request(c, endings, language, extended)).toList());
    }

    private Tag.Fields request(Case c, Map<UUID, Recorded> endings, Language language, boolean extended) {
        var spot = Spots.shown(c, grids, language);
        var tags = new ArrayList<Tag>();
        tags.add(Tag.of("service_request_id", number(c)));
        tags.add(Tag.of("status", Standings.status(c.state())));
        tags.add(Tag.of("status_notes", notes(c, endings.get(c.id()), language)));
        tags.add(Tag.of("service_name", c.category() == null ? null : taxonomy.known(c.category()).map(known -> known.name(language)).orElse(null)));
        tags.add(Tag.of("service_code", c.category()));
        tags.add(Tag.of("description", description(c)));
        tags.add(Tag.of("agency_responsible", c.unit() == null ? null : units.name(c.unit(), language)));
        tags.add(Tag.of("service_notice", null));
        tags.add(Tag.of("requested_datetime", moment(c.times().submitted())));
        tags.add(Tag.of("updated_datetime", moment(c.standing().since())));
        tags.add(Tag.of("expected_datetime", moment(c.state().isWithUnit() && c.dueAt() != null ? c.dueAt() : c.promisedAt())));
        tags.addAll(spot.tags());
        tags.add(Tag.of("media_url", picture(c)));
        if (extended) {
            tags.add(new Tag("extended_attributes", Tag.fields(Tag.of("x_status", Standings.extended(c.state())),
                    Tag.of("x_nature", lower(c.nature())), Tag.of("x_urgency", lower(c.urgency())))));
        }
        return new Tag.Fields(tags);
    }

    static String number(Case c) {
        return c.number() == null ? "" : c.number().digits();
    }

    static @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String description(Case c) {
        return Mask.words(c.channel().equals(FilingDesk.CHANNEL) ? c.words() : c.title());
    }

    /** What was done or decided, in the words of who did it; else what the state means. Never empty. */
    private String notes(Case c, @Nullable Recorded ending, Language language) {
        var said = ending == null || !fits(c.state(), ending.event()) ? "" : Mask.words(words(ending.event()));
        var meaning = say("open311.note." + c.state(), language);
        return said.isBlank() ? meaning : meaning + " " + said;
    }

    private static boolean fits(CaseStatus state, CaseEvent event) {
        return switch (event) {
            case CaseEvent.Reported it -> state == CaseStatus.RESOLVED || state == CaseStatus.CLOSED_OK || state == CaseStatus.CLOSED_SILENT;
            case CaseEvent.ClosedUnsolved it -> state == CaseStatus.CLOSED_UNSOLVED;
            case CaseEvent.Answered it -> state == CaseStatus.ANSWERED;
            case CaseEvent.Refused it -> state == CaseStatus.NOT_ACCEPTED;
            case CaseEvent.FoundInvalid it -> state == CaseStatus.INVALID;
            case CaseEvent.InfoAsked it -> state == CaseStatus.NEED_INFO;
            default -> false;
        };
    }

    /** What may be told of a step, in the words of who took it; empty where only the step itself may. */
    static String words(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Reported it -> it.words();
            case CaseEvent.ClosedUnsolved it -> it.words();
            case CaseEvent.Answered it -> it.words();
            case CaseEvent.Refused it -> it.words();
            case CaseEvent.FoundInvalid it -> it.words();
            case CaseEvent.InfoAsked it -> it.words();
            case CaseEvent.Scheduled it -> it.words();
            default -> "";
        };
    }

    String say(String key, Language language) {
        return messages.getMessage(key, new Object[0], language == Language.ZH ? Locale.CHINESE : Locale.ENGLISH);
    }

    private @Nullable String picture(Case c) {
        if (!c.channel().equals(FilingDesk.CHANNEL) || c.told().facts() == null) {
            return null;
        }
        var media = json.readTree(c.told().facts()).path("media");
        return media.isEmpty() ? null : media.get(0).asString();
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
