package huiying.nlp;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import huiying.nlp.category.CategoryModel;
import huiying.nlp.chinese.Hanlp;
import huiying.nlp.classify.Classifier;
import huiying.nlp.cues.Cues;
import huiying.nlp.gazetteer.Gazetteer;
import huiying.nlp.matter.Gists;
import huiying.nlp.matter.Splitter;
import huiying.nlp.mentions.Mentions;
import huiying.nlp.starter.ModelText;
import huiying.nlp.starter.StarterModels;
import huiying.nlp.starter.Table;
import huiying.nlp.text.Languages;
import huiying.nlp.text.NormalText;
import huiying.nlp.text.Normaliser;
import huiying.nlp.tongue.Tongue;
import huiying.nlp.tongue.Tongues;
import huiying.nlp.turn.Replies;
import huiying.nlp.turn.Turns;

/**
 * Understands what residents write. Thread-safe; a typical message takes well under a millisecond.
 *
 * <p>Make one per process and keep it: building reads models and dictionaries, which takes about a second.
 */
public final class Understander {
    private static final Gazetteer NOWHERE = new Gazetteer(List.of());

    private final Normaliser normaliser;
    private final Hanlp hanlp;
    private final Mentions mentions;
    private volatile Signs signs;
    private volatile Turns turns;
    private final Tongues tongues;
    private final Classifier matters;
    private final Classifier nature;
    private final Classifier field;
    private final Classifier opening;
    private final Taxonomy taxonomy;
    private volatile Answering answering;

    /** What a message is held against; exchanged as a whole, so that no message meets two models. */
    private record Answering(Heads heads, Gists gists) {
    }

    private Understander(Builder builder) {
        normaliser = Normaliser.standard();
        hanlp = new Hanlp(List.of());
        mentions = new Mentions(builder.places, hanlp);

        tongues = new Tongues(builder.tongues);
        var bundled = new StarterModels(normaliser);
        signs = new Signs(new Cues(Table.read("cues.tsv")), bundled.danger());
        matters = bundled.matter();
        nature = bundled.nature();
        field = bundled.field();
        opening = bundled.opening();
        taxonomy = builder.taxonomy;
        turns = new Turns(new Replies(), bundled.intent(), matters);
        CategoryModel category = builder.model == null ? bundled.category() : builder.model;
        answering = answering(category, Promise.of(builder.precision));
    }

    private Understander(Understander like, CategoryModel category, Promise promise) {
        this(like, like.answering(category, promise));
    }

    private Understander(Understander like, Answering answering) {
        normaliser = like.normaliser;
        hanlp = like.hanlp;
        mentions = like.mentions;
        signs = like.signs;
        turns = like.turns;
        tongues = like.tongues;
        matters = like.matters;
        nature = like.nature;
        field = like.field;
        opening = like.opening;
        taxonomy = like.taxonomy;
        this.answering = answering;
    }

    /** One that understands as this does, except that another category model answers; the two share everything else, so it costs next to nothing. */
    public Understander with(CategoryModel category, Promise promise) {
        return new Understander(this, category, promise);
    }

    /** One that understands as this does, except that another model reads what turns want. */
    public Understander with(Classifier intents) {
        var other = new Understander(this, answering);
        other.readTurnsWith(intents);
        return other;
    }

    /** One that understands as this does, except that other rules tell of danger, secrecy and anger. */
    public Understander heeding(List<String[]> rules) {
        var other = new Understander(this, answering);
        other.heed(rules);
        return other;
    }

    /** From the next message on, another model reads what a turn wants. */
    public void readTurnsWith(Classifier intents) {
        turns = turns.with(intents);
    }

    /** From the next message on, these rules, as label and rule, tell of danger, secrecy and anger. */
    public void heed(List<String[]> rules) {
        signs = signs.with(new Cues(rules));
    }

    /** The rules that ship. */
    public static List<String[]> rulesThatShip() {
        return Table.read("cues.tsv");
    }

    private Answering answering(CategoryModel category, Promise promise) {
        var splitter = new Splitter(category, field, matters, opening, promise.precision(), hanlp);
        return new Answering(new Heads(category, nature, promise, taxonomy), new Gists(splitter));
    }

