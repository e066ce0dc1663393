package huiying.nlp.mentions;

import java.util.HashSet;
import java.util.Set;

/** Chinese family names. */
final class Surnames {
    private static final Set<String> DOUBLE = Set.of("欧阳", "司马", "上官", "诸葛", "东方", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空", "端木", "万俟", "赫连", "母丘", "毋丘",
            "长孙",
            "宇文", "南宫", "西门", "东郭", "百里", "呼延", "轩辕", "闻人", "公羊", "澹台", "宗政", "濮阳", "淳于", "单于", "申屠", "太史", "钟离", "独孤", "拓跋", "完颜", "耶律");
    private static final String SINGLE = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
            + "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松"
            + "井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘斜厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾"
            + "终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督晋楚闫法汝鄢涂钦岳帅缑亢况郈有琴归海墨哈谯笪年爱阳佟言福肖付覃候召隋麦逄冼占佘苟矫芦展牟鹿麦候鹿冀帖冮";
    private static final Set<Character> SINGLES = new HashSet<>();

    static {
        for (int i = 0; i < SINGLE.length(); i++) {
            SINGLES.add(SINGLE.charAt(i));
        }
    }

    private Surnames() {
    }

    /** How many characters of a family name begin at {@code at}: 0, 1 or 2. */
    static int lengthAt(String text, int at) {
        if (at + 2 <= text.length() && DOUBLE.contains(text.substring(at, at + 2))) {
            return 2;
        }
        return at < text.length() && SINGLES.contains(text.charAt(at)) ? 1 : 0;
    }
}
