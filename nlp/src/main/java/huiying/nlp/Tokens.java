package huiying.nlp;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import huiying.nlp.Mention.Personal;

/** Deals out tokens for one text: the first telephone number is "[电话1]", another one "[电话2]", the first again "[电话1]". */
final class Tokens {
    private static final String PHONE_ZH = "电话";
    private static final String PHONE_EN = "phone";
    private static final Map<Personal.Kind, String> ZH = names("身份证", "银行卡", "车牌", "邮箱", "姓名", "微信", "住址");
    private static final Map<Personal.Kind, String> EN = names("id", "card", "plate", "mail", "name", "wechat", "home");

    private final String text;
    private final boolean chinese;
    private final Map<String, String> byValue = new HashMap<>();
    private final Map<String, Integer> dealt = new HashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    Tokens(String text, Language language) {
        this.text = text;
        chinese = language == Language.ZH;
    }

    private static Map<Personal.Kind, String> names(String... names) {
        var byKind = new EnumMap<Personal.Kind, String>(Personal.Kind.class);
        for (Personal.Kind kind : Personal.Kind.values()) {
            byKind.put(kind, names[kind.ordinal()]);
        }
        return byKind;
    }

    /** What stands for a mention from now on. */
    String of(Mention mention) {
        String value = mention.span().of(text);
        String name = name(mention);
        return byValue.computeIfAbsent(name + value, any -> deal(name, value));
    }

    Map<String, String> values() {
        return values;
    }

    private String name(Mention mention) {
        return mention instanceof Personal(Span at, Personal.Kind kind) ? (chinese ? ZH : EN).getOrDefault(kind, "?") : chinese ? PHONE_ZH : PHONE_EN;
    }

    /** A token the resident happened to write is passed over, or it could not be told from ours. */
    private String deal(String name, String value) {
        String token;
        do {
            token = "[" + name + dealt.merge(name, 1, Integer::sum) + "]";
        } while (text.contains(token));
        values.put(token, value);
        return token;
    }
}
