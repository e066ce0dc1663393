package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.chinese.Hanlp.Word;
import huiying.nlp.cues.Phrases;
import huiying.nlp.cues.Phrases.Hit;
import huiying.nlp.gazetteer.Gazetteer;
import huiying.nlp.mentions.PlaceWords.Kind;
import huiying.nlp.text.Han;

/**
 * Finds places in Chinese: a core (gazetteer name, or a name that ends like a road, estate, village or shop), whatever narrows it down behind
 * it (number, building, gate, crossing), and further cores joined to it.
 */
final class ChinesePlaces {
    private static final String NUMBER = "[0-9A-Za-z甲乙丙丁一二三四五六七八九十百#\\-—]{1,9}";
    private static final Pattern TAIL = Pattern.compile("(?:小区|的?" + NUMBER
            + "(?:号楼|号院|号门面房|号门面|号线|号地块|号口|号窗口|号柜台|号车位|号|弄|栋|幢|座|单元|楼|层|室|门|组|队|区|期|户|排|巷|支路|出口|口|#|路口)|[0-9A-Za-z]{1,4}(?:-[0-9A-Za-z]{1,4}){1,3}|(?:与|和)?[东西南北中]{1,2}(?:侧|边|面|门|头|口|段|角|区|路口|出口|入口|户)|(?:十字|丁字|三岔)?(?:路口|交叉口|交汇处|交界处|交口|拐角|转角|岔口)|口(?:上)?"
            + "|(?:大|正|侧|后|前|校|店)?(?:门口|门前|大门|后门|前门|正门|侧门|门卫)|的?(?:对面|对过|斜对面|斜对过|隔壁|旁边|边上|附近|周边|后面|后头|后身|前面|里面|外面|楼下|楼上|楼顶|底下|下面|上面|路段|一带|沿线|沿街|地下车库|地下室|车库|地库|门洞|楼道|尽头|靠近)|[A-Z][0-9]?(?:口|出口|座|区|馆)|附[0-9]{1,3}号|[大中小一二三四五六七八九][0-9一二三四五六七八九十]班|[0-9一二三四五六七八九]年级(?:[0-9一二三四五六七八九十]{1,2}班)?|东户|西户|[0-9]{3,4}室?)+");
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:[0-9]{1,3}(?:到|至|-))?[0-9A-Za-z甲乙丙丁一二三四五六七八九十]{1,4}(?:号楼|号院|栋|幢|单元|座|号窗口|号车位)|[A-Z东西南北]区|[A-Z][0-9]?-[0-9]{2,4}|[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}|[0-9]{1,3}-[0-9]{3,4}");
    /** "六中": a school by its number, where nothing stands before it. */
    private static final Pattern SCHOOL = Pattern.compile("(?:^|[^一-龥]|[在是到从去])((?:第)?[一二三四五六七八九十]{1,2}中)(?:$|[^一-龥间介等]|门|对|旁|附|校|食|的)");
    private static final String NUMBERED_SIGNS = "楼栋幢单座窗位院区-";
    private static final String JOINTS = "与和跟、/到至交- ";
    private static final String STOPS = "的了在我你他她它这那哪是有把被让给吗呢吧请问说很都也又没不就到从去住个及跟与或和叫往向将离靠着过得地们啊呀哦嗯为因于两几多家条";
    private static final Set<String> POINTERS = Set.of("那个", "那家", "那条", "这个", "这家", "里的", "上的", "边的");
    private static final int LONGEST_NAME = 6;

    private final Phrases<Kind> words = PlaceWords.phrases();
    private final Supplier<Gazetteer> places;

    ChinesePlaces(Supplier<Gazetteer> places) {
        this.places = places;
    }

    List<FoundPlace> in(String text, List<Word> segmented) {
        List<Core> cores = cores(text, segmented);
        var found = new ArrayList<FoundPlace>();
        for (int i = 0; i < cores.size();) {
            var whole = new Growing(cores.get(i));
            whole.tail(text);
            int next = i + 1;
            while (next < cores.size() && whole.join(cores.get(next), text)) {
                next++;
            }
            found.add(whole.finish(text));
            i = next;
        }
        return found;
    }

    /** Where a place begins to be named. */
    private record Core(int start, int end, Kind kind, boolean named, String grid) {
    }

    private List<Core> cores(String text, List<Word> segmented) {
        var cores = new ArrayList<Core>();
        for (Gazetteer.Hit hit : places.get().in(text)) {
            cores.add(new Core(hit.start(), hit.end(), PlaceWords.kindOf(hit.place().name()), true, hit.place().gridCode()));
        }
        for (Matcher school = SCHOOL.matcher(text.indexOf('中') >= 0 ? text : ""); school.find();) {
            cores.add(new Core(school.start(1), school.end(1), Kind.POI, true, ""));
        }
        boolean[] wall = walls(text, segmented);
        for (Hit<Kind> hit : words.in(text)) {
            Core core = hit.value() == Kind.GENERIC ? new Core(hit.start(), hit.end(), Kind.GENERIC, false, "") : named(hit, text, wall);
            if (core != null) {
                cores.add(core);
            }
        }
        Matcher numbered = NUMBERED.matcher(NUMBERED_SIGNS.chars().anyMatch(sign -> text.indexOf(sign) >= 0) ? text : "");
        while (numbered.find()) {
            cores.add(new Core(numbered.start(), numbered.end(), Kind.GENERIC, false, ""));
        }
        return apart(cores, text.length());
    }

    /** Longest first where they overlap; the gazetteer beats grammar. */
    private static List<Core> apart(List<Core> cores, int length) {
        cores.sort(Comparator.comparing((Core core) -> core.grid.isEmpty()).thenComparing(core -> core.start - core.end).thenComparing(Core::start));
        var kept = new ArrayList<Core>();
        var taken = new BitSet(length);
        for (Core core : cores) {
            int next = taken.nextSetBit(core.start);
            if (next < 0 || next >= core.end) {
                kept.add(core);
                taken.set(core.start, core.end);
            }
        }
        kept.sort(Comparator.comparing(Core::start));
        return kept;
    }

    /** Characters that cannot be part of a name: particles, verbs, times, punctuation. */
    private static boolean[] walls(String text, List<Word> segmented) {
        var wall = new boolean[text.length()];
        for (Word word : segmented) {
            boolean closed = word.end() - word.start() == 1
                    ? STOPS.indexOf(text.charAt(word.start())) >= 0 || word.nature().startsWith("q")
                    : "vtpcdrumqywe".indexOf(word.nature().charAt(0)) >= 0 && !word.nature().startsWith("vn") || word.nature().equals("vn")
                            || word.nature().equals("f") || word.nature().equals("s");
            for (int i = word.start(); i < word.end(); i++) {
                wall[i] = closed || !Han.is(text.charAt(i));
            }
        }
        return wall;
    }

    private static @Nullable Core named(Hit<Kind> suffix, String text, boolean[] wall) {
        int start = nameStart(suffix, text, wall);
        int length = suffix.start() - start;
        boolean bus = suffix.value() == Kind.ROAD && afterNumber(text, start);
        if (length == 0 || bus || !PlaceWords.isName(text.substring(start, suffix.end()))
                || suffix.value() == Kind.ROAD && !PlaceWords.isName(text.substring(suffix.end() - Math.min(2, suffix.end()), suffix.end()))) {
            return length == 0 && suffix.end() - suffix.start() > 1 ? new Core(suffix.start(), suffix.end(), suffix.value(), false, "") : null;
        }
        boolean weak = suffix.value() == Kind.WEAK && (length < 2 || length > 3 || !weakStands(text, start, suffix.end()));
        return weak ? null : new Core(start, suffix.end(), suffix.value(), true, "");
    }

    private static int nameStart(Hit<Kind> suffix, String text, boolean[] wall) {
        int start = suffix.start();
        while (start > 0 && suffix.start() - start < LONGEST_NAME && !wall[start - 1] && !text.startsWith("号线", start - 2)) {
            start--;
        }
        return start == suffix.start() && start >= 2 && mayBeName(suffix, text) ? start - 2 : start;
    }

    /** Two characters the segmenter took for a verb or a measure may still be a name: "解放路", "荣华里" at the start of a clause. */
    private static boolean mayBeName(Hit<Kind> suffix, String text) {
        int from = suffix.start() - 2;
        String two = text.substring(from, suffix.start());
        boolean plain = two.chars().allMatch(c -> Han.is((char) c) && STOPS.indexOf(c) < 0 && "点时号天年月日十百千".indexOf(c) < 0);
        boolean clauseStart = from == 0 || !Han.is(text.charAt(from - 1));
        return plain && PlaceWords.mayName(two) && (suffix.value() == Kind.ROAD || suffix.value() == Kind.WEAK && clauseStart);
    }

    private static boolean afterNumber(String text, int start) {
        return start > 0 && Han.isDigit(text.charAt(start - 1));
    }

    /** A weak ending (里, 湾, 府) needs a number, a gate or the end of the clause behind it to be a name. */
    private static boolean weakStands(String text, int start, int end) {
        if (end == text.length() || Han.endsClause(text.charAt(end))) {
            return start == 0 || !Han.is(text.charAt(start - 1)) || text.startsWith("整个", start - 2) || text.charAt(start - 1) == '在';
        }
        boolean gate = end + 1 < text.length() && "东西南北大正后".indexOf(text.charAt(end)) >= 0 && "门区侧边口".indexOf(text.charAt(end + 1)) >= 0;
        return gate || Han.isDigit(text.charAt(end)) || text.startsWith("小区", end) || text.startsWith("社区", end) || "甲乙丙丁".indexOf(text.charAt(end)) >= 0;
    }

    /** A place being put together. */
    private static final class Growing {
        private final int start;
        private int end;
        private String grid;
        private boolean named;
        private boolean crossing;
        private boolean narrowed;
        private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

        Growing(Core core) {
            start = core.start;
            end = core.end;
            grid = core.grid;
            take(core);
        }

        private void take(Core core) {
            narrowed |= !kinds.isEmpty();
            crossing |= core.named && core.kind == Kind.ROAD && kinds.contains(Kind.ROAD);
            kinds.add(core.kind);
            named |= core.named;
            grid = grid.isEmpty() ? core.grid : grid;
            end = Math.max(end, core.end);
        }

        void tail(String text) {
            Matcher tail = TAIL.matcher(text.substring(end, Math.min(text.length(), end + 40)));
            if (tail.lookingAt()) {
                end += tail.end();
                narrowed = true;
            }
            if (named && text.startsWith("站", end)) {
                end++;
                narrowed = true;
            }
        }

        boolean join(Core next, String text) {
            boolean inside = next.start < end;
            boolean touching = next.start == end || next.start == end + 1 && (text.charAt(end) == '的' || text.charAt(end) == ' ');
            boolean joint = next.start == end + 1 && (next.named && JOINTS.indexOf(text.charAt(end)) >= 0 || "到至".indexOf(text.charAt(end)) >= 0);
            boolean pointed = next.start == end + 2 && POINTERS.contains(text.substring(end, next.start));
            if (!inside && !touching && !joint && !pointed) {
                return false;
            }
            take(next);
            tail(text);
            return true;
        }

        FoundPlace finish(String text) {
            boolean stands = kinds.contains(Kind.ESTATE) || kinds.contains(Kind.WEAK) || kinds.contains(Kind.POI);
            return new FoundPlace(start, end, text.substring(start, end), grid, named && (stands || crossing || narrowed), named);
        }
    }
}
