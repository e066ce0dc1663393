package huiying.nlp.address;

import java.util.function.BiConsumer;

/** Makes up the way to a door: building, unit, floor and room, with their words or with dashes between bare numbers. */
final class AddressDoor {
    private final AddressWords words;
    private final BiConsumer<String, String> add;

    AddressDoor(AddressWords words, BiConsumer<String, String> add) {
        this.words = words;
        this.add = add;
    }

    void write(boolean home) {
        if (words.chance(22)) {
            dashes();
        } else if (home) {
            home();
        } else {
            office();
        }
    }

    private void dashes() {
        add.accept("houseno", words.number(60) + words.of("", "", "", "幢", "栋"));
        if (words.chance(60)) {
            add.accept("redundant", "-");
            add.accept("cellno", words.number(6));
        }
        add.accept("redundant", words.of("-", "-", "-", "—", "/"));
        add.accept("roomno", room());
    }

    private void home() {
        if (words.chance(90)) {
            add.accept("houseno",
                    words.of(words.number(60) + words.of("幢", "栋", "号楼", "号楼", "座", "#", "号", "#楼", ""),
                            words.of("A", "B", "C", "D", "甲", "乙") + words.of("座", "栋",
                                    "幢", "楼", ""),
                            words.numeral() + words.of("幢", "栋", "号楼")));
        }
        if (words.chance(60)) {
            add.accept("cellno",
                    words.of(words.number(6), words.number(6), words.numeral(), words.of("东", "西", "甲", "乙")) + words.of("单元", "单元", "单元", "门", "梯", "号门"));
        }
        if (words.chance(12)) {
            floor();
        }
        if (words.chance(75)) {
            add.accept("roomno", room() + words.of("室", "室", "", "", "房", "号", "户"));
        }
    }

    private void office() {
        if (words.chance(35)) {
            add.accept("houseno", words.of("A", "B", "C", "D", "E", words.number(20), "主", "东", "西") + words.of("座", "座", "栋", "幢", "楼", "号楼", "馆"));
        }
        if (words.chance(55)) {
            floor();
        }
        if (words.chance(55)) {
            add.accept("roomno", words.of(room(), words.of("A", "B", "C", "E") + words.number(400), room() + "-" + words.number(20))
                    + words.of("室", "室", "", "号", "铺", "房间", "档口"));
        }
    }

    private void floor() {
        add.accept("floorno", words.of(words.number(30), words.number(9), words.numeral(), "负一", "地下一", "十" + words.numeral(), "B" + words.number(3))
                + words.of("楼", "楼", "楼", "层", "层", "F"));
    }

    private String room() {
        String floor = words.number(words.chance(70) ? 9 : 32);
        return floor + (words.chance(92) ? "0" + words.number(8) : words.number(20));
    }
}
