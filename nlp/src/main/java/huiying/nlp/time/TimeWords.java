package huiying.nlp.time;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import huiying.nlp.cues.Phrases;

/** Chinese words that are a time by themselves. */
final class TimeWords {
    private static final int DAY = 24 * 60;
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private TimeWords() {
    }

    static Phrases<List<Atom>> phrases() {
        var words = new Phrases<List<Atom>>();
        days(words);
        parts(words);
        loosely(words);
        again(words);
        years(words);
        Feasts.names().forEach(name -> add(words, name + "|" + name + "节|" + name + "那天|" + name + "期间|" + name + "放假|" + name + "当天", new Atom.Feast(name)));
        return words;
    }

    private static void add(Phrases<List<Atom>> words, String spellings, Atom... atoms) {
        for (String spelling : spellings.split("\\|")) {
            words.add(spelling, List.of(atoms));
        }
    }

    private static void days(Phrases<List<Atom>> words) {
        add(words, "大前天|大前儿|大前日", new Atom.Day(-3));
        add(words, "前天|前日|前儿|前儿个|前个儿", new Atom.Day(-2));
        add(words, "昨天|昨日|昨儿|昨儿个|昨个|昨个儿", new Atom.Day(-1));
        add(words, "今天|今日|今儿|今儿个|今个|今个儿|当日", new Atom.Day(0));
        add(words, "明天|明日|明儿|明儿个", new Atom.Day(1));
        add(words, "后天|后日|后儿", new Atom.Day(2));
        add(words, "大后天", new Atom.Day(3));
        evening(words, "昨", -1);
        evening(words, "今", 0);
        evening(words, "明", 1);
        evening(words, "前", -2);
        add(words, "昨夜|昨儿夜里|昨儿晚上|昨儿黑|昨宿", new Atom.Day(-1), new Atom.Part(PartOfDay.NIGHT));
        add(words, "今夜", new Atom.Day(0), new Atom.Part(PartOfDay.NIGHT));
        add(words, "前夜", new Atom.Day(-2), new Atom.Part(PartOfDay.NIGHT));
        add(words, "今晨", new Atom.Day(0), new Atom.Part(PartOfDay.EARLY));
    }

    private static void evening(Phrases<List<Atom>> words, String day, int shift) {
        add(words, day + "晚", new Atom.Day(shift), new Atom.Part(PartOfDay.EVENING));
        add(words, day + "早", new Atom.Day(shift), new Atom.Part(PartOfDay.MORNING));
    }

    private static void parts(Phrases<List<Atom>> words) {
        add(words, "凌晨|后半夜|下半夜", new Atom.Part(PartOfDay.SMALL_HOURS));
        add(words, "清早|清晨|大清早|一大早|一早|大早上|一大清早|天刚亮|天亮|天蒙蒙亮|一清早", new Atom.Part(PartOfDay.EARLY));
        add(words, "早上|早晨|上午|早间|头晌", new Atom.Part(PartOfDay.MORNING));
        add(words, "中午|正午|晌午|晌午头|午间|午休时间|午休", new Atom.Part(PartOfDay.NOON));
        add(words, "下午|午后|后晌", new Atom.Part(PartOfDay.AFTERNOON));
        add(words, "傍晚|傍黑|黄昏|天刚擦黑|擦黑|天擦黑|傍晚时分|晚饭点", new Atom.Part(PartOfDay.DUSK));
        add(words, "晚上|晚间|夜晚|大晚上|晚饭后|天黑以后|天黑后|天黑|前半夜|上半夜", new Atom.Part(PartOfDay.EVENING));
        add(words, "夜里|夜里头|夜间|深夜|大半夜|黑夜|半夜里", new Atom.Part(PartOfDay.NIGHT));
        add(words, "半夜|午夜|三更半夜|半夜三更|子夜|零点前后", new Atom.Part(PartOfDay.MIDNIGHT));
        add(words, "早高峰|上班高峰|上班时间", new Atom.Part(PartOfDay.RUSH_EARLY));
        add(words, "晚高峰|下班高峰", new Atom.Part(PartOfDay.RUSH_LATE));
        add(words, "白天|大白天|全天|整天", new Atom.Part(PartOfDay.DAYTIME));
        add(words, "通宵|整夜|整晚|一整夜|一夜|一晚上", new Atom.Part(PartOfDay.ALL_NIGHT));
    }

