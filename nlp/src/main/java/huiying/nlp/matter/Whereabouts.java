package huiying.nlp.matter;

import java.util.Comparator;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.Mention;
import huiying.nlp.Span;

/** Where a turn says it is: a stretch from one place to another, what a shop or a firm is called, an exact place before any other. */
public final class Whereabouts {
    private static final String NO_END = "[^,，。.!?！？；;\\s]";
    private static final Pattern STRETCH = Pattern
            .compile("从(" + NO_END + "{1,10}?)到(" + NO_END + "{1,10}?)(?:这一段|那一段|一段|这段|那段|段|之间|一路|沿线|全|都|的|$|[,，。.!?！？；;\\s])");
    private static final Pattern CALLED = Pattern
            .compile("(?:店名|店叫|厂名|厂叫|公司叫|单位叫|公司名|学校叫|名字叫|名叫|叫做|招牌是|招牌写的是)(?:是|叫)?[“\"「『《]?([^”\"」』》,，。.!?！？；;\\s]{2,12})");
    private static final int BRIEF = 16;

    private Whereabouts() {
    }

    /** In the words of the text; empty when it names no place. */
    static String of(String text, List<Mention> mentions) {
        Span stretch = stretch(text, mentions);
        if (stretch != null) {
            return stretch.of(text);
        }
        List<Mention.Place> places = mentions.stream().filter(Mention.Place.class::isInstance).map(Mention.Place.class::cast).toList();
        String called = called(text);
        if (!called.isEmpty() && places.stream().noneMatch(Mention.Place::exact)) {
            return called;
        }
        return places.stream().filter(Mention.Place::exact).findFirst().or(() -> places.stream().max(Comparator.comparing(place -> place.text().length())))
                .map(place -> place.span().of(text)).orElse("");
    }

    /** What a text says that a shop, a firm or a school is called; empty when it does not. */
    public static String called(String text) {
        Matcher called = CALLED.matcher(text.indexOf('叫') >= 0 || text.indexOf('名') >= 0 || text.indexOf('招') >= 0 ? text : "");
        return called.find() ? called.group(1) : "";
    }

    private static @org.jspecify.annotations.Nullable Span stretch(String text, List<Mention> mentions) {
        Matcher found = STRETCH.matcher(text.indexOf('从') >= 0 ? text : "");
        if (!found.find()) {
            return null;
        }
        var span = new Span(found.start(), found.end(2));
        boolean timed = mentions.stream().anyMatch(one -> one instanceof Mention.Time && touches(one.span(), span));
        boolean placed = mentions.stream().anyMatch(one -> one instanceof Mention.Place && touches(one.span(), span));
        return !timed && (placed || text.length() <= BRIEF && span.start() == 0) ? span : null;
    }

    private static boolean touches(Span one, Span other) {
        return one.start() < other.end() && other.start() < one.end();
    }
}
