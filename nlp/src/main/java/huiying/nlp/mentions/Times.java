package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.Span;
import huiying.nlp.text.Han;

/** Finds times as people say them, in both languages; it says where, never when exactly. */
final class Times {
    private static final String N = "[0-9零一二三四五六七八九十两几半]{1,4}";
    private static final String DAY = "(?:大前天|前天|昨天|昨日|今天|今日|明天|后天|前儿个?|昨儿个?|昨个|今儿个?|前日|当天|第二天|昨晚|昨夜|今早|今晚|今晨|前晚|头天|刚才|刚刚|刚|现在|目前|这几天|这两天|前几天|前两天|最近|近期|近日|这阵子?|这段时间|这几宿|去年|前年|今年|明年|上半年|下半年|年底|年初|月底|月初|周末|平时|节假日|放假|寒假|暑假|国庆|春节|中秋|清明|端午|元旦|五一|过年|年三十|除夕|"
            + "每(?:天|晚|日|夜|周|月|年|个?礼拜|个?星期|逢)[一二三四五六日天]?|天天|(?:上|这|本|下|前|头)(?:个|一个|两个)?(?:周|星期|礼拜|月)[一二三四五六日天末底初]?|(?:周|星期|礼拜)[一二三四五六日天]|[0-9]{2,4}年|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|腊|正|冬)月(?:份)?(?:(?:[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})[日号]?)?|(?:3[01]|[12]?[0-9])[日号]|[0-9]{1,2}\\.[0-9]{1,2}[日号])";
    private static final String PART = "(?:一大?早|大清早|早上|早晨|清早|清晨|上午|中午|正午|下午|傍晚|傍黑|晚上|夜晚|夜间|夜里头?|半夜三更|三更半夜|半夜|凌晨|深夜|后半夜|前半夜|天刚擦黑|天黑|晚高峰|早高峰|晌午头?|后晌|晚饭后)";
    private static final String CLOCK = "(?:[0-9]{1,2}[:：][0-9]{2}|(?:[0-9]{1,2}|[零一二三四五六七八九十两]{1,3})(?:点|时)(?:钟|半|一刻|三刻|(?:[0-9]{1,2}|[零一二三四五六七八九十]{1,3})分?)?(?:多钟?|来钟)?)";
    private static final String UNIT = "(?:天|日|个多?月|年|周|个多?星期|个多?礼拜|个多?小时|小时|个钟头|分钟|星期|礼拜|个晚上|宿|夜)";
    private static final String ONE = "(?:" + DAY + "|" + PART + "|" + CLOCK + ")";
    private static final String MANY = ONE + "(?:的|,)?(?:" + ONE + ")*";
    private static final Pattern ZH = Pattern.compile("(?:从|自从|自|打)?" + MANY + "(?:左右|前后|那会儿|那天|那晚|以后|之后|以前|之前|开始|起|以来)?(?:(?:到|至|-|—|~)(?:" + MANY
            + "|现在|今天|如今))?(?:左右|前后|开始|起|以来)?|(?:快|已经|都|整整|连着|近|将近|大概|大约|差不多)?" + N
            + "多?" + UNIT + "(?:多|左右)?(?:了|前|以来|之久|来)?");
    private static final String BEGINS = "0123456789零一二三四五六七八九十两几半大前昨今明后当第头刚现目这最近去年上下每天周星礼本腊正冬国春中秋清端元五过除寒暑放节平月早凌傍夜晚深晌从自打快已都整连将约差";
    private static final int LONGEST = 48;
    private static final String WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
    private static final String MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
    private static final String CLOCK_EN = "[0-9]{1,2}(?:[:.][0-9]{2})?\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|o'clock)";
    private static final Pattern EN = Pattern
            .compile("(?i)\\b(?:(?:since|from|until|till|by|after|before|around|about|at|on|every|last|this|next|in|for|past|the)\\s){0,3}(?:" + WEEKDAY + "|"
                    + MONTH + "(?:\\s[0-9]{1,2}(?:st|nd|rd|th)?)?|" + CLOCK_EN
                    + "|[0-9]{1,2}:[0-9]{2}|yesterday|today|tonight|tomorrow|midnight|noon|just now|right now|the day before yesterday|(?:the\\s)?[0-9]{1,2}(?:st|nd|rd|th)|(?:last|this|next|every|each)\\s(?:single\\s)?(?:night|week|weekend|month|year|morning|evening|afternoon|day|winter|summer|spring|autumn)|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|few|[0-9]{1,3})\\s(?:minute|hour|day|night|week|month|year|fortnight)s?(?:\\sago)?|24/7|evenings|mornings|weekends|daily)"
                    + "(?:\\s(?:morning|afternoon|evening|night|at night|till|until|to|and|at|around|about|" + CLOCK_EN + "|" + WEEKDAY + "|midnight|ago))*");

    private Times() {
    }

    static List<Span> in(String text, boolean chinese) {
        var spans = new ArrayList<Span>();
        if (chinese) {
            chinese(text, spans);
        } else {
            english(text, spans);
        }
        return spans;
    }

    /** Tries only where a time may begin: an anchored match is many times cheaper than a search. */
    private static void chinese(String text, List<Span> spans) {
        for (int start = 0; start < text.length(); start++) {
            if (BEGINS.indexOf(text.charAt(start)) < 0 || start > 0 && Han.isDigit(text.charAt(start)) && Han.isLatin(text.charAt(start - 1))) {
                continue;
            }
            Matcher matcher = ZH.matcher(text.substring(start, Math.min(text.length(), start + LONGEST)));
            if (matcher.lookingAt() && matcher.end() > 1) {
                add(text, start, start + matcher.end(), spans);
                start += matcher.end() - 1;
            }
        }
    }

    private static void english(String text, List<Span> spans) {
        Matcher matcher = EN.matcher(text);
        while (matcher.find()) {
            add(text, matcher.start(), matcher.end(), spans);
        }
    }

    private static void add(String text, int start, int end, List<Span> spans) {
        String said = text.substring(start, end);
        int length = said.strip().length();
        if (length >= 2 && !(number(said) && !dayOfMonth(text, start, end))) {
            boolean comma = said.endsWith(",");
            spans.add(new Span(start, comma ? end - 1 : end));
        }
    }

    private static boolean number(String said) {
        return said.endsWith("号") && said.length() <= 3;
    }

    /** "15号买的" is a day; "15号楼", "98号" and "青禾路12号" are not. */
    private static boolean dayOfMonth(String text, int start, int end) {
        boolean after = start > 0 && "路街巷弄里院楼栋区道第的".indexOf(text.charAt(start - 1)) >= 0;
        return !after && end < text.length() && "早上中下晚夜凌买停交发到去来开起,。就还才".indexOf(text.charAt(end)) >= 0;
    }
}
