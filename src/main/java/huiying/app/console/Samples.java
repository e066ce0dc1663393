package huiying.app.console;

import java.util.List;

import huiying.nlp.Evidence;
import huiying.nlp.Span;

/** The made-up message that explains the product on the first page and the components on the style page. */
final class Samples {

    private static final String ZH = "我们柳荫里3号楼门口那个路灯不亮了，都一个礼拜了，天天摸黑";
    private static final String EN = "The street lamp by 3 Liuyin Lane has been out for a week, we walk home in the dark";

    private Samples() {
    }

    static List<Piece> story(Words words) {
        return words.chinese()
                ? pieces(ZH, List.of("路灯", "不亮", "天天摸黑"), List.of("柳荫里3号楼", "一个礼拜"))
                : pieces(EN, List.of("street lamp", "out", "in the dark"), List.of("3 Liuyin Lane", "a week"));
    }

    private static List<Piece> pieces(String text, List<String> evidence, List<String> facts) {
        var shares = new double[]{.5, .2, .1};
        var marks = java.util.stream.IntStream.range(0, evidence.size()).mapToObj(i -> new Evidence(span(text, evidence.get(i)), shares[i])).toList();
        return Piece.of(text, marks, facts.stream().map(fact -> span(text, fact)).toList());
    }

    private static Span span(String text, String part) {
        int at = text.indexOf(part);
        return new Span(at, at + part.length());
    }

    static List<Choice> choices(Words words) {
        return words.chinese()
                ? List.of(new Choice(1, "0502", "噪声 / 夜间施工", 0.713, "凌晨两点·装修", "区城管执法局", "《职责清单》第31项"),
                        new Choice(2, "0503", "噪声 / 邻里生活", 0.194, "楼上", "柳荫街道", "《街道清单》第4条"))
                : List.of(new Choice(1, "0502", "Noise / night works", 0.713, "2 a.m. · renovation", "City Management", "Duty list, item 31"),
                        new Choice(2, "0503", "Noise / neighbours", 0.194, "upstairs", "Liuyin Street Office", "Street list, 4"));
    }
}
