package huiying.bot.intake;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import com.google.re2j.Pattern;

import huiying.bot.cases.Case;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Spot;
import huiying.bot.conversation.Dialog;
import huiying.bot.conversation.Said;
import huiying.bot.grids.ManagedObject;
import huiying.bot.routing.Places;
import huiying.nlp.Category;
import huiying.nlp.Facts;
import huiying.nlp.Guess;
import huiying.nlp.Language;
import huiying.nlp.Mention;
import huiying.nlp.Message;
import huiying.nlp.Nature;
import huiying.nlp.Taxonomy;
import huiying.nlp.TurnIntent;
import huiying.nlp.Understander;
import huiying.nlp.Understanding;
import huiying.nlp.Urgency;
import tools.jackson.databind.json.JsonMapper;

/** Adds what was said to what was told before, and sees what is still missing. */
public final class Telling {
    private static final Pattern SKIPPED = Pattern
            .compile("(?i)^\\s*(跳过|不知道|不清楚|说不上来|不晓得|不好说|不想说|skip|(i )?(don'?t|do not) know|not sure|no idea)[。.!！～~]*\\s*$");
    private static final double HEARD_WELL = 0.5;
    private static final double SURELY = 0.6;
    private static final int SECRET_WISH = 8;

    private final Understander understander;
    private final Taxonomy taxonomy;
    private final Places places;
    private final JsonMapper json;
    private final TwoMatters apart = new TwoMatters(this);

    public Telling(Understander understander, Taxonomy taxonomy, Places places, JsonMapper json) {
        this.understander = understander;
        this.taxonomy = taxonomy;
        this.places = places;
        this.json = json;
    }

    /**
     * A draft with the turn's words added.
     *
     * @param draft    what is now told
     * @param category the category of all of it
     * @param version  the model that said so
     * @param told     what is still missing
     * @param options  the places to choose from when the name fits several
     * @param matters  how many it may tell of
     */
    public record Told(Draft draft, Guess category, String version, Said.Told told, List<Places.Option> options, Matters matters) {
        Told at(Spot spot) {
            return new Told(draft.at(spot), category, version, told, options, matters);
        }

        /** The same, knowing how it was said. */
        public Told said(Said.Manner manner) {
            return new Told(draft, category, version, told.said(manner), options, matters);
        }

        Told apart(List<Told> each) {
            return new Told(draft, category, version, told, options, new Matters(matters.several(), each));
        }
    }

    /**
     * Whether a message may tell of more than one matter.
     *
     * @param several it may
     * @param apart   each by itself where it surely told of two, otherwise empty
     */
    public record Matters(boolean several, List<Told> apart) {
    }

    /** @param said when, on the clocks of the city: "昨晚十点" is counted from then */
    public Understanding understand(String text, Language before, ZonedDateTime said) {
        return understander.understand(new Message(text, before).at(said));
    }

    public Told tell(Optional<Case> before, Dialog dialog, Words words, Understanding heard) {
        var whole = together(before, dialog, words, heard);
        return before.isEmpty() && whole.matters().several() ? whole.apart(apart.of(words, heard, whole)) : whole;
    }

    /** A part of a message as if it were all that was said; "downstairs" is downstairs of the place the whole names. */
    Told alone(String part, Words words, Told whole) {
        var heard = understander.understand(new Message(part, whole.draft().language()));
        var told = together(Optional.empty(), new Dialog.Idle(), words.only(part), heard);
        boolean nearby = !told.draft().spot().isKnown() && heard.first(Mention.Place.class).isPresent();
        return nearby ? told.at(whole.draft().spot()) : told;
    }

