package huiying.app.console;

import java.util.List;

import org.springframework.stereotype.Component;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseFacts;
import huiying.bot.cases.CaseFacts.Kind;
import huiying.bot.intake.Occurred;
import huiying.nlp.Mention;
import huiying.nlp.Message;
import huiying.nlp.Taxonomy;
import huiying.nlp.Understander;
import tools.jackson.databind.json.JsonMapper;

/** The five facts of a case, when, where, what, why and what is wanted: as a person put them right, else as they were understood. */
@Component
final class Facts {

    private final CaseFacts kept;
    private final Understander understander;
    private final JsonMapper json;

    Facts(CaseFacts kept, Understander understander, JsonMapper json) {
        this.kept = kept;
        this.understander = understander;
        this.json = json;
    }

    Taxonomy taxonomy() {
        return understander.taxonomy();
    }

    List<Mention> mentions(String words) {
        return words.isBlank() ? List.of() : understander.understand(Message.of(words)).mentions();
    }

    /** The five, and the patch of the city. */
    List<CaseFile.Fact> of(Case about, Names names) {
        var put = kept.of(about.id());
        return List.of(new CaseFile.Fact("when", Mask.words(put.getOrDefault(Kind.WHEN, when(about)))),
                new CaseFile.Fact("where", about.place() == null ? "" : about.place()), new CaseFile.Fact("grid", names.grid(about.grid())),
                new CaseFile.Fact("what", Mask.words(put.getOrDefault(Kind.WHAT, what(about, names)))),
                new CaseFile.Fact("cause", Mask.words(put.getOrDefault(Kind.CAUSE, ""))),
                new CaseFile.Fact("wants", Mask.words(put.getOrDefault(Kind.WANTS, ""))));
    }

    /** In the resident's words, with the moment they meant where that is known. */
    private String when(Case about) {
        var words = said(about);
        return words + Occurred.of(about.told().facts(), json).filter(at -> !words.isEmpty()).map(at -> " (" + at + ")").orElse("");
    }

    private String said(Case about) {
        return mentions(about.words()).stream().filter(Mention.Time.class::isInstance).map(m -> ((Mention.Time) m).text()).findFirst().orElse("");
    }

    private static String what(Case about, Names names) {
        return about.title().isBlank() ? names.category(about.category()) : about.title();
    }

    /** What is said anew is kept; what stands there already is not written down as if somebody had found it. */
    void put(Case about, Names names, Kind kind, String value, Actor by) {
        var shown = of(about, names).stream().filter(fact -> fact.key().equals(kind.name().toLowerCase(java.util.Locale.ROOT))).findFirst();
        if (shown.filter(fact -> !fact.value().equals(value)).isPresent()) {
            kept.put(about.id(), kind, value, by);
        }
    }
}
