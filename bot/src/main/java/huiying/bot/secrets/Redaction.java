package huiying.bot.secrets;

import com.google.re2j.Pattern;

import huiying.nlp.Masking;

/** What is left of a resident's words for a department that must not know who they are: no names, numbers, doors, plates or relations. */
public final class Redaction {
    private static final Masking MASKING = new Masking();
    private static final Pattern DOORS = Pattern
            .compile("[0-9０-９一二三四五六七八九十]+ ?(号楼|号院|栋|幢|单元|室|号|楼|层|户)|(?i)\\b(flat|room|apartment|unit|no\\.?) ?[0-9]+[a-z]?");
    private static final Pattern PLATES = Pattern.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·. ]?[A-Z0-9]{5,6}");
    private static final Pattern DIGITS = Pattern.compile("[0-9０-９]{5,}");
    private static final Pattern SELF = Pattern
            .compile("我(是|叫|姓|家住|住在?|在)[^，。！？,.!?\\s]{1,12}|(?i)\\b(my name is|i am|i live (at|in)|i work (at|in|for)) [^,.!?，。！？]{1,30}");
    private static final String GONE = "＊＊";

    private Redaction() {
    }

    public static String of(String words) {
        var masked = MASKING.mask(words);
        for (var pattern : new Pattern[]{SELF, PLATES, DOORS, DIGITS}) {
            masked = pattern.matcher(masked).replaceAll(GONE);
        }
        return masked;
    }
}
