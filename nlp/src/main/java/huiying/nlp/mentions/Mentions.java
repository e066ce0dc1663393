package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

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
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final Pattern PLATE = Pattern.compile("(?i)[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·.\\-]?[A-HJ-NP-Z0-9]{5,6}");
    private static final Pattern WECHAT = Pattern.compile(
            "(?i)(?:微信|威信|薇信|wechat|weixin|\\bvx|\\bwx)[^0-9A-Za-z]{0,12}(?:(?:id|is|works best|号)[^0-9A-Za-z]{0,3}){0,2}([A-Za-z][A-Za-z0-9_.\\-]{4,29})");

    private final ChinesePlaces chinese;
    private final Phrases<Place> gazetteer = new Phrases<>();

    public Mentions(List<Place> places, Hanlp hanlp) {
        places.forEach(place -> gazetteer.add(place.name(), place));
        chinese = new ChinesePlaces(gazetteer, hanlp);
    }

    /** In order of appearance; spans refer to the resident's own text. */
    public List<Mention> in(NormalText said, Language language) {
        String text = said.text();
        var mentions = new ArrayList<Mention>();
        numbers(said, mentions);
        personal(said, mentions);
        List<Mention> taken = List.copyOf(mentions);
        for (FoundPlace place : language == Language.ZH ? chinese.in(text) : EnglishPlaces.in(text)) {
            Span span = said.origin(place.start(), place.end());
            if (free(span, taken)) {
                mentions.add(new Mention.Place(span, place.text(), place.grid(), place.exact()));
            }
        }
        taken = List.copyOf(mentions);
        for (Span time : Times.in(text, language == Language.ZH)) {
            Span span = said.origin(time);
            if (free(span, taken)) {
                mentions.add(new Mention.Time(span, time.of(text)));
            }
        }
        mentions.sort(Comparator.comparingInt(mention -> mention.span().start()));
        return List.copyOf(mentions);
    }

    private static void numbers(NormalText said, List<Mention> mentions) {
        for (Numbers.Found number : Numbers.in(said.text())) {
            Span span = said.origin(number.start(), number.end());
            switch (number.kind()) {
                case ID_CARD -> mentions.add(new Personal(span, Personal.Kind.ID_CARD));
                case BANK_CARD -> mentions.add(new Personal(span, Personal.Kind.BANK_CARD));
                case PHONE -> mentions.add(new Mention.Phone(span, number.digits()));
                case CASE_NUMBER -> mentions.add(new Mention.CaseNumber(span, number.digits()));
                case SERVICE_PHONE -> {
                }
            }
        }
    }

    private static void personal(NormalText said, List<Mention> mentions) {
        matches(EMAIL, 0, said, Personal.Kind.EMAIL, mentions);
        matches(PLATE, 0, said, Personal.Kind.PLATE, mentions);
        matches(WECHAT, 1, said, Personal.Kind.WECHAT, mentions);
        for (Span name : Names.in(said.text())) {
            add(said.origin(name), Personal.Kind.NAME, mentions);
        }
    }

    private static void matches(Pattern pattern, int group, NormalText said, Personal.Kind kind, List<Mention> mentions) {
        Matcher matcher = pattern.matcher(said.text());
        while (matcher.find()) {
            add(said.origin(matcher.start(group), matcher.end(group)), kind, mentions);
        }
    }

    private static void add(Span span, Personal.Kind kind, List<Mention> mentions) {
        if (free(span, mentions)) {
            mentions.add(new Personal(span, kind));
        }
    }

    private static boolean free(Span span, List<Mention> taken) {
        return taken.stream().noneMatch(other -> span.start() < other.span().end() && other.span().start() < span.end());
    }
}