    private static void loosely(Phrases<List<Atom>> words) {
        add(words, "刚才|刚刚|适才|方才|刚刚才", new Atom.Loosely(60, 0));
        add(words, "现在|目前|眼下|此刻|这会儿|如今|当前", new Atom.Loosely(0, 0));
        add(words, "这几天|这两天|这两日|近几天|近日|这几日|这几宿|这三天", new Atom.Loosely(4 * DAY, 0));
        add(words, "最近|近期|近来|这阵|这阵子|这段时间|这一阵|这一段|这些天|这些日子|这一阵子", new Atom.Loosely(30 * DAY, 0));
        add(words, "前几天|前两天|前些天|前段时间|前阵子|前一阵|前阵|前些日子|前一段时间|有一阵子", new Atom.Loosely(30 * DAY, 2 * DAY));
        add(words, "好久|很久|好长时间|很长时间|好些日子|好几天|有些日子|老早|老早以前|早就", new Atom.Loosely(90 * DAY, 0));
        add(words, "这半年|近半年|大半年|小半年|半年多", new Atom.Loosely(200 * DAY, 0));
        add(words, "这两年|近两年|近年|近年来|这几年|这些年|这一两年", new Atom.Loosely(1000 * DAY, 0));
    }

    private static void again(Phrases<List<Atom>> words) {
        add(words, "每天|天天|每日|成天|日日|每一天|每回|见天|整天整天", new Atom.Every(Atom.Grain.DAY, Set.of()));
        add(words, "每晚|每天晚上|夜夜|每天夜里|每夜|晚晚|每个晚上", new Atom.Every(Atom.Grain.DAY, Set.of()), new Atom.Part(PartOfDay.EVENING));
        add(words, "每早|每天早上|每天清早", new Atom.Every(Atom.Grain.DAY, Set.of()), new Atom.Part(PartOfDay.MORNING));
        add(words, "每周|每个星期|每星期|每礼拜|每个礼拜", new Atom.Every(Atom.Grain.WEEK, Set.of()));
        add(words, "周末|双休日|每周末|每个周末|每到周末|一到周末|逢周末|周六周日", new Atom.Every(Atom.Grain.WEEK, WEEKEND));
        add(words, "工作日|平日", new Atom.Every(Atom.Grain.WEEK, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));
        add(words, "每月|每个月|月月|每逢月初|每月初|每月底", new Atom.Every(Atom.Grain.MONTH, Set.of()));
        add(words, "每年|年年|每一年|每到夏天|每到冬天", new Atom.Every(Atom.Grain.YEAR, Set.of()));
        add(words, "经常|时不时|三天两头|隔三差五|动不动|一下雨|一刮风|下雨天|一到下雨|下雨就|节假日|高峰期|平时|平常|每逢|每次|每回|老是|一天到晚|白天黑夜|日夜", new Atom.Every(null, Set.of()));
    }

    private static void years(Phrases<List<Atom>> words) {
        add(words, "大前年", new Atom.Date(0, -3, 0, 0, 0));
        add(words, "前年", new Atom.Date(0, -2, 0, 0, 0));
        add(words, "去年|上年|头年|上一年", new Atom.Date(0, -1, 0, 0, 0));
        add(words, "今年|本年|当年", new Atom.Date(0, 0, 0, 0, 0));
        add(words, "明年|来年", new Atom.Date(0, 1, 0, 0, 0));
        add(words, "年底|年末|岁末", new Atom.Date(0, null, 0, 0, 3));
        add(words, "年初|开年", new Atom.Date(0, null, 0, 0, 1));
        add(words, "月初|这月初|本月初", new Atom.Month(0, 0, 1));
        add(words, "月中|本月中旬|这月中旬|中旬", new Atom.Month(0, 0, 2));
        add(words, "月底|月末|本月底|这月底|下旬", new Atom.Month(0, 0, 3));
    }
}
