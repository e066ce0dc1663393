package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.List;

import huiying.nlp.text.Han;

/** Numbers that are painted on things: lamp post LD-0421, lift DT0917, bin 柳-033. Whoever keeps the things knows where they stand. */
final class ObjectIds {
    private static final List<String> THINGS = List.of("路灯", "灯杆", "灯柱", "电杆", "电线杆", "电梯", "井盖", "垃圾桶", "果皮箱", "消防栓", "站牌", "充电桩", "编号", "设施", "lamp", "post",
            "pole", "lift",
            "elevator", "bin", "hydrant", "manhole", "charger", "id ", "no.");
    private static final int NEAR = 12;

    private ObjectIds() {
    }

    static List<FoundPlace> in(String text) {
        var found = new ArrayList<FoundPlace>();
        for (int at = 0; at < text.length(); at++) {
            int end = end(text, at);
            if (end > at) {
                if (thingNear(text, at, end)) {
                    found.add(new FoundPlace(at, end, text.substring(at, end), "", true, true));
                }
                at = end;
            }
        }
        return found;
    }

    /** Two to four capitals, a dash or none, three to six digits; {@code at} itself when there is no such number. */
    private static int end(String text, int at) {
        boolean inside = at > 0 && Han.isLatin(text.charAt(at - 1));
        int letters = at;
        while (letters < text.length() && letters - at < 5 && Character.toUpperCase(text.charAt(letters)) >= 'A'
                && Character.toUpperCase(text.charAt(letters)) <= 'Z') {
            letters++;
        }
        int digits = letters < text.length() && text.charAt(letters) == '-' ? letters + 1 : letters;
        int end = digits;
        while (end < text.length() && Han.isDigit(text.charAt(end))) {
            end++;
        }
        boolean shaped = letters - at >= 2 && letters - at <= 4 && end - digits >= 3 && end - digits <= 6;
        return shaped && !inside ? end : at;
    }

    private static boolean thingNear(String text, int start, int end) {
        String around = text.substring(Math.max(0, start - NEAR), Math.min(text.length(), end + NEAR)).toLowerCase(java.util.Locale.ROOT);
        return THINGS.stream().anyMatch(around::contains);
    }
}
