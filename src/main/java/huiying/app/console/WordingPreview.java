package huiying.app.console;

import java.util.List;
import java.util.Map;

import huiying.channels.sms.SmsSegments;

/** A wording as residents would read it, filled with examples, and how long it is on each way it may take. */
record WordingPreview(String text, List<Size> sizes) {
    private static final int WECHAT = 600;
    private static final double HEARD_ZH = 4.5;
    private static final double HEARD_EN = 14;
    private static final Map<String, String> ZH = Map.ofEntries(Map.entry("no", "2611 2212 3456"), Map.entry("no2", "2611 2278 9012"), Map.entry("short",
            "柳荫里3号楼：路灯不亮"), Map.entry("short2", "楼下垃圾没人收"), Map.entry("due", "11月25日18:00"), Map.entry("unit", "城市管理和综合执法局"), Map.entry("place", "柳荫里3号楼"),
            Map.entry("code", "482915"), Map.entry("code2", "730186"), Map.entry("basis", "《城市照明管理规定》第五条"), Map.entry("minutes", "5"), Map.entry("n", "3"), Map
                    .entry("result", "已更换灯头，当晚亮灯"),
            Map.entry("name", "林晓"), Map.entry("link", "https://example.org/case/r/8f2k"));
    private static final Map<String, String> EN = Map.ofEntries(Map.entry("no", "2611 2212 3456"), Map.entry("no2", "2611 2278 9012"), Map.entry("short",
            "street lamp out, 3 Liuyin Lane"), Map.entry("short2", "rubbish not collected"), Map.entry("due", "25 Nov 18:00"),
            Map.entry("unit",
                    "Urban Management Bureau"),
            Map.entry("place", "3 Liuyin Lane"), Map.entry("code", "482915"), Map.entry("code2", "730186"), Map.entry("basis", "Lighting Rules, article 5"), Map
                    .entry("minutes", "5"),
            Map.entry("n", "3"), Map.entry("result", "lamp head replaced, light on the same evening"), Map.entry("name", "Lin Xiao"), Map.entry("link",
                    "https://example.org/case/r/8f2k"));

    /** {@code count} of {@code unit}s ({@code parts}, {@code characters}, {@code seconds}); {@code fits} is false where something is lost or costs more. */
    record Size(String channel, int count, String unit, boolean fits) {
    }

    static WordingPreview of(String wording, String language) {
        boolean chinese = language.equals("zh");
        var text = filled(wording, chinese ? ZH : EN);
        var sms = SmsSegments.of(text);
        int heard = (int) Math.ceil(text.length() / (chinese ? HEARD_ZH : HEARD_EN));
        return new WordingPreview(text, List.of(new Size("sms", sms.parts(), "parts", sms.parts() <= 2), new Size("wechat", text.length(), "characters", text
                .length() <= WECHAT), new Size("web", text.length(), "characters", true), new Size("voice", heard, "seconds", heard <= 30)));
    }

    private static String filled(String wording, Map<String, String> examples) {
        var text = wording;
        for (var example : examples.entrySet()) {
            text = text.replace("{" + example.getKey() + "}", example.getValue());
        }
        return text.replace("{", "…").replace("}", "");
    }
}
