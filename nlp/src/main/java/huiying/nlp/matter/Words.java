package huiying.nlp.matter;

import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.Language;
import huiying.nlp.Mention;
import huiying.nlp.Span;
import huiying.nlp.cues.Phrases;

/** Picks title, subject and demand out of a text; never a word of its own. */
final class Words {
    private static final int TITLE_ZH = 12;
    private static final int TITLE_EN = 40;
    private static final String ONE = "一个";
    private static final List<String> UNITS = List.of("月", "多月", "半月", "礼拜", "星期", "小时", "多小时", "钟头", "季度", "学期", "晚上", "多礼拜", "多星期");
    private static final Pattern OPENING_ZH = Pattern.compile(
            "^(?:你好|您好|请问|麻烦|那个|就是|嗯|呃|哦|啊|喂|我想|我要|想要?|反映|投诉|举报|咨询|问一?下|一下|一个|问题|关于|有个|又|还|已经|都|竟然|居然|我们这里|我们这|我们那|我们|我家|我|俺们?|咱们?|这个|这|那|里|的|上|把|在|从|被|但是|不过|而且|还有|另外|现在)+");
    private static final Pattern CLOSING_ZH = Pattern.compile("(?:的问题|啊|呀|吧|呢|吗|的|又|都|也|,|，)+$");
    private static final Pattern OPENING_EN = Pattern.compile(
            "(?i)^(?:hi|hello|please|there is|there's|there are|i want to report|i would like to report|i'd like to report|i want to complain about|i would like to complain about|complaint about|complain about|report|the|a|an|my|our|and|but|also|is|are|on|in|at|of|so)\\s+");
    private static final Pattern CLOSING_EN = Pattern.compile("(?i)\\s+(?:on|in|at|near|by|for|since|the|a|and|of|to|from|is|are|was|with|behind|next)$");
    private static final Pattern DEMAND_ZH = Pattern.compile(
            "(?:要求|希望|恳请|请求|请(?:你们|贵|有关|相关|尽快|帮|派|处理|查|给|安排|协调|解决|核实)|麻烦(?:你们|派|查|帮|来|给|处理|安排|尽快)|能不能|能否|可不可以|可否|建议|盼|望|诉求是|求你们|帮忙|帮我|赶紧|赶快|尽快|抓紧|必须|给个说法|退钱|退款|赔偿|查处)[^,.。!?;\\n]{0,40}");
    private static final Pattern DEMAND_EN = Pattern.compile(
            "(?i)\\b(?:please|can you|could you|i want you|i want them|i want my|i need|we want|we need|i would like|i'd like|we ask|i demand|we demand|should|must|hope)\\b[^,.!?;\\n]{0,60}");
    private static final Phrases<Boolean> WHO_ZH = new Phrases<>();

    static {
        for (String word : ("物业公司|物业|开发商|业委会|居委会|村委会|村干部|施工队|施工方|工地|包工头|老板|房东|中介|公司|单位|供热站|供电所|供电公司|自来水公司|燃气公司|学校|老师|幼儿园|医院|医生|护士|商家|店家|店主|卖家|快递员|快递|外卖员|司机|邻居|楼上|楼下住户|隔壁|城管|交警|民警|保安|工作人员|健身房|培训机构|驾校|旅行社|酒店|平台")
                .split("\\|")) {
            WHO_ZH.add(word, true);
        }
    }

    private static final Pattern WHO_EN = Pattern.compile(
            "(?i)\\b(?:property management|management office|management company|developer|landlord|landlady|my boss|employer|company|neighbou?r(?:s)?|driver|teacher|school|hospital|doctor|nurse|shop|seller|restaurant|gym|police|officer|clerk|courier|contractor|agent|guard)\\b");

    private Words() {
    }

    /** The clause, without what is said elsewhere (places, times, people), cut to a title. */
    static String title(String text, Span clause, List<Span> leaveOut, Language language) {
        return shorten(core(text, clause, leaveOut, language), language);
    }

    static String core(String text, Span clause, List<Span> leaveOut, Language language) {
        var rest = new StringBuilder();
        for (int i = clause.start(); i < clause.end(); i++) {
            int at = i;
            if (leaveOut.stream().noneMatch(span -> at >= span.start() && at < span.end())) {
                rest.append(text.charAt(i));
            }
        }
        return trimmed(rest.toString().strip(), language);
    }

    private static String trimmed(String words, Language language) {
        Pattern opening = language == Language.ZH ? OPENING_ZH : OPENING_EN;
        Pattern closing = language == Language.ZH ? CLOSING_ZH : CLOSING_EN;
        String rest = words;
        for (int i = 0; i < 3; i++) {
            rest = closing.matcher(opened(rest, opening).strip()).replaceFirst("").strip();
        }
        return rest;
    }

    /** "一个" opens a sentence, but not "一个月": how long is not cut in two. */
    private static String opened(String words, Pattern opening) {
        Matcher matcher = opening.matcher(words);
        if (!matcher.find()) {
            return words;
        }
        boolean counts = matcher.group().endsWith(ONE) && UNITS.stream().anyMatch(unit -> words.startsWith(unit, matcher.end()));
        return words.substring(counts ? matcher.end() - ONE.length() : matcher.end());
    }

    private static String shorten(String words, Language language) {
        int most = language == Language.ZH ? TITLE_ZH : TITLE_EN;
        if (words.length() <= most) {
            return words;
        }
        String cut = words.substring(0, most);
        int space = cut.lastIndexOf(' ');
        return language == Language.EN && space > most / 2 ? trimmed(cut.substring(0, space), language) : cut;
    }

    static String demand(String text, Language language) {
        Matcher matcher = (language == Language.ZH ? DEMAND_ZH : DEMAND_EN).matcher(text);
        String last = "";
        while (matcher.find()) {
            last = matcher.group().strip();
        }
        return last;
    }

    static String who(String text, Language language) {
        if (language == Language.EN) {
            Matcher matcher = WHO_EN.matcher(text);
            return matcher.find() ? matcher.group() : "";
        }
        return WHO_ZH.in(text).stream().findFirst().map(first -> WHO_ZH.longestAt(text, first.start())).map(hit -> text.substring(hit.start(), hit.end()))
                .orElse("");
    }

    /** What a title leaves out. */
    static boolean saidElsewhere(Mention mention) {
        return switch (mention) {
            case Mention.Choice choice -> false;
            case Mention.Thing thing -> false;
            case Mention.Organisation actor -> false;
            case Mention.Amount amount -> false;
            case Mention.Personal personal -> personal.kind() != Mention.Personal.Kind.ADDRESS;
            default -> true;
        };
    }
}
