package huiying.nlp.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import huiying.nlp.sequence.Sequence;
import huiying.nlp.sequence.Token;

/** Makes up labelled addresses in all the ways people write them: parts left out, endings dropped, repeated, in odd order, with notes for the courier. */
public final class AddressMaker {
    private final AddressWords words;
    private List<String> tokens = List.of();
    private List<String> labels = List.of();

    public AddressMaker(long seed) {
        words = new AddressWords(new Random(seed));
    }

    public List<Sequence> make(int count) {
        var made = new ArrayList<Sequence>();
        for (int i = 0; i < count; i++) {
            made.add(one());
        }
        return made;
    }

    private Sequence one() {
        tokens = new ArrayList<>();
        labels = new ArrayList<>();
        head();
        if (words.chance(55)) {
            town();
        }
        if (words.chance(14)) {
            zone();
        }
        if (words.chance(20)) {
            community();
        }
        streetAndSite();
        tail();
        return new Sequence(tokens, labels);
    }

    private void add(String label, String text) {
        String before = "B-";
        for (Token token : Token.of(text)) {
            tokens.add(token.text());
            labels.add(before + label);
            before = "I-";
        }
    }

    private void head() {
        if (words.chance(2)) {
            add("country", "中国");
        }
        int full = words.chance(60) ? 85 : 20;
        String province = ending(words.any("PROVINCE"), "省", 20);
        String city = words.any("CITY") + (words.chance(80) ? "市" : "");
        if (words.chance(full)) {
            repeat(province, city);
            add("prov", province);
            dash();
        }
        if (words.chance(full)) {
            add("city", city);
            dash();
        }
        if (words.chance(full)) {
            add("district", district());
            dash();
        }
    }

    /** Some copy the first parts twice. */
    private void repeat(String province, String city) {
        if (words.chance(4)) {
            add("redundant", province);
            add("redundant", city);
        }
    }

    private void dash() {
        if (words.chance(5)) {
            add("redundant", words.of("-", "-", "_", "/"));
        }
    }

    private String ending(String name, String end, int dropped) {
        return name.endsWith(end) && words.chance(dropped) ? name.substring(0, name.length() - 1) : name;
    }

    private String district() {
        if (words.chance(45)) {
            return ending(words.any("COUNTY"), "市", 15);
        }
        String name = words.chance(75) ? words.any("DISTRICT") : words.stem();
        return name + (name.length() == 1 || words.chance(90) ? "区" : "");
    }

    private void town() {
        String name = words.stem();
        add("town", name + words.of("镇", "镇", "镇", "街道", "街道", "乡", ""));
    }

    private void zone() {
        add("devZone", (words.chance(70) ? words.stem() : "") + words.any("ZONE"));
    }

    private void community() {
        add("community", words.stem() + words.of("村", "村", "村", "社区", "社区", "庄", "新村", "屯", ""));
        if (words.chance(20)) {
            add("community", words.of(words.number(15), words.numeral()) + words.of("组", "队", "社"));
        }
    }

    private void streetAndSite() {
        switch (words.of("road", "road", "road", "both", "both", "both", "both", "site", "site", "site", "crossing", "reversed", "none")) {
            case "road" -> street();
            case "site" -> site();
            case "crossing" -> crossing();
            case "both" -> {
                street();
                site();
            }
            case "reversed" -> {
                site();
                street();
            }
            default -> {
            }
        }
    }

    private void street() {
        add("road", road());
        if (words.chance(6)) {
            add("subRoad", words.of("东段", "西段", "南段", "北段", "中段", words.number(40) + "弄", words.numeral() + "巷", words.number(9) + "巷"));
        }
        if (words.chance(78)) {
            add("roadno", roadNumber());
            if (words.chance(4)) {
                add("subroadno", words.of("-" + words.number(20), words.number(300) + "号", "之" + words.numeral()));
            }
        }
        if (words.chance(6)) {
            add("assist", words.any("ASSIST"));
        }
    }

    private String road() {
        String stem = words.chance(40) ? words.any("ROAD_STEM") : words.stem();
        String side = words.chance(25) ? words.of("东", "西", "南", "北", "中", "一", "二", "三", "新", "后", "前") : "";
        return stem + side + words.any("ROAD_END");
    }

    private String roadNumber() {
        String number = words.chance(88) ? words.number(words.chance(70) ? 400 : 3000) : words.numeral() + words.of("", words.numeral());
        String more = words.chance(12) ? words.of("-", "-", "附", "之", "~") + words.number(40) : "";
        return number + more + (words.chance(90) ? "号" : "");
    }

    private void crossing() {
        add("road", road());
        add("assist", words.any("BETWEEN"));
        add("subRoad", road());
        add("assist", words.of("交叉口", "交叉口", "路口", "交汇处", "口", "交界处", "十字路口"));
    }

    private void site() {
        boolean estate = words.chance(50);
        String name = words.chance(20) ? words.stem() + words.stem() : words.stem();
        add("poi", name + words.any(estate ? "ESTATE_END" : "POI_END"));
        if (words.chance(25)) {
            add("subpoi", words.any("SUB"));
        }
        if (words.chance(estate ? 75 : 35)) {
            new AddressDoor(words, this::add).write(estate);
        }
        if (words.chance(10)) {
            add("assist", words.any("ASSIST"));
            if (words.chance(25)) {
                add("poi", words.stem() + words.any("POI_END"));
            }
        }
    }

    private void tail() {
        if (tokens.isEmpty()) {
            add("road", road());
        }
        if (words.chance(7)) {
            add("person", words.any("PERSON"));
        }
        if (words.chance(7)) {
            add("redundant", words.any("REDUNDANT"));
        }
    }
}
