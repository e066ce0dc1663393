package huiying.nlp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * A part of a place that can be put in the stead of another of its kind: "7栋" of "6号楼", "西门" of "东门", "Harbour Lane" of "Harbour Road".
 *
 * @param kind what it can stand in for
 */
record PlaceElement(String kind, String text, int start, int end) {
    private static final int MOST = 120;
    private static final int SHORTEST = 2;
    private static final Pattern VAGUE = Pattern.compile("一个|一条|那|这|哪|没有|有个|的");
    private static final String BARE = "bare";
    private static final String NUMBER = "number";
    private static final String ROAD = "road";
    private static final String RELATION = "relation";

    private static final Pattern UNIT = Pattern.compile(
            "([0-9A-Za-z一二三四五六七八九十甲乙丙丁负]+)(号楼|号院|号线|号窗口|号门|号|栋|幢|座|单元|窗口|区|楼|层|室|房|组|期|队)|([A-Z0-9]{1,2})(口)|([0-9]+)(国道|省道|县道|路车|路公交|路)");
    private static final Map<String, String> UNITS = Map.ofEntries(Map.entry("号楼", "栋"), Map.entry("幢", "栋"), Map.entry("座", "栋"), Map.entry("楼", "层"),
            Map.entry("房", "室"), Map.entry("号窗口", "窗口"), Map.entry("路车", "line"), Map.entry("路公交", "line"), Map.entry("路", "line"),
            Map.entry("号", NUMBER));
    private static final Pattern SIDE = Pattern.compile("(东南|西南|东北|西北|[东南西北前后左右正侧])(门|岸|侧|边|头|山|口|院|区|段|坡)");
    private static final Pattern BESIDE = Pattern.compile("斜对面|斜对门|旁边|隔壁|对面|对过|前面|后面|里面|外面|楼上|楼下|前头|后头");
    private static final Pattern NAME = Pattern.compile(
            "([一-龥]{1,6}?)(大道|胡同|路|街|巷|弄|街道|镇|乡|村|庄|屯|寨|小区|花园|公寓|新村|家园|苑|园|里|湾|幼儿园|小学|中学|学校|医院|卫生站|卫生院|卫生中心|养老院|立交桥|桥|水库|公园|广场|码头|市场|菜场|超市|商场|大厦|大楼|公交站|地铁站|客运站|汽车站|火车站|电器城|加油站|银行|邮局)");
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("大道", ROAD), Map.entry("胡同", ROAD), Map.entry("路", ROAD), Map.entry("街", ROAD),
            Map.entry("巷", ROAD), Map.entry("弄", ROAD), Map.entry("庄", "村"), Map.entry("屯", "村"), Map.entry("寨", "村"), Map.entry("乡", "镇"),
            Map.entry("小区", "园"), Map.entry("花园", "园"), Map.entry("公寓", "园"), Map.entry("家园", "园"), Map.entry("苑", "园"), Map.entry("里", "园"),
            Map.entry("湾", "园"), Map.entry("新村", "园"), Map.entry("火车站", "汽车站"), Map.entry("客运站", "汽车站"));
    private static final Pattern LEAD = Pattern.compile("^(?:不是|不在|就是|应该是|而是|改成|改为|是在|是|在|到|从|我们|我家|咱们|咱|俺|旁边的?|那个|哪个|叫|和|与|跟|了|说|有)+");
    private static final Pattern LATIN_UNIT = Pattern.compile(
            "(?i)\\b(flat|apartment|apt\\.?|unit|room|block|building|tower|window|counter|gate|platform|exit|floor|level|ward|bay|stall|shop|lot|bus|route|line|number|no\\.?) ?([0-9]+[a-z]?|[a-z])\\b");
    private static final Map<String, String> LATIN_UNITS = Map.of("apartment", "flat", "apt", "flat", "apt.", "flat", "unit", "flat", "building", "block",
            "tower", "block", "counter", "window", "no", NUMBER, "no.", NUMBER, "route", "bus");
    private static final Set<String> COUNTED = Set.of("栋", "层", "室", "窗口", "line", NUMBER, "号院", "号线", "号门", "单元", "区", "组", "期", "队", "口", "国道", "省道", "县道",
            "flat",
            "block", "room", "window", "gate", "platform", "exit", "floor", "level", "ward", "bay", "stall", "shop", "lot", "bus");
    private static final Pattern FLOOR = Pattern
            .compile("(?i)\\b(?:ground|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|top|[0-9]+(?:st|nd|rd|th)) (floor)\\b");
    private static final Pattern LATIN_SIDE = Pattern
            .compile("(?i)\\b(?:north|south|east|west|front|back|rear|main|side) (gate|entrance|exit|side|door|bank|end|car park|wing)\\b");
    private static final Pattern LATIN_NAME = Pattern.compile(
            "\\b((?:[A-Z][A-Za-z']+ ){1,3})(Road|Rd|Street|St|Lane|Court|Close|Avenue|Ave|Drive|Way|Square|Crescent|Terrace|Yard|Row|Hill|Gardens?|Park|House|Market|School|Kindergarten|Station|Hospital|Clinic|Bridge|Library|Stadium|Mall|Tower|Plaza|Church|Hotel|College)\\b");
    private static final String ROADS_EN = " road rd street st lane court close avenue ave drive way square crescent terrace yard row hill ";
    private static final Pattern HOUSE = Pattern.compile("\\b([0-9]+[A-Za-z]?) [A-Z][a-z]");
    private static final Pattern LATIN_BESIDE = Pattern
            .compile("(?i)\\b(?:in front of|in front|behind|opposite|next to|beside|outside|inside|across from|underneath|under|above|below|on top of)\\b");
    private static final Pattern LETTER = Pattern.compile("(?:^|[,，。.!?] ?)([A-Z])(?:$|[,，。.!?])");
    private static final Pattern LETTERED = Pattern.compile("(.*[ 0-9])[A-Z]|[A-Z](座|区|口|栋)");
    private static final Pattern DIGITS = Pattern.compile("\\b(?:[0-9]{2,4}[A-Z]?|[0-9][A-Z])\\b");
    private static final Pattern NUMBERED = Pattern.compile("[0-9]+[A-Z]?");

    /** The parts of a place, from left to right, none within another; nothing for what is too long to be a turn of correction. */
    static List<PlaceElement> in(String text) {
        var found = new ArrayList<PlaceElement>();
        if (text.length() > MOST) {
            return found;
        }
        for (Matcher unit = UNIT.matcher(text); unit.find();) {
            boolean doorway = unit.group(2) != null && unit.group(2).equals("号门") && text.startsWith("口", unit.end());
            if (doorway) {
                add(found, NUMBER, text, unit.start(), unit.end() - 1);
                continue;
            }
            String name = unit.group(2) != null ? unit.group(2) : unit.group(4) != null ? unit.group(4) : unit.group(6);
            add(found, UNITS.getOrDefault(name, name), text, unit.start(), unit.end());
        }
        each(SIDE, text, found, 2);
        for (Matcher beside = BESIDE.matcher(text); beside.find();) {
            add(found, RELATION, text, beside.start(), beside.end());
        }
        names(text, found);
        latin(text, found);
        for (Matcher letter = LETTER.matcher(text); letter.find();) {
            add(found, BARE, text, letter.start(1), letter.end(1));
        }
        for (Matcher digits = DIGITS.matcher(text); digits.find();) {
            add(found, BARE, text, digits.start(), digits.end());
        }
        found.sort(Comparator.comparingInt(PlaceElement::start));
        return found;
    }

    private static void latin(String text, List<PlaceElement> found) {
        for (Matcher name = LATIN_NAME.matcher(text); name.find();) {
            String last = name.group(2).toLowerCase(Locale.ROOT);
            add(found, ROADS_EN.contains(" " + last + " ") ? ROAD : last, text, name.start(), name.end());
        }
        for (Matcher unit = LATIN_UNIT.matcher(text); unit.find();) {
            String name = unit.group(1).toLowerCase(Locale.ROOT);
            add(found, LATIN_UNITS.getOrDefault(name, name), text, unit.start(), unit.end());
        }
        for (Matcher house = HOUSE.matcher(text); house.find();) {
            add(found, NUMBER, text, house.start(1), house.end(1));
        }
        each(FLOOR, text, found, 1);
        each(LATIN_SIDE, text, found, 1);
        for (Matcher beside = LATIN_BESIDE.matcher(text); beside.find();) {
            add(found, RELATION, text, beside.start(), beside.end());
        }
    }

    private static void each(Pattern pattern, String text, List<PlaceElement> found, int kind) {
        for (Matcher matcher = pattern.matcher(text); matcher.find();) {
            add(found, "side " + matcher.group(kind).toLowerCase(Locale.ROOT), text, matcher.start(), matcher.end());
        }
    }

    /** "花园路小学" is a school: a name that is followed by another ending belongs to that. */
    private static void names(String text, List<PlaceElement> found) {
        Matcher name = NAME.matcher(text);
        for (int from = 0; from < text.length() && name.find(from);) {
            Matcher lead = LEAD.matcher(name.group(1));
            boolean led = lead.find();
            int start = name.start() + Math.max(led ? lead.end() : 0, behindVerb(name.group(1)));
            int end = name.end();
            String ending = name.group(2);
            for (String longer = ending(text, end); !longer.isEmpty(); longer = ending(text, end)) {
                ending = longer;
                end += longer.length();
            }
            from = end;
            if (end - start >= SHORTEST && !VAGUE.matcher(text.substring(start, end)).find()) {
                add(found, NAMES.getOrDefault(ending, ending), text, start, end);
            }
        }
    }

    /** "票上印的是城北客运站": the name begins behind what tells it. */
    private static int behindVerb(String stem) {
        int at = -1;
        for (char verb : "是的在说写印到了叫".toCharArray()) {
            at = Math.max(at, stem.lastIndexOf(verb));
        }
        return at + 1;
    }

    private static String ending(String text, int at) {
        for (String ending : List.of("路", "街", "村", "小学", "中学", "医院", "幼儿园", "公交站", "地铁站", "小区", "社区", "市场", "菜场", "公园", "广场")) {
            if (text.startsWith(ending, at) && !text.startsWith("口", at + ending.length())) {
                return ending;
            }
        }
        return "";
    }

    private static void add(List<PlaceElement> found, String kind, String text, int start, int end) {
        if (found.stream().noneMatch(other -> other.start < end && start < other.end)) {
            found.add(new PlaceElement(kind, text.substring(start, end), start, end));
        }
    }

    /** Whether this may be put where the other stands; a number by itself fits wherever there is one. */
    boolean fits(PlaceElement other) {
        return kind.equals(other.kind) || bare() && (digits(text).isEmpty() ? LETTERED.matches(other.text) : !digits(other.text).isEmpty());
    }

    boolean bare() {
        return kind.equals(BARE);
    }

    /** A word for where something lies from a thing: "behind", "对面". */
    boolean relation() {
        return kind.equals(RELATION);
    }

    /** "西门", "north gate". */
    boolean side() {
        return kind.startsWith("side");
    }

    boolean road() {
        return kind.equals(ROAD);
    }

    /** A part with a number or letter of its own, not a name. */
    boolean counted() {
        return COUNTED.contains(kind);
    }

    boolean same(PlaceElement other) {
        return fits(other) && (text.equalsIgnoreCase(other.text) || !digits(text).isEmpty() && number(text).equals(number(other.text)));
    }

    /** How much of one is in the other, from 0 to 1: letters in the same order, or the same digits in another order. */
    double likeness(PlaceElement other) {
        if (!digits(text).isEmpty() && sorted(digits(text)).equals(sorted(digits(other.text)))) {
            return 1;
        }
        return Rewording.common(text.toLowerCase(Locale.ROOT), other.text.toLowerCase(Locale.ROOT)) / (double) Math.max(text.length(), other.text.length());
    }

    /** The other within its text with this in its place; a bare number takes only the place of the number. */
    String over(PlaceElement other, String text) {
        return text.substring(0, other.start) + put(other) + text.substring(other.end);
    }

    /** A number or letter by itself takes the place of that alone. */
    private String put(PlaceElement other) {
        if (bare() && digits(text).isEmpty()) {
            Matcher lettered = LETTERED.matcher(other.text);
            return !lettered.matches() ? text : lettered.group(2) == null ? lettered.group(1) + text : text + lettered.group(2);
        }
        if (bare()) {
            return NUMBERED.matcher(other.text).replaceFirst(text);
        }
        return kind.equals("line") ? other.text.replace(digits(other.text), digits(text)) : text.equalsIgnoreCase("in front") ? text + " of" : text;
    }

    private static String number(String text) {
        Matcher number = NUMBERED.matcher(text);
        return number.find() ? number.group() : "";
    }

    private static String digits(String text) {
        Matcher digits = Pattern.compile("[0-9]+").matcher(text);
        return digits.find() ? digits.group() : "";
    }

    private static String sorted(String digits) {
        return digits.chars().sorted().collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
