package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.Span;
import huiying.nlp.text.Han;

/** Finds people's names where a text introduces them ("我叫", "联系人", "my name is") or gives them a title ("李阿姨"). */
final class Names {
    private static final Pattern INTRODUCED = Pattern.compile(
            "(?:我叫|俺叫|叫我|她叫|他叫|名叫|叫做|姓名[:： ]?(?:是|为)?|名字[:： ]?(?:是|叫|写的|改成)?|真名[:： ]?|联系人[:： ]?(?:是)?|户名[:： ]?|户主[:： ]?|收件人[:： ]?|车主[:： ]?|业主[:： ]?|开户人[:： ]?|报案人[:： ]?|申请人[:： ]?|举报人[:： ]?|法人[:： ]?|监护人[:： ]?|持卡人[:： ]?|患者[:： ]?|病人[:： ]?|本人(?:叫|姓名)?|我是|我(?:爸|妈|爷|奶|儿|弟|妹|哥|姐)?叫?|自称|驾驶员|司机|代表|收费员工牌写着|带头的|老板|主任|经理)");
    private static final Pattern FAMILY = Pattern.compile("(?:我|他|她|免贵|本人|老太太|丈人|, ?|,?)姓([一-龥])(?:[,。.;!? 的]|读|电话|$)");
    private static final Pattern TITLED = Pattern.compile("([一-龥])(?:先生|女士|小姐|老师|大爷|大妈|大叔|阿姨|师傅|老太|奶奶|爷爷|医生|主任|经理|警官|护士长|护士|总|姐|哥|掌柜|律师|校长|书记|队长)");
    private static final Pattern ENGLISH = Pattern.compile(
            "(?:[Mm]y name is|[Nn]ame:?(?: is)?|I am|I'm|[Cc]ontact|[Aa]sk for|Mr\\.?|Mrs\\.?|Ms\\.?|Miss|Dr\\.?|Coach|Uncle|Aunt|[Tt]eacher|[Ll]andlord|[Bb]oss:?|holder|register my name as) ((?:[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?)(?: [A-Z][a-z'’]+(?:-[A-Z][a-z]+)?){0,2})");

    private Names() {
    }

    static List<Span> in(String text) {
        var spans = new ArrayList<Span>();
        introduced(text, spans);
        groups(FAMILY, text, spans);
        titled(text, spans);
        groups(ENGLISH, text, spans);
        return spans;
    }

    private static void introduced(String text, List<Span> spans) {
        Matcher matcher = INTRODUCED.matcher(text);
        while (matcher.find()) {
            int end = fullName(text, matcher.end());
            if (end > 0) {
                spans.add(new Span(matcher.end(), end));
            }
        }
    }

    /** The end of a full name that begins at {@code at} and is followed by something no name goes on with, or 0. */
    private static int fullName(String text, int at) {
        int family = Surnames.lengthAt(text, at);
        if (family == 0) {
            return 0;
        }
        int end = at + family;
        while (end < text.length() && end - at - family < 2 && Han.is(text.charAt(end)) && "的是在电手身住家,开说,".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean closed = end == text.length() || !Han.is(text.charAt(end)) || "的是在电手身住开".indexOf(text.charAt(end)) >= 0;
        return end > at + family && closed ? end : 0;
    }

    private static void titled(String text, List<Span> spans) {
        Matcher matcher = TITLED.matcher(text);
        while (matcher.find()) {
            boolean alone = matcher.start() == 0 || !Han.is(text.charAt(matcher.start() - 1)) || "的和叫是找姓位个家们".indexOf(text.charAt(matcher.start() - 1)) >= 0;
            if (alone && Surnames.lengthAt(text, matcher.start()) == 1) {
                spans.add(new Span(matcher.start(), matcher.end()));
            }
        }
    }

    private static void groups(Pattern pattern, String text, List<Span> spans) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            spans.add(new Span(matcher.start(1), matcher.end(1)));
        }
    }
}