    private Told together(Optional<Case> before, Dialog dialog, Words words, Understanding heard) {
        var language = heard.language();
        var told = before.map(Case::told).orElseGet(() -> Draft.of("", language));
        boolean skips = SKIPPED.matches(words.text());
        var named = amended(told, heard).orElseGet(() -> spot(told.spot(), dialog, words, heard));
        var thing = named.isKnown() || !told.words().isEmpty() ? Optional.<ManagedObject>empty() : words.beside();
        var spot = thing.map(object -> Spot.named(name(object, language)).in(object.spot().grid())).orElse(named);
        var noted = thing.map(object -> note(object, language)).orElse("");
        var combined = skips ? told : told.adding(noted + spoken(words, language));
        var matters = dialog instanceof Dialog.AskingWhere ? Answer.of(words.text(), heard).besides() : words.text();
        boolean more = before.isPresent() || thing.isPresent();
        var whole = more ? understander.understand(new Message(skips ? told.words() : told.adding(noted + matters).words(), language)) : heard;
        var matter = matter(told.matter(), heard, whole);
        var draft = combined.in(language).at(spot).about(matter).titled(title(told, matter, matters.isEmpty() ? "" : heard.gist().title(), language))
                .with(facts(told, heard));
        boolean worded = combined.words().codePoints().anyMatch(Character::isLetter);
        boolean known = heard.statesProblem() || heard.confidential() && words.text().length() > SECRET_WISH
                || worded && (told.matter().category() != null || !(whole.category() instanceof Guess.Unknown) && more);
        var options = known && spot.grid() == null && spot.latitude() == null && needsPlace(matter, whole)
                ? places.options(spot.words())
                : List.<Places.Option>of();
        var missing = !known
                ? Said.Missing.WHAT
                : needsPlace(matter, whole) && !spot.isKnown() ? Said.Missing.WHERE : options.isEmpty() ? Said.Missing.NOTHING : Said.Missing.WHICH;
        return new Told(draft, whole.category(), whole.modelVersion(),
                new Said.Told(missing, words.confidence() < HEARD_WELL, skips), options,
                new Matters(heard.parts().size() > 1, List.of()));
    }

    /** What the thing is called, with its number. */
    static String name(ManagedObject thing, Language language) {
        return thing.name(language) + " " + thing.code();
    }

    /** Stands with the resident's words, so that whoever reads them, and the list of things, know which one is meant. */
    private static String note(ManagedObject thing, Language language) {
        return (language == Language.ZH ? "［扫码：" + name(thing, language) + "］" : "[scanned: " + name(thing, language) + "]") + "\n";
    }

    /** What a filed case tells once a correction is laid over it: of the place the part that was wrong, or all of it, or what it is about. */
    public Draft corrected(Case filed, Words words, Understanding heard, Draft fresh) {
        var before = filed.told();
        var spot = amended(before, heard).orElseGet(() -> fresh.spot().isKnown() ? fresh.spot() : completed(before, heard).orElse(before.spot()));
        boolean secret = filed.confidential() || heard.confidential();
        var corrected = before.adding(words.text()).at(spot).about(before.matter().kept(secret)).with(facts(before, heard));
        boolean clearly = heard.category() instanceof Guess.Clear && heard.first(Mention.Place.class).isEmpty();
        return clearly
                ? corrected.about(fresh.matter().kept(secret)).titled(heard.correction().replacement().isBlank()
                        ? fresh.title()
                        : heard.correction().replacement())
                : corrected;
    }

    /** The place told before with the part that was corrected: "5号楼" by "6号楼". */
    private Optional<Spot> amended(Draft told, Understanding heard) {
        boolean corrects = !heard.correction().isNone() || heard.intent() == TurnIntent.CORRECTION || heard.intent() == TurnIntent.DENY;
        return corrects ? completed(told, heard) : Optional.empty();
    }

    private Optional<Spot> completed(Draft told, Understanding heard) {
        var before = known(told).where();
        var now = known(told).then(heard).where();
        return before.isBlank() || now.isBlank() || now.equals(before) ? Optional.empty() : Optional.of(places.resolve(Spot.named(now)));
    }

    private Facts known(Draft told) {
        return told.facts() == null ? Facts.NONE : json.readValue(told.facts(), Facts.class);
    }

