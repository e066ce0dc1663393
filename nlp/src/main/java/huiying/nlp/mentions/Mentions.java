package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import huiying.nlp.Language;
import huiying.nlp.Mention;
import huiying.nlp.Mention.Personal;
import huiying.nlp.PlacePart;
import huiying.nlp.Span;
import huiying.nlp.chinese.Hanlp;
import huiying.nlp.chinese.Hanlp.Word;
import huiying.nlp.gazetteer.Candidate;
import huiying.nlp.gazetteer.Gazetteer;
import huiying.nlp.mentions.MentionTagger.Tagged;
import huiying.nlp.text.NormalText;

/** Finds everything a text names. Thread-safe, linear in the length of the text. */
public final class Mentions {
    private final Hanlp hanlp;
    private final MentionTagger tagger;
    private final ChinesePlaces chinese;
    private final PlaceMeaning meaning;
    private final PlaceParts parts = new PlaceParts();

    /** @param places asked for with every text */
    public Mentions(Supplier<Gazetteer> places, Hanlp hanlp) {
        this.hanlp = hanlp;
        chinese = new ChinesePlaces(places);
        meaning = new PlaceMeaning(places);
        tagger = new MentionTagger(hanlp);
    }

    /** In order of appearance; spans refer to the resident's own text. */
    public List<Mention> in(NormalText said, Language language) {
        String text = said.text();
        List<Word> words = hanlp.words(text);
        List<Tagged> tagged = tagger.in(text, words);
        var mentions = new Apart(said.original().length());
        for (Mention personal : PersonalData.in(said)) {
            keep(personal, mentions);
        }
        boolean isChinese = language == Language.ZH;
        List<FoundPlace> ruled = isChinese ? chinese.in(text, words) : EnglishPlaces.in(text);
        objects(said, text, mentions);
        List<FoundPlace> places = PlaceMerging.merge(text, unclaimed(ruled, tagged, text.length()),
                spans(tagged, "place").stream().map(span -> asserted(span, text)).toList());
        places.stream().filter(FoundPlace::exact).forEach(place -> mentions.add(place(said, place, isChinese)));
        for (Times.Found time : Times.in(text, isChinese, spans(tagged, "time"))) {
            mentions.add(new Mention.Time(said.origin(time.span()), time.span().of(text), time.said(), null));
        }
        places.stream().filter(place -> !place.exact()).forEach(place -> behind(said, place, isChinese, mentions));
        tagged.forEach(found -> other(said, found, mentions));
        var sorted = new ArrayList<>(mentions.list());
        sorted.sort(Comparator.comparingInt(mention -> mention.span().start()));
        return List.copyOf(sorted);
    }

    private void objects(NormalText said, String text, Apart mentions) {
        for (FoundPlace object : ObjectIds.in(text)) {
            Span span = said.origin(object.start(), object.end());
            List<Candidate> candidates = meaning.candidates(object, List.of());
            mentions.add(new Mention.Place(span, object.text(), PlaceMeaning.grid(candidates), true,
                    List.of(new PlacePart(PlacePart.Kind.OBJECT, span, object.text())), candidates));
        }
    }

    /** A home is a place as well. */
    private static void keep(Mention personal, Apart mentions) {
        if (personal instanceof Personal(Span at, Personal.Kind kind) && kind == Personal.Kind.ADDRESS) {
            mentions.addBeside(personal);
        } else {
            mentions.add(personal);
        }
    }

    /** A place that begins inside a time begins behind it. */
    private void behind(NormalText said, FoundPlace place, boolean isChinese, Apart mentions) {
        int start = place.start();
        while (start < place.end() && !mentions.free(said.origin(start, start + 1))) {
            start++;
        }
        if (place.end() - start > 1) {
            mentions.add(place(said, place.from(start), isChinese));
        }
    }

    private Mention.Place place(NormalText said, FoundPlace place, boolean isChinese) {
        List<PlacePart> found = isChinese ? parts.of(said, place) : List.of();
        List<Candidate> candidates = meaning.candidates(place, found);
        return new Mention.Place(said.origin(place.start(), place.end()), place.text(), PlaceMeaning.grid(candidates), place.exact(), found, candidates);
    }

    /** A place without a name that the sentence uses as something else ("医院收费处多扣" acts) is none. */
    private static List<FoundPlace> unclaimed(List<FoundPlace> ruled, List<Tagged> tagged, int length) {
        var others = new BitSet(length);
        tagged.stream().filter(found -> !found.kind().equals("place")).forEach(found -> others.set(found.span().start(), found.span().end()));
        return ruled.stream().filter(place -> {
            int next = others.nextSetBit(place.start());
            return place.exact() || place.named() || !place.grid().isEmpty() || next < 0 || next >= place.end();
        }).toList();
    }

    /** "not Renmin Road" names Renmin Road, and "Jiefang Road not Renmin Road" names the first. */
    private static Span asserted(Span place, String text) {
        String name = place.of(text).toLowerCase(Locale.ROOT);
        int start = name.startsWith("not ") ? 4 : 0;
        int denied = name.indexOf(" not ", start);
        return new Span(place.start() + start, denied < 0 ? place.end() : place.start() + denied);
    }

    private static List<Span> spans(List<Tagged> tagged, String kind) {
        return tagged.stream().filter(found -> found.kind().equals(kind)).map(Tagged::span).toList();
    }

    private static void other(NormalText said, Tagged found, Apart mentions) {
        Span span = said.origin(found.span());
        String text = found.span().of(said.text());
        switch (found.kind()) {
            case "org" -> mentions.add(new Mention.Organisation(span, text));
            case "object" -> mentions.add(new Mention.Thing(span, text));
            case "amount" -> mentions.add(Amounts.read(span, text));
            default -> {
            }
        }
    }
}
