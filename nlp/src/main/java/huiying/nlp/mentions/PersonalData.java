package huiying.nlp.mentions;

import java.util.List;
import java.util.Locale;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.Mention;
import huiying.nlp.Mention.Personal;
import huiying.nlp.Span;
import huiying.nlp.text.Han;
import huiying.nlp.text.NormalText;

/** Finds what identifies a person; also case numbers, which look alike. Needs no model and no gazetteer. */
public final class PersonalData {
    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final Pattern PLATE = Pattern.compile("(?i)[" + PROVINCES + "][A-HJ-NP-Z][ ·.\\-]?[A-HJ-NP-Z0-9]{5,6}");
    private static final Pattern WECHAT = Pattern.compile(
            "(?i)(?:微信|威信|薇信|wechat|weixin|\\bvx|\\bwx)[^0-9A-Za-z]{0,12}(?:(?:id|is|works best|号)[^0-9A-Za-z]{0,3}){0,2}([A-Za-z][A-Za-z0-9_.\\-]{4,29})");

    private PersonalData() {
    }

    /** Spans refer to the resident's own text and do not overlap. */
    public static List<Mention> in(NormalText said) {
        var mentions = new Apart(said.original().length());
        numbers(said, mentions);
        personal(said, mentions);
        return mentions.list();
    }

    private static void numbers(NormalText said, Apart mentions) {
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

    private static void personal(NormalText said, Apart mentions) {
        String text = said.text();
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.indexOf('@') > 0) {
            matches(EMAIL, 0, said, Personal.Kind.EMAIL, mentions);
        }
        if (plateLike(text)) {
            matches(PLATE, 0, said, Personal.Kind.PLATE, mentions);
        }
        if (lower.contains("微信") || lower.contains("威信") || lower.contains("薇信") || lower.contains("wechat") || lower.contains("weixin") || lower.contains("vx")
                || lower.contains("wx")) {
            matches(WECHAT, 1, said, Personal.Kind.WECHAT, mentions);
        }
        Names.in(text).forEach(name -> add(said.origin(name), Personal.Kind.NAME, mentions));
        Contacts.names(text).forEach(name -> add(said.origin(name), Personal.Kind.NAME, mentions));
        Homes.in(text).forEach(home -> add(said.origin(home), Personal.Kind.ADDRESS, mentions));
        Contacts.homes(text).forEach(home -> add(said.origin(home), Personal.Kind.ADDRESS, mentions));
    }

    private static boolean plateLike(String text) {
        for (int i = 0; i + 6 < text.length(); i++) {
            if (Han.isLatin(text.charAt(i + 1)) && PROVINCES.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static void matches(Pattern pattern, int group, NormalText said, Personal.Kind kind, Apart mentions) {
        Matcher matcher = pattern.matcher(said.text());
        while (matcher.find()) {
            add(said.origin(matcher.start(group), matcher.end(group)), kind, mentions);
        }
    }

    private static void add(Span span, Personal.Kind kind, Apart mentions) {
        mentions.add(new Personal(span, kind));
    }
}
