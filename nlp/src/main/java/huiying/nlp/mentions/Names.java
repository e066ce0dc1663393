package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.Span;
import huiying.nlp.chinese.Hanlp;
import huiying.nlp.cues.Phrases;
import huiying.nlp.cues.Phrases.Hit;
import huiying.nlp.starter.Table;
import huiying.nlp.text.Han;

/** Finds people's names where a text introduces them ("我叫", "房东", "my son"), gives them a title ("李阿姨") or lists them beside a number. */
final class Names {
    /** What announces a name; the value tells whether the name needs more proof. */
    private static final Phrases<Boolean> INTRODUCERS = new Phrases<>();
    private static final Phrases<Boolean> TITLES = new Phrases<>();
    /** What residents report that begins like a family name and stands in no dictionary. */
    private static final Set<String> THINGS = new HashSet<>();

    static {
        for (String[] row : Table.read("name-words.tsv")) {
            for (String word : row[1].split("\\|")) {
                switch (row[0]) {
                    case "INTRODUCES" -> INTRODUCERS.add(word, false);
                    case "ROLE" -> INTRODUCERS.add(word, true);
                    case "THING" -> THINGS.add(word);
                    case "STRONG_TITLE" -> TITLES.add(word, true);
                    default -> TITLES.add(word, false);
                }
            }
        }
    }

    private static final Pattern LISTED = Pattern.compile("(?:联名|名单|如下|签名)[:： ]?((?:[一-龥]{2,4}、)+[一-龥]{2,4})");
    private static final Pattern FAMILY = Pattern.compile("(?:我|他|她|免贵|本人|老太太|丈人|, ?|,| )姓([一-龥])(?:[,。.;!? 的]|读|电话|反映|$)|^姓([一-龥])[, ]");
    private static final Pattern NICKNAME = Pattern.compile("(?:叫我|找|位)([小老][一-龥])(?:就|,|。|说|$| )");
    private static final Pattern FULL_TITLED = Pattern.compile("(?:^|[,。; ])([一-龥]{2,3})(?:护士长|同学|妈妈|爸爸)");
    private static final String KIN = "(?:[Mm]y|[Oo]ur|[Tt]he|[Hh]is|[Hh]er|[Aa]) (?:[a-z-]+ )?(?:name|wife|husband|son|daughter|father|mother|dad|mum|mom|grandpa|grandma|grandfather|grandmother|brother|sister|neighbou?r|landlord|landlady|tenant|tutor|teacher|nurse|doctor|boss|driver|guard|agent|manager)(?:'s name)?(?: is)?,? ";
    private static final String FULL = "((?:[A-Z][A-Za-z'’]+(?:-[A-Z][a-z]+)?)(?: [A-Z][a-z'’]+(?:-[A-Z][a-z]+)?){0,2})";
    private static final Pattern ENGLISH = Pattern.compile(
            "(?:[Mm]y name is |[Nn]ame:? (?:is )?|I am |I'm |[Cc]ontact |[Aa]sk for |\\b(?:Mr|Mrs|Ms|Miss|Dr|Coach|Uncle|Aunt|Old Mr)\\.? |[Bb]oss: |holder |register my name as |[Tt]enant upstairs, |parcel for |the name: it's |"
                    + KIN + ")" + FULL);
    private static final Pattern ENGLISH_TITLED = Pattern.compile("\\b((?:Old )?(?:Mr|Mrs|Ms|Miss|Coach|Uncle|Aunt)\\.? [A-Z][a-z]+)");
    /** Family names that are common words; alone in front of two characters they prove nothing. */
    private static final String WEAK = "和于时从有那相干经都能解应查会全常后连何万向边满农别权公国文广简通安水白高黄马路方关年归门单成平明家花金江海石田温东西计商";

    private Names() {
    }

    static List<Span> in(String text) {
        var spans = new ArrayList<Span>();
        introduced(text, spans);
        whenSaid("、", LISTED, text, Names::listed, spans);
        whenSaid("姓", FAMILY, text, Names::groups, spans);
        titled(text, spans);
        groups(NICKNAME, text, spans);
        fullTitled(text, spans);
        besideNumbers(text, spans);
        if (text.chars().anyMatch(c -> c >= 'A' && c <= 'Z')) {
            groups(ENGLISH_TITLED, text, spans);
            groups(ENGLISH, text, spans);
        }
        return spans;
    }

    /** Matches of a pattern, laid into a list. */
    private interface Finding {
        void in(Pattern pattern, String text, List<Span> spans);
    }

    private static void whenSaid(String sign, Pattern pattern, String text, Finding finding, List<Span> spans) {
        if (text.contains(sign)) {
            finding.in(pattern, text, spans);
        }
    }

    private static void introduced(String text, List<Span> spans) {
        for (Hit<Boolean> hit : INTRODUCERS.in(text)) {
            int start = hit.end();
            while (start < text.length() && ":： 是叫为".indexOf(text.charAt(start)) >= 0) {
                start++;
            }
            int end = fullName(text, start);
            boolean proven = !hit.value() || end > 0 && (WEAK.indexOf(text.charAt(start)) < 0 || numberSoon(text, end));
            boolean other = end > 0 && (endsLikeAPlace(text, end) || ROLES.contains(text.substring(start, end)))
                    && !SURE.contains(text.substring(hit.start(), hit.end()));
            if (end > 0 && proven && !other) {
                spans.add(new Span(start, end));
            }
        }
    }

