package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.Span;
import huiying.nlp.text.Han;

/** Finds names and homes by what stands beside them: a plate they drive, a made-up name, a parcel, the village they come from. */
final class Contacts {
    private static final String START = "(?:^|[,。;:、 ])";
    private static final String END = "(?:[,。;!?、 ]|$)";
    private static final Pattern DRIVER = Pattern.compile(START + "([一-龥]{2,4}?)(?:开|骑|名下)的?[^,。;]{0,4}[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]");
    private static final Pattern MADE_UP = Pattern.compile(START + "([一-龥]{2,3}) ?\\((?:化名|笔名|曾用名|艺名|绰号|小名)");
    private static final Pattern MYSELF = Pattern.compile(START + "我([一-龥]{3})" + END);
    private static final Pattern FROM = Pattern.compile("我是([一-龥]{2,10}(?:村|屯|庄|寨|组|巷|弄|里|小区|苑)[一-龥]{0,6}?)的([一-龥]{2,3})" + END);
    private static final Pattern PARCEL = Pattern.compile(START + "([一-龥]{2,10}(?:路|街|巷|弄|里|村|道|胡同)[0-9一二三四五六七八九十]{1,4}号?[一-龥0-9-]{0,8})" + END);
    private static final Pattern PARCEL_EN = Pattern.compile(
            "(?i:parcel|package|letter|order|delivery|mail) (?:is |was )?for [A-Z][^,.;]{2,40}, ((?:[A-Z][a-z]+,? )?[0-9]{1,4}[a-z]? [A-Z][A-Za-z ]{1,30}?(?:Road|Street|Lane|Avenue|Court|Close|Drive|Way|Place|Rd|St|Ave)\\b)");
    private static final List<String> TO_SOMEBODY = List.of("收件人", "收货人", "收件地址", "寄到", "邮寄", "寄给");
    /** What ends a word for somebody who has no name: 顾客, 房东, 车主. */
    private static final String NO_NAME = "客东主工头员人户者民友生师医";
    private static final int PHONE = 9;

    private Contacts() {
    }

    static List<Span> names(String text) {
        var spans = new ArrayList<Span>();
        named(DRIVER, 1, text.contains("开") || text.contains("骑") || text.contains("名下") ? text : "", spans);
        groups(MADE_UP, text.contains("(") ? text : "", spans);
        myself(text, spans);
        named(FROM, 2, text.contains("我是") ? text : "", spans);
        return spans;
    }

    static List<Span> homes(String text) {
        var spans = new ArrayList<Span>();
        Matcher from = FROM.matcher(text.contains("我是") ? text : "");
        while (from.find()) {
            if (isName(from.group(2))) {
                spans.add(new Span(from.start(1), from.end(1)));
            }
        }
        if (TO_SOMEBODY.stream().anyMatch(text::contains)) {
            groups(PARCEL, text, spans);
        }
        groups(PARCEL_EN, text.contains(" for ") ? text : "", spans);
        return spans;
    }

    private static void named(Pattern pattern, int group, String text, List<Span> spans) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (isName(matcher.group(group))) {
                spans.add(new Span(matcher.start(group), matcher.end(group)));
            }
        }
    }

    private static void groups(Pattern pattern, String text, List<Span> spans) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            spans.add(new Span(matcher.start(1), matcher.end(1)));
        }
    }

    /** "我钱多多", where a telephone number is left as well: a family name and a doubled one. */
    private static void myself(String text, List<Span> spans) {
        if (!text.contains("我") || text.chars().filter(c -> Han.isDigit((char) c)).count() < PHONE) {
            return;
        }
        Matcher matcher = MYSELF.matcher(text);
        while (matcher.find()) {
            String said = matcher.group(1);
            if (said.charAt(1) == said.charAt(2) && isName(said)) {
                spans.add(new Span(matcher.start(1), matcher.end(1)));
            }
        }
    }

    private static boolean isName(String said) {
        int family = Surnames.lengthAt(said, 0);
        return family > 0 && said.length() > family && said.length() - family <= 2 && NO_NAME.indexOf(said.charAt(said.length() - 1)) < 0;
    }
}
