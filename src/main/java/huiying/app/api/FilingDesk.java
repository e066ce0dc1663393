package huiying.app.api;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import huiying.bot.CaseDesk;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.intake.Predictions;
import huiying.nlp.Category;
import huiying.nlp.Facts;
import huiying.nlp.Message;
import huiying.nlp.Understander;
import huiying.nlp.Understanding;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Files what another system tells us: understood like a resident's own words, filed once however often it is sent. */
@Component
public final class FilingDesk {
    /** How such cases came to us. */
    public static final String CHANNEL = "api";

    private final CaseDesk desk;
    private final Cases cases;
    private final Ear ear;
    private final JsonMapper json;

    FilingDesk(CaseDesk desk, Cases cases, Ear ear, JsonMapper json) {
        this.desk = desk;
        this.cases = cases;
        this.ear = ear;
        this.json = json;
    }

    /** What understands the words, and where its opinion is kept. */
    @Component
    record Ear(Understander understander, Predictions predictions, Clock clock) {
    }

    /**
     * What another system tells.
     *
     * @param category what its user chose, null when nothing was
     * @param beside   who reported it and pictures: sealed with the case, for those who have to ask back
     */
    public record Told(String words, Spot spot, @Nullable String category, ObjectNode beside) {
    }

    /** The case it became. */
    public record Filed(Case filed, String queryCode, boolean again) {
    }

    /** Files it under an id made beforehand; when that is a case already, answers with it as it stands. */
    public Filed file(UUID id, Told told, String partner) {
        var known = known(id);
        if (known != null) {
            return known;
        }
        var heard = ear.understander().understand(Message.of(told.words()));
        try {
            var filed = desk.file(id, draft(told, heard), new Origin(CHANNEL, null, null, null, null), heard.category(), Actor.integrator(partner));
            ear.predictions().keep(null, id, heard.category(), heard.modelVersion(), ear.clock().instant());
            return new Filed(filed.filed(), filed.queryCode(), false);
        } catch (DuplicateKeyException twin) {
            return Objects.requireNonNull(known(id));
        }
    }

    /** Whether what was told, or what was said beside it, names this fact. */
    public static boolean tells(Facts facts, Category.RequiredFact fact) {
        return fact == Category.RequiredFact.WHERE || facts.tells(fact);
    }

    public Facts facts(String words) {
        return ear.understander().understand(Message.of(words)).facts();
    }

    private @Nullable Filed known(UUID id) {
        return cases.byId(id).map(c -> new Filed(c, cases.queryCode(id).orElse(""), true)).orElse(null);
    }

    private Draft draft(Told told, Understanding heard) {
        var category = told.category() == null ? heard.category().candidates().stream().findFirst().map(best -> best.label()).orElse(null) : told.category();
        var usual = category == null ? null : ear.understander().taxonomy().known(category).map(Category::usual).orElse(null);
        var nature = heard.statesProblem() || usual == null ? heard.nature() : usual.nature();
        var matter = new Matter(nature, category, heard.urgency(), heard.confidential(), heard.gist().angry());
        return new Draft(title(heard, category), told.words(), told.spot(), matter, facts(told, heard), heard.language());
    }

    private String title(Understanding heard, @Nullable String category) {
        return !heard.title().isBlank() || category == null
                ? heard.title()
                : ear.understander().taxonomy().known(category).map(known -> known.name(heard.language())).orElse("");
    }

    private String facts(Told told, Understanding heard) {
        ObjectNode facts = json.valueToTree(Facts.NONE.then(heard));
        facts.setAll(told.beside());
        return facts.toString();
    }
}
