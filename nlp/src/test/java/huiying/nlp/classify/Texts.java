package huiying.nlp.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A small town's complaints, made up from parts. */
final class Texts {
    private static final String[][] PARTS = {{"噪音", "楼下烧烤摊半夜很吵", "工地凌晨施工轰隆响", "广场音响太大睡不着", "loud drilling at night"},
            {"停车", "消防通道被车堵死", "小区停车位被占", "路边乱停车过不去", "cars block the gate"}, {"供水", "自来水发黄有味", "家里停水两天", "水管爆了没人修", "no water since Monday"}};
    private static final String[] PLACES = {"青禾路", "柳荫里", "石桥巷", "东湖小区", "北门口", "白鹤街"};
    private static final String[] ENDS = {"，请尽快处理。", "，没人管！", "，怎么办？", "", "，已经反映过三次。"};

    private Texts() {
    }

    static List<Sample> samples(int count, boolean titled) {
        var random = new Random(5);
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < count; i++) {
            String[] parts = PARTS[i % PARTS.length];
            String title = PLACES[random.nextInt(PLACES.length)] + parts[1 + random.nextInt(4)];
            String body = (title + ENDS[random.nextInt(ENDS.length)] + "第" + i + "号来信。" + parts[1 + random.nextInt(3)] + "，" + parts[1 + random.nextInt(4)]
                    + "。").repeat(2);
            samples.add(titled ? new Sample(parts[0], title, body) : new Sample(parts[0], title + ENDS[random.nextInt(ENDS.length)]));
        }
        return samples;
    }

    static Classifier classifier(boolean titled) {
        return Trainer.train(samples(300, titled), Options.standard(), Progress.SILENT);
    }
}