    /** From the next message on, another category model answers, or the same one under another promise. */
    public void answerWith(CategoryModel category, Promise promise) {
        answering = answering(category, promise);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The categories it speaks of. */
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    /** The precision that is promised for what is called clear now. */
    public double promise() {
        return answering.heads.promise();
    }

    /** Understands one turn, whatever it holds; never fails. */
    public Understanding understand(Message message) {
        var now = answering;
        NormalText said = normaliser.normalise(message.text());
        String text = ModelText.of(said.text());
        Language language = Languages.of(said.text(), message.language());
        Map<String, Span> seen = signs.in(text);
        List<Mention> named = new ArrayList<>(mentions.in(said, language));
        Guess category = now.heads.category(said, text);
        Optional<Tongue> tongue = tongues.of(text);
        tongue.ifPresent(added -> hear(added, said, text, seen, named));
        Turns.Turn turn = tongue.flatMap(added -> added.reply(text)).map(Turns.Turn::certain).orElseGet(() -> turns.read(said, named, seen, category));
        turn.choice(said).ifPresent(named::add);
        ZonedDateTime moment = message.said();
        if (moment != null) {
            named.replaceAll(one -> one instanceof Mention.Time time ? time.at(moment) : one);
        }
        Prediction nature = now.heads.nature(text, seen);
        Gist gist = now.gists.of(new Gists.Known(said.aligned(), language, turn.intent(), turn.statesProblem(), category, named), seen.containsKey("angry"));
        return new Understanding(language, said.text(), turn.intent(), turn.confidence(), category, Nature.valueOf(nature.label()), nature.confidence(),
                Signs.urgency(seen),
                seen.containsKey("secret") || turn.intent() == TurnIntent.SECRET, turn.statesProblem(), List.copyOf(named), now.heads.version(), gist);
    }

    /** The cues of an added language count beside the others; its times and places take the place of those read as English. */
    private static void hear(Tongue tongue, NormalText said, String text, Map<String, Span> seen, List<Mention> named) {
        tongue.cues(text).forEach(seen::putIfAbsent);
        named.removeIf(one -> one instanceof Mention.Place || one instanceof Mention.Time);
        for (Mention one : tongue.mentions(said.text())) {
            Span span = said.origin(one.span());
            named.add(one instanceof Mention.Place place
                    ? new Mention.Place(span, place.text(), "", place.exact())
                    : new Mention.Time(span, one.span().of(said.text())));
        }
        named.sort(Comparator.comparingInt(one -> one.span().start()));
    }

    /** The code of the added language a text is written in; empty for Chinese, English and what cannot be told. */
    public Optional<String> tongue(String text) {
        return tongues.of(ModelText.of(normaliser.normalise(text).text())).map(Tongue::code);
    }

    /** What an understander is made of. */
    public static final class Builder {
        private Supplier<Gazetteer> places = () -> NOWHERE;
        private final List<Tongue> tongues = new ArrayList<>();
        private double precision = 0.90;
        private @Nullable CategoryModel model;
        private Taxonomy taxonomy = Taxonomy.bundled();

        private Builder() {
        }

        /** The city's place names; they are found whole and know their grid. */
        public Builder gazetteer(List<Place> names) {
            var gazetteer = new Gazetteer(names);
            return gazetteer(() -> gazetteer);
        }

        /** Place names that may change and that others look up as well; asked for with every message, so it must answer at once. */
        public Builder gazetteer(Supplier<Gazetteer> current) {
            places = current;
            return this;
        }

        /** Of a hundred categories called {@link Guess.Clear}, at least this share is right; between 0 and 1, default 0.90. */
        public Builder promisedPrecision(double share) {
            precision = share;
            return this;
        }

        /** One more language beside Chinese and English. */
        public Builder language(Tongue tongue) {
            tongues.add(tongue);
            return this;
        }

        /** A category model trained elsewhere, instead of the bundled one. */
        public Builder model(CategoryModel category) {
            model = category;
            return this;
        }

        /** The categories in force, where they are not those that ship: what a model calls by an earlier name is called by its name of now. */
        public Builder taxonomy(Taxonomy inForce) {
            taxonomy = inForce;
            return this;
        }

        public Understander build() {
            return new Understander(this);
        }
    }
}