    /** What these announce is a name, whatever it ends with. */
    private static final List<String> SURE = List.of("我叫", "俺叫", "叫我", "她叫", "他叫", "名叫", "姓名", "真名", "联系人", "本人叫", "本人姓名", "收件人", "户名");
    private static final String PLACE_ENDS = "苑园庭府居村路街巷湾店厂楼院校站局处所区县镇乡坊邸墅阁";

    /** An estate called 幸福苑 begins like a family name; nobody's name is three characters that end with 苑 after a mere role. */
    private static boolean endsLikeAPlace(String text, int end) {
        return PLACE_ENDS.indexOf(text.charAt(end - 1)) >= 0;
    }

    private static final String CLOSERS = "的是在电手身住开不私三天微男女号";

    /** The end of a full name that begins at {@code at} and is followed by something no name goes on with, or 0. */
    private static int fullName(String text, int at) {
        int family = Surnames.lengthAt(text, at);
        if (family == 0) {
            return twin(text, at);
        }
        int end = at + family;
        while (end < text.length() && end - at - family < 2 && Han.is(text.charAt(end)) && CLOSERS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean closed = end == text.length() || !Han.is(text.charAt(end)) || CLOSERS.indexOf(text.charAt(end)) >= 0;
        return end > at + family && closed ? end : 0;
    }

    /** A child's name like 贝贝. */
    private static int twin(String text, int at) {
        boolean twin = at + 1 < text.length() && Han.is(text.charAt(at)) && text.charAt(at) == text.charAt(at + 1)
                && "爸妈爷奶哥姐弟妹常天人看谢说家".indexOf(text.charAt(at)) < 0;
        return twin && (at + 2 == text.length() || !Han.is(text.charAt(at + 2))) ? at + 2 : 0;
    }

    private static void listed(Pattern pattern, String text, List<Span> spans) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int start = matcher.start(1);
            for (String name : matcher.group(1).split("、")) {
                spans.add(new Span(start, start + name.length()));
                start += name.length() + 1;
            }
        }
    }

    /** Words for roles that look like a family name with a title. */
    private static final List<String> ROLES = List.of("班主任", "总经理", "车经理", "校主任", "都老师", "和老师", "从医生", "有医生", "经理");

    private static void titled(String text, List<Span> spans) {
        for (Hit<Boolean> title : TITLES.in(text)) {
            int start = title.start() - 1;
            if (start < 0 || Surnames.lengthAt(text, start) != 1 || ROLES.contains(text.substring(start, title.end()))) {
                continue;
            }
            boolean strong = title.value() && WEAK.indexOf(text.charAt(start)) < 0;
            boolean alone = start == 0 || !Han.is(text.charAt(start - 1)) || "的和叫是找姓位个家们下上壁东板士老".indexOf(text.charAt(start - 1)) >= 0;
            if (alone || strong) {
                spans.add(new Span(start, title.end()));
            }
        }
    }

    private static void fullTitled(String text, List<Span> spans) {
        Matcher matcher = FULL_TITLED.matcher(text);
        while (matcher.find()) {
            if (Surnames.lengthAt(text, matcher.start(1)) > 0 || twin(matcher.group(1), 0) > 0) {
                spans.add(new Span(matcher.start(1), matcher.end(1)));
            }
        }
    }

    /** A clause that is nothing but a possible name, next to a clause that begins with a long number. */
    private static void besideNumbers(String text, List<Span> spans) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || Han.endsClause(text.charAt(i)) || text.charAt(i) == ' ' || text.charAt(i) == '、') {
                start += start < i && text.charAt(start) == '我' ? 1 : 0;
                boolean name = i - start >= 2 && i - start <= 4 && fullName(text.substring(start, i), 0) == i - start && !common(text, start);
                boolean age = text.startsWith("今年", i + 1) || text.startsWith("真叫", i + 1);
                if (name && (age || (numberSoon(text, i) || longNumberBefore(text, start)) && !ordinary(text.substring(start, i)))) {
                    spans.add(new Span(start, i));
                }
                start = i + 1;
            }
        }
    }

    /** "那个啥", "别写错": a family name that is a common word, before a character no given name begins with. */
    private static boolean common(String text, int start) {
        return "那别有应全都从和会经常于能解时".indexOf(text.charAt(start)) >= 0 && "个些么边里写笑打说骂闹急怪再来去人位样天是该都点".indexOf(text.charAt(start + 1)) >= 0;
    }

    /** "路灯 13812345678", "水管漏 138…": a thing and a number to call, not somebody called so. */
    private static boolean ordinary(String clause) {
        boolean broken = clause.length() == 3 && STATES.indexOf(clause.charAt(2)) >= 0;
        String thing = broken ? clause.substring(0, 2) : clause;
        return THINGS.contains(thing) || Hanlp.isOrdinary(thing);
    }

    private static final String STATES = "坏灭断漏破堵倒脏吵臭黄黑暗少没丢停响裂松塌歪旧乱";

    private static boolean numberSoon(String text, int from) {
        return digits(text.substring(from, Math.min(text.length(), from + 22))) >= 9;
    }

    private static boolean longNumberBefore(String text, int to) {
        return to > 1 && Han.isDigit(text.charAt(to - 2)) && digits(text.substring(Math.max(0, to - 22), to)) >= 9;
    }

    private static long digits(String part) {
        return part.chars().filter(c -> Han.isDigit((char) c)).count();
    }

    private static void groups(Pattern pattern, String text, List<Span> spans) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int group = matcher.group(1) == null ? 2 : 1;
            spans.add(new Span(matcher.start(group), matcher.end(group)));
        }
    }
}
