package huiying.app.open311;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import huiying.app.api.FilingDesk;
import huiying.bot.cases.Spot;
import huiying.bot.partners.Filings;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Category;
import huiying.nlp.Category.RequiredFact;
import huiying.nlp.Language;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns a filled form into a case. */
@Component
final class Reports {
    private static final int LONGEST = 4_000;
    private static final int LONGEST_VALUE = 500;
    private static final int MOST_ATTRIBUTES = 40;
    private static final List<String> REPORTER = List.of("first_name", "last_name", "email", "phone", "account_id", "device_id");

    private final Services services;
    private final FilingDesk desk;
    private final Filings filings;
    private final JsonMapper json;

    Reports(Services services, FilingDesk desk, Filings filings, JsonMapper json) {
        this.services = services;
        this.desk = desk;
        this.filings = filings;
        this.json = json;
    }

    /** Files the form once, however often it is sent; {@code key} is what the sender calls it, empty when by its contents only. */
    FilingDesk.Filed file(Fields fields, StaffMember partner, String key) {
        var category = services.find(fields.text("service_code").orElseThrow(() -> Refused.bad("service_code is required")));
        var told = told(fields, category);
        check(fields, category, told);
        var id = key.isEmpty() ? filings.told(partner.name(), contents(fields)) : filings.named(partner.name(), key);
        return desk.file(id, told, partner.name());
    }

    private FilingDesk.Told told(Fields fields, Category category) {
        var said = new ArrayList<String>(fields.every("description"));
        fields.attributes().forEach(code -> said.add(name(code, category) + "：" + String.join("、", fields.attribute(code))));
        var words = said.isEmpty() ? category.zh() : String.join("\n", said);
        var spot = new Spot(fields.text("address_string").orElse(null), null, fields.degrees("lat", 90).orElse(null), fields.degrees("long", 180).orElse(null));
        return new FilingDesk.Told(words, spot, category.code(), beside(fields));
    }

    private String name(String code, Category category) {
        return services.asked(category).stream().filter(question -> question.code().equals(code)).map(question -> question.prompt(Language.ZH)).findFirst()
                .or(() -> Arrays.stream(RequiredFact.values()).filter(fact -> fact.name().equals(code)).map(fact -> Services.prompt(fact, Language.ZH))
                        .findFirst())
                .orElse(code);
    }

    private ObjectNode beside(Fields fields) {
        var beside = json.createObjectNode();
        var reporter = json.createObjectNode();
        REPORTER.forEach(name -> fields.text(name).filter(value -> value.length() <= LONGEST_VALUE).ifPresent(value -> reporter.put(name, value)));
        if (!reporter.isEmpty()) {
            beside.set("reporter", reporter);
        }
        var pictures = fields.every("media_url").stream().filter(Reports::isLink).toList();
        if (!pictures.isEmpty()) {
            beside.set("media", json.valueToTree(pictures));
        }
        return beside;
    }

    private static boolean isLink(String url) {
        return url.length() <= LONGEST_VALUE && (url.startsWith("https://") || url.startsWith("http://")) && url.chars().noneMatch(c -> c <= ' ' || c == '"');
    }

    private void check(Fields fields, Category category, FilingDesk.Told told) {
        var reasons = new ArrayList<String>();
        var spot = told.spot();
        if (spot.latitude() == null != (spot.longitude() == null)) {
            reasons.add("lat and long must be sent together");
        } else if (!spot.isKnown() && fields.text("address_id").isEmpty() && Services.needsPlace(category)) {
            reasons.add("a location is required: lat and long, address_string or address_id");
        }
        if (fields.every("description").stream().mapToInt(String::length).sum() > LONGEST) {
            reasons.add("description must have at most " + LONGEST + " characters");
        }
        if (fields.attributes().size() > MOST_ATTRIBUTES
                || fields.attributes().stream().flatMap(code -> fields.attribute(code).stream()).anyMatch(value -> value.length() > LONGEST_VALUE)) {
            reasons.add("at most " + MOST_ATTRIBUTES + " attributes of at most " + LONGEST_VALUE + " characters each");
        }
        missing(fields, category, told)
                .forEach(question -> reasons.add("attribute[" + question.code() + "] is required: " + question.prompt(Language.EN)));
        services.asked(category).stream().filter(question -> !isAmong(question, fields.attribute(question.code())))
                .forEach(question -> reasons.add("attribute[" + question.code() + "] must be one of " + question.fact().values()));
        if (!reasons.isEmpty()) {
            throw new Refused(HttpStatus.BAD_REQUEST, reasons);
        }
    }

    /** A form is not asked for what its description already tells. */
    private List<Services.Question> missing(Fields fields, Category category, FilingDesk.Told told) {
        var open = services.asked(category).stream().filter(question -> question.fact().required() && fields.attribute(question.code()).isEmpty()).toList();
        if (open.isEmpty()) {
            return open;
        }
        var facts = desk.facts(told.words());
        return open.stream().filter(question -> question.known() == null || !FilingDesk.tells(facts, question.known())).toList();
    }

    private static boolean isAmong(Services.Question question, List<String> chosen) {
        return question.fact().values().isEmpty() || question.fact().values().containsAll(chosen);
    }

    private static String contents(Fields fields) {
        return fields.all().keySet().stream().filter(name -> !name.equals("api_key")).sorted()
                .map(name -> name + "=" + String.join("\u0001", fields.every(name))).collect(Collectors.joining("\u0002"));
    }
}
