package huiying.app.open311;

import java.util.List;
import java.util.Optional;

import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import huiying.app.config.Providers;
import huiying.app.config.Settings;
import huiying.app.security.ApiKeys;
import huiying.bot.cases.Case;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Language;
import huiying.nlp.Urgency;

/** Who stands at the door: for which city, with which key, and how often. */
@Component
final class Counter {
    private static final String CHANGED = "2026-11-22T00:00:00Z";
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

    private final Settings.Open311 settings;
    private final ApiKeys keys;
    private final Limits limits;
    private final Publication publication;
    private final String url;
    private final boolean demo;

    Counter(Settings.Open311 settings, ApiKeys keys, Limits limits, Publication publication, Settings.House house, Environment environment) {
        this.settings = settings;
        this.keys = keys;
        this.limits = limits;
        this.publication = publication;
        this.url = Providers.publicBaseUrl(house, environment) + "/open311/v2";
        this.demo = house.demo();
    }

    Tag discovery() {
        var formats = List.of(new Tag.Plain("text/xml"), new Tag.Plain("application/json"));
        var endpoint = Tag.fields(Tag.of("specification", SPECIFICATION), Tag.of("url", url), Tag.of("changeset", CHANGED),
                Tag.of("type", demo ? "test" : "production"), Tag.list("formats", "format", formats));
        return new Tag("discovery",
                Tag.fields(Tag.of("changeset", CHANGED), Tag.of("contact", settings.contact()),
                        Tag.of("key_service", publication.say("open311.keys", Language.ZH)),
                        Tag.of("max_requests", 1000), Tag.list("endpoints", "endpoint", List.of(endpoint))));
    }

    void jurisdiction(Fields fields) {
        var asked = fields.text("jurisdiction_id");
        if (!settings.jurisdiction().isEmpty() && asked.filter(id -> !id.equals(settings.jurisdiction())).isPresent()) {
            throw Refused.unknown("jurisdiction_id");
        }
    }

    Optional<StaffMember> partner(Fields fields) {
        return fields.text("api_key").flatMap(keys::find);
    }

    void readable(Fields fields, String from) {
        jurisdiction(fields);
        if (!limits.mayRead(partner(fields).map(StaffMember::login).orElse("from " + from))) {
            throw tooMany();
        }
    }

    /** Tries without a key that works count for where they come from, so that keys cannot be guessed. */
    StaffMember writer(Fields fields, String from) {
        var partner = partner(fields);
        if (!limits.mayWrite(partner.map(StaffMember::login).orElse("from " + from))) {
            throw tooMany();
        }
        return partner.orElseThrow(Refused::key);
    }

    /** What whoever files has to know at once. */
    String notice(Case filed, Language language) {
        return publication.say(filed.urgency() == Urgency.IMMEDIATE ? "open311.danger" : filed.confidential() ? "open311.secret" : "open311.filed", language);
    }

    private static Refused tooMany() {
        return new Refused(HttpStatus.TOO_MANY_REQUESTS, List.of("too many requests: try again in a minute"));
    }
}
