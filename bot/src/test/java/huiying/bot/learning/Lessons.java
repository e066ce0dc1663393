package huiying.bot.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import huiying.nlp.Taxonomy;

/** Invented messages about a few matters that a model tells apart nearly always: small enough to be learnt in a second. */
final class Lessons {
    static final List<String> LABELS = List.of("0205", "0206", "0207", "0302", "0401", "0503", "0604", "0701", "0903", "1105", "1705", "1207");
    private static final List<List<String>> SUBJECTS = List.of(List.of("下水道堵了", "一下雨就积水", "污水倒灌", "雨水排不走"), List.of("路灯不亮", "路灯坏了", "灯杆歪了", "路灯一闪一闪"),
            List.of("路面有大坑", "人行道砖松了", "桥面裂了", "柏油路塌了"), List.of("电梯停了", "电梯困人", "轿厢乱抖", "电梯按钮失灵"), List.of("公交车不来", "公交司机甩站", "末班公交提前走", "公交站牌倒了"),
            List.of("饭店油烟大", "烧烤烟熏人", "排烟管对着窗户", "厨房油烟味重"), List.of("外卖里有虫", "面包发霉了", "吃坏肚子了", "超市卖过期牛奶"), List.of("拖欠工资", "老板不发工钱", "工资压了三个月", "包工头跑了没结账"),
            List.of("补习班跑路", "培训机构不退学费", "校外培训乱收费", "辅导班关门了"), List.of("狗咬人了", "遛狗不拴绳", "流浪狗成群", "邻居养大型犬"), List.of("快递丢了", "快递员不送上门", "包裹摔坏了", "快递显示签收没收到"),
            List.of("楼上扔酒瓶", "外墙砖掉下来", "高空抛物砸车", "窗框掉下来了"));
    private static final List<String> PLACES = List.of("柳荫里", "青禾路", "南门口", "三号楼", "菜市场旁边", "小学门口", "西街", "桥头", "东区", "五单元");
    private static final List<String> ENDS = List.of("，快来看看", "，好几天了", "，没人管", "，请处理", "", "，太影响生活了", "，昨天开始的", "，已经反映过了");

    private Lessons() {
    }

    /** A label and a text. */
    record Lesson(String label, String text) {
    }

    /** The categories these are about, and more. */
    static Taxonomy taxonomy(String... more) {
        return Taxonomy.of(
                Taxonomy.bundled().all().stream().filter(category -> !category.isLeaf() || LABELS.contains(category.code()) || List.of(more).contains(category
                        .code())).toList());
    }

    static List<Lesson> of(int perLabel, long seed) {
        var random = new SplittableRandom(seed);
        var lessons = new ArrayList<Lesson>();
        for (int i = 0; i < perLabel; i++) {
            for (int k = 0; k < LABELS.size(); k++) {
                lessons.add(new Lesson(LABELS.get(k), text(k, random)));
            }
        }
        return lessons;
    }

    private static String text(int label, SplittableRandom random) {
        return PLACES.get(random.nextInt(PLACES.size())) + SUBJECTS.get(label).get(random.nextInt(4)) + ENDS.get(random.nextInt(ENDS.size()))
                + random.nextInt(60);
    }
}
