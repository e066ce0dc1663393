package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import huiying.nlp.Language;
import huiying.nlp.Mention;
import huiying.nlp.Mention.Personal;
import huiying.nlp.Place;
import huiying.nlp.Span;
import huiying.nlp.chinese.Hanlp;
import huiying.nlp.cues.Phrases;
import huiying.nlp.text.NormalText;

/** Finds everything a text names. */
public final class Mentions {
    private final ChinesePlaces chinese;
    private final Phrases<Place> gazetteer = new Phrases<>();

    public Mentions(List<Place> places, Hanlp hanlp) {
        places.forEach(place -> gazetteer.add(place.name(), place));
        chinese = new ChinesePlaces(gazetteer, hanlp);
    }

    /** In order of appearance; spans refer to the resident's own text. */
    public List<Mention> in(NormalText said, Language language) {
        String text = said.text();
        var mentions = new ArrayList<>(PersonalData.in(said));
        List<Mention> taken = mentions.stream().filter(mention -> !(mention instanceof Personal(Span at, Personal.Kind kind) && kind == Personal.Kind.ADDRESS))
                .toList();
        for (FoundPlace place : language == Language.ZH ? chinese.in(text) : EnglishPlaces.in(text)) {
            Span span = said.origin(place.start(), place.end());
            if (PersonalData.free(span, taken)) {
                mentions.add(new Mention.Place(span, place.text(), place.grid(), place.exact()));
            }
        }
        taken = List.copyOf(mentions);
        for (Span time : Times.in(text, language == Language.ZH)) {
            Span span = said.origin(time);
            if (PersonalData.free(span, taken)) {
                mentions.add(new Mention.Time(span, time.of(text)));
            }
        }
        mentions.sort(Comparator.comparingInt(mention -> mention.span().start()));
        return List.copyOf(mentions);
    }
}
