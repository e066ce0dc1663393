package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.Span;

/** Finds where somebody lives, down to the door: what follows "住" or "address", and every place that names a flat. */
final class Homes {
    private static final Pattern TOLD = Pattern.compile(
            "(?:家庭住址|住址|地址|现住|家住|房号|户口在|人户分离|老家|住在|单上写的|收货|寄|放|住|他家|她家|俺家在|我家在|我在|我是|对面是)[:： 是在]{0,2}((?:[一-龥]{0,12}[0-9甲乙丙丁一二三四五六七八九]{1,5}[号楼院弄栋幢座单元层室门组期区附东西户后地下面房井台边第三家旁B0-9-]{1,16})|[一-龥]{3,12}(?:楼上|后院|组))|(?i:(?:address|home|live at|living at|moved to|visit me at|repairman to|room|lives? in)[:,]? (?:at |in )?)((?i:no\\. ?|room |unit |building |flat |gatehouse, )?[0-9A-Z][A-Za-z0-9 ,.-]{3,60})");
    private static final Pattern DOOR = Pattern.compile(
            "[一-龥]{2,8}[甲乙丙丁0-9]{1,4}(?:-[0-9]{1,4}){1,3}|[一-龥]{2,8}(?:[0-9一二三四五六七八九甲乙丙丁]{1,4}(?:期|区|号楼|号院|号|弄|栋|幢|座|单元|门|层|楼)){1,5}(?:[0-9]{3,4}室?|东户|西户|[0-9]{1,2}[A-Z])|[0-9一二三四五六七八九甲乙丙丁]{1,3}(?:号楼|栋|幢|座|单元)[0-9]{3,4}|(?i:(?:flat|room|unit) [0-9]{1,4}[a-z]?\\b|[0-9]{1,3}-[0-9]{1,3}-?[0-9]{0,4} [A-Z][a-z]+ [A-Z][a-z]+|[A-Z][a-z]+ [A-Z][a-z]+ [0-9]{1,3}(?:-[0-9]{1,4}){1,2})");

    private static final List<String> LEADS = List.of("住", "址", "户口", "老家", "我是");

    private Homes() {
    }

    static List<Span> in(String text) {
        var spans = new ArrayList<Span>();
        boolean numbered = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        Matcher told = TOLD.matcher(numbered || LEADS.stream().anyMatch(text::contains) ? text : "");
        while (told.find()) {
            int group = told.group(1) == null ? 2 : 1;
            spans.add(new Span(told.start(group), told.end(group)));
        }
        Matcher door = DOOR.matcher(numbered ? text : "");
        while (door.find()) {
            spans.add(new Span(door.start(), door.end()));
        }
        return spans;
    }
}