    private static String spoken(Words words, Language language) {
        var pictures = words.pictures() == 0 ? "" : language == Language.ZH ? "［照片或文件 " + words.pictures() + "］" : "[" + words.pictures() + " photo or file]";
        return words.text().isEmpty() ? pictures : pictures.isEmpty() ? words.text() : words.text() + "\n" + pictures;
    }

    /** A named or shared place wins over what was known; a plain answer to "where?" is taken at its word. */
    public Spot spot(Spot before, Dialog dialog, Words words, Understanding heard) {
        var chosen = dialog instanceof Dialog.AskingWhere && before.grid() == null ? chosen(before, words, heard) : Optional.<Places.Option>empty();
        if (chosen.isPresent()) {
            return before.in(chosen.get().grid());
        }
        if (words.position().isPresent()) {
            var position = words.position().get();
            var label = position.label() == null || position.label().isBlank() ? before.words() : position.label();
            return places.resolve(new Spot(label, null, position.latitude(), position.longitude()));
        }
        var named = named(heard);
        if (named.isPresent()) {
            var place = named.get();
            return place.gridCode().isEmpty() ? places.resolve(Spot.named(place.text())) : Spot.named(place.text()).in(place.gridCode());
        }
        boolean answers = dialog instanceof Dialog.AskingWhere && !SKIPPED.matches(words.text())
                && (heard.intent() == TurnIntent.SUPPLEMENT || heard.intent() == TurnIntent.REPORT || heard.intent() == TurnIntent.CORRECTION
                        || heard.intent() == TurnIntent.INVALID);
        return answers ? Answer.of(words.text(), heard).place().map(place -> places.resolve(Spot.named(place))).orElse(before) : before;
    }

    private Optional<Places.Option> chosen(Spot before, Words words, Understanding heard) {
        return Places.chosen(places.options(before.words()), heard.first(Mention.Choice.class).map(Mention.Choice::number).orElse(0), words.text());
    }

    /** A spot somebody could find. "At the door" alone is none: the question where comes next. */
    private static Optional<Mention.Place> named(Understanding heard) {
        var all = heard.mentions().stream().filter(Mention.Place.class::isInstance).map(Mention.Place.class::cast).toList();
        return all.stream().filter(Mention.Place::exact).findFirst().or(() -> all.stream().filter(place -> !place.gridCode().isEmpty()).findFirst());
    }

    private static Matter matter(Matter before, Understanding heard, Understanding whole) {
        var nature = heard.statesProblem() || before == Matter.UNKNOWN ? whole.nature() : before.nature();
        var category = whole.category().candidates().isEmpty() || whole.category() instanceof Guess.Unknown
                ? before.category()
                : whole.category().candidates().getFirst().label();
        var urgency = Urgency.values()[Math.max(before.urgency().ordinal(), heard.urgency().ordinal())];
        return new Matter(nature, category, urgency, before.confidential() || heard.confidential(), before.angry() || heard.gist().angry());
    }

    /** Somebody who surely tells of wrongdoing is not asked where; whoever only may do so is. */
    private boolean needsPlace(Matter matter, Understanding whole) {
        boolean placeless = switch (matter.nature()) {
            case CONSULTATION, SUGGESTION, PRAISE -> true;
            case WHISTLEBLOWING -> matter.confidential() || whole.nature() != Nature.WHISTLEBLOWING || whole.natureConfidence() >= SURELY;
            case COMPLAINT, HELP -> false;
        };
        if (placeless) {
            return false;
        }
        return category(matter).map(category -> category.usual() == null || category.usual().facts().contains(Category.RequiredFact.WHERE)).orElse(true);
    }

    private String title(Draft told, Matter matter, String said, Language language) {
        if (!said.isBlank()) {
            return said;
        }
        return told.title().isBlank() ? category(matter).map(category -> category.name(language)).orElse("") : told.title();
    }

    /** The five facts of all that was told so far. */
    private String facts(Draft told, Understanding heard) {
        return Occurred.facts(known(told), told.facts(), heard, json);
    }

    private Optional<Category> category(Matter matter) {
        return Optional.ofNullable(matter.category()).flatMap(taxonomy::find);
    }
}
