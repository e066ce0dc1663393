package huiying.nlp.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class HotspotsTest {
    private static final String[] CONCRETE = {"搅拌站建在青荷苑旁边，粉尘和噪音让人没法开窗", "青荷苑小区边上的搅拌站整夜轰鸣，灰尘落满阳台", "请把搅拌站从青荷苑门口搬走，粉尘太大老人咳嗽",
            "青荷苑居民反对搅拌站，噪音粉尘污染严重"};
    private static final String[] HEATING = {"松涛里暖气不热，室内只有十二度，供热公司不接电话", "松涛里供热温度不达标，暖气片冰凉", "松涛里三号楼暖气一直不热，要求供热公司退费", "供热公司不管松涛里，暖气不热孩子感冒"};
    private static final String[] OBJECTS = {"路灯", "井盖", "公交", "垃圾桶", "围墙", "花坛", "信号灯", "长椅", "水沟", "电梯", "门禁", "车棚"};
    private static final String[] WISHES = {"坏了没有人修理", "希望早些增加几个", "位置摆放不太合理", "被撞歪已经很久", "夜里总是不亮", "请重新安排一下"};

    private static final String[] SMOKE = {"楼下烧烤店油烟直排，熏得开不了窗", "门口夜宵摊油烟扰民，熏得睡不着", "烧烤摊的油烟熏进卧室，没有烟道"};
    private static final String[] SCHOOL = {"的孩子今年没有学位，入学没人管", "业主子女入学被拒，学位不够", "学区划分不公平，孩子入学没有学位"};
    private static final String[] ENGLISH = {"Smoke from the barbecue stall on Willow Street every night",
            "The barbecue on Willow Street fills our rooms with smoke",
            "Barbecue smoke on Willow Street keeps us awake"};

    private static List<Letter> town(int perHotspot) {
        var random = new Random(11);
        var letters = new ArrayList<Letter>();
        for (int i = 0; i < perHotspot; i++) {
            letters.add(letter("c" + i, "p" + i, CONCRETE[i % 4]));
            letters.add(letter("h" + i, "q" + i, HEATING[i % 4]));
        }
        for (int i = 0; i < 600; i++) {
            String place = "" + (char) (0x5000 + random.nextInt(3000)) + (char) (0x5000 + random.nextInt(3000)) + "路";
            letters.add(letter("o" + i, "r" + i, place + OBJECTS[random.nextInt(OBJECTS.length)] + WISHES[random.nextInt(WISHES.length)]));
        }
        for (int i = 0; i < 40; i++) {
            letters.add(letter("n" + i, "s" + i,
                    "" + (char) (0x5000 + random.nextInt(3000)) + (char) (0x5000 + random.nextInt(3000)) + "街" + (i % 2 == 0 ? "工地噪音扰民，粉尘没人管" : "暖气温度不够")));
        }
        Collections.shuffle(letters, random);
        return letters;
    }

    private static Letter letter(String id, String person, String text) {
        return new Letter(id, person, text.substring(0, 8), text + "。我家住在那里，请处理。");
    }

    @Test
    void twoHotspotsAreFoundWholeAndUnmixed() {
        var hotspots = Hotspots.find(town(12));
        assertThat(hotspots.get(0).messages()).hasSizeGreaterThanOrEqualTo(9).allMatch(id -> id.charAt(0) == hotspots.get(0).messages().getFirst().charAt(0));
        assertThat(hotspots.get(1).messages()).hasSizeGreaterThanOrEqualTo(9).allMatch(id -> id.charAt(0) == hotspots.get(1).messages().getFirst().charAt(0));
        assertThat(hotspots.subList(0, 2)).extracting(Hotspot::people).allMatch(people -> people >= 9);
        assertThat(hotspots.subList(0, 2)).extracting(Hotspot::kind).containsOnly(Hotspot.Kind.ISSUE);
    }

    @Test
    void onePersonWritingTwentyTimesIsNoHotspot() {
        var letters = new ArrayList<>(town(0));
        IntStream.range(0, 20).forEach(i -> letters.add(letter("x" + i, "same", CONCRETE[i % 4])));
        assertThat(Hotspots.find(letters)).noneMatch(hotspot -> hotspot.messages().stream().anyMatch(id -> id.startsWith("x")));
    }

    @Test
    void theOrderOfLettersDoesNotMatter() {
        var letters = new ArrayList<>(town(10));
        var sets = Hotspots.find(letters).stream().limit(2).map(h -> h.messages().stream().sorted().toList())
                .sorted((a, b) -> a.getFirst().compareTo(b.getFirst())).toList();
        Collections.reverse(letters);
        assertThat(Hotspots.find(letters).stream().limit(2).map(h -> h.messages().stream().sorted().toList())
                .sorted((a, b) -> a.getFirst().compareTo(b.getFirst())).toList())
                .isEqualTo(sets);
    }

    @Test
    void noLetterIsInTwoHotspots() {
        var ids = Hotspots.find(town(8)).stream().flatMap(hotspot -> hotspot.messages().stream()).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void fewOrEmptyLettersAreNoTrouble() {
        assertThat(Hotspots.find(List.of())).isEmpty();
        assertThat(Hotspots.find(List.of(new Letter("1", "", "", ""), new Letter("2", "", "", "x"), new Letter("3", "a", "\u0000", "\u0000")))).isEmpty();
    }

    @Test
    void theSameWordsAboutTwoPlacesAreTwoHotspots() {
        var letters = new ArrayList<>(town(0));
        for (int i = 0; i < 6; i++) {
            letters.add(letter("a" + i, "a" + i, "金柏苑" + SMOKE[i % 3]));
            letters.add(letter("b" + i, "b" + i, "望舒里" + SMOKE[i % 3]));
        }
        var found = Hotspots.find(letters).stream().limit(2).toList();
        assertThat(found).allSatisfy(hotspot -> assertThat(hotspot.messages().stream().map(id -> id.charAt(0)).distinct()).hasSize(1));
        assertThat(found).extracting(Hotspot::people).allMatch(people -> people >= 4);
    }

    @Test
    void twoMattersOfOnePlaceAreTwoHotspots() {
        var letters = new ArrayList<>(town(0));
        for (int i = 0; i < 6; i++) {
            letters.add(letter("a" + i, "a" + i, "金柏苑" + SMOKE[i % 3]));
            letters.add(letter("b" + i, "b" + i, "金柏苑" + SCHOOL[i % 3]));
        }
        var found = Hotspots.find(letters).stream().limit(2).toList();
        assertThat(found).allSatisfy(hotspot -> assertThat(hotspot.messages().stream().map(id -> id.charAt(0)).distinct()).hasSize(1));
    }

    @Test
    void aHotspotIsNamedAfterItsPlaceAndItsMatter() {
        var names = Hotspots.find(town(12)).stream().limit(2).map(Hotspot::name).toList();
        assertThat(names).anySatisfy(name -> assertThat(name).contains("青荷苑").contains("搅拌站")).anySatisfy(name -> assertThat(name).contains("松涛里"));
    }

    @Test
    void englishLettersAreReadByWords() {
        var letters = new ArrayList<>(town(0));
        for (int i = 0; i < 6; i++) {
            letters.add(new Letter("e" + i, "e" + i, "", ENGLISH[i % 3] + ", please help us number " + i));
        }
        var found = Hotspots.find(letters).stream().filter(hotspot -> hotspot.messages().contains("e0")).findFirst().orElseThrow();
        assertThat(found.messages()).containsExactlyInAnyOrder("e0", "e1", "e2", "e3", "e4", "e5");
        assertThat(found.name()).contains("willow street");
    }

    @Test
    void aChainOfNeighboursDoesNotBecomeOneHotspot() {
        var letters = new ArrayList<>(town(0));
        String alphabet = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔";
        for (int i = 0; i + 16 <= alphabet.length(); i += 4) {
            letters.add(letter("z" + i, "z" + i, alphabet.substring(i, i + 16)));
        }
        assertThat(Hotspots.find(letters)).allSatisfy(hotspot -> assertThat(hotspot.messages().stream().filter(id -> id.startsWith("z"))).hasSizeLessThan(8));
    }
}
