package huiying.app.load;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

import huiying.bot.cases.Actor;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.cases.Synthesis.Life;
import huiying.bot.cases.Synthesis.Step;
import huiying.nlp.Category;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Place;
import huiying.nlp.Urgency;

/** Invents lives of cases: the same seed invents the same ones. Each is labelled as invented in its title and its row. */
final class Generator {
    static final String LABEL = "synthetic";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final Duration SPAN = Duration.ofDays(3 * 365);
    private static final List<String> BEGINNINGS = List.of("请问", "麻烦", "反映", "我们这里", "昨天晚上发现", "已经三天了", "多次打电话没人管", "老人孩子都受影响");
    private static final List<String> ENDINGS = List.of("希望尽快处理", "请相关部门核实", "什么时候能解决", "请给个说法", "晚上根本睡不着", "出行很不方便", "已经拍了照片", "谢谢");
    private static final List<String> REPORTS = List.of("已到现场核实，当天处理完毕，并告知反映人", "已安排维修人员更换部件，11月23日恢复正常", "经查情况属实，已责令整改并复查");
    private static final int FRESH = 30;

    private final List<Category> categories;
    private final List<Place> places;
    private final List<String> units;
    private final ZoneId zone;
    private final Instant end;

    Generator(List<Category> categories, List<Place> places, List<String> units, ZoneId zone, Instant end) {
        this.categories = categories;
        this.places = places;
        this.units = units;
        this.zone = zone;
        this.end = end;
    }

    /** The lives from one number to before another, of so many in all. */
    List<Life> lives(long seed, int from, int to, int all) {
        var lives = new ArrayList<Life>();
        for (int n = from; n < to; n++) {
            lives.add(life(n, all, new SplittableRandom(seed * 31 + n)));
        }
        return lives;
    }

    private Life life(int n, int all, SplittableRandom random) {
        var opened = end.minus(SPAN).plusMillis((long) (SPAN.toMillis() * ((n + 0.5) / all)));
        var resident = new UUID(0x7000L, n / 4);
        var steps = new ArrayList<Step>();
        var told = told(random);
        var unit = units.get(random.nextInt(units.size()));
        var due = opened.plus(Duration.ofDays(7));
        var clerk = Actor.staff(new UUID(0x7000L, unit.hashCode()), "department");
        steps.add(new Step(new CaseEvent.Opened(told, new Origin("web", null, null, null, LABEL)), Actor.citizen(resident), opened));
        steps.add(new Step(new CaseEvent.Submitted(number(opened, n), "general7d", due), Actor.citizen(resident), opened.plusSeconds(40)));
        steps.add(new Step(new CaseEvent.Dispatched(unit, "职责清单", "", due, true), Actor.clock("dispatch"), opened.plusSeconds(41)));
        steps.add(new Step(new CaseEvent.Signed(false), clerk, opened.plusSeconds(3_600)));
        steps.add(new Step(new CaseEvent.Reported("", REPORTS.get(random.nextInt(REPORTS.size()))), clerk, opened.plusSeconds(200_000)));
        steps.add(new Step(new CaseEvent.Resolved(true), Actor.clock("approval"), opened.plusSeconds(200_001)));
        steps.add(new Step(new CaseEvent.LeftUnanswered(), Actor.clock("T_SURVEY"), opened.plusSeconds(800_000)));
        boolean fresh = opened.isAfter(end.minus(Duration.ofDays(FRESH)));
        return new Life(id(opened, random), List.copyOf(steps.subList(0, fresh ? 2 + random.nextInt(6) : random.nextInt(50) == 0 ? 4 : steps.size())));
    }

    private Draft told(SplittableRandom random) {
        var category = categories.get(skewed(random, categories.size()));
        var place = places.get(random.nextInt(places.size()));
        var matter = category.synonyms().get(random.nextInt(category.synonyms().size()));
        var house = 1 + random.nextInt(60) + "号" + (1 + random.nextInt(30)) + "栋";
        var words = BEGINNINGS.get(random.nextInt(BEGINNINGS.size())) + "，" + place.name() + house + matter + "，" + category.zh() + "问题，"
                + ENDINGS.get(random.nextInt(ENDINGS.size())) + "。编号" + Integer.toString(random.nextInt(46_656), 36);
        var what = new Matter(Nature.HELP, category.code(), random.nextInt(50) == 0 ? Urgency.URGENT : Urgency.ORDINARY, false, false);
        return new Draft("［合成］" + matter, words, Spot.named(place.name() + house).in(place.gridCode()), what, null, Language.ZH);
    }

    /** Some matters are brought far more often than others. */
    private static int skewed(SplittableRandom random, int size) {
        return (int) (size * Math.pow(random.nextDouble(), 2.5));
    }

    private CaseNumber number(Instant opened, int n) {
        return new CaseNumber(DAY.format(LocalDate.ofInstant(opened.plusSeconds(40), zone)) + "%06d".formatted(Math.floorMod(n * 7_919L, 1_000_000L)));
    }

    /** In the order of time, as those of real cases are. */
    private static UUID id(Instant opened, SplittableRandom random) {
        return new UUID((opened.toEpochMilli() << 16) | 0x7000L | random.nextInt(0x1000), (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
