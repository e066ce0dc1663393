package huiying.nlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** The time of a matter after one more turn: what is said later counts, what is taken back is gone wherever it was said. */
final class Redating {
    private static final Pattern TAIL = Pattern.compile("(?:开始|起|才)?的?$");
    private static final Pattern AROUND = Pattern.compile("^(?i:从|自|打|since |from |in |on |at |for )?(.+?)(?:了|开始|起|的|now)*$");
    private static final Pattern FROM = Pattern.compile("^(?i:从|自|打|since |from )");
    private static final Pattern UNTIL = Pattern.compile("^ ?(?:到|至|-|~|to |till |until )");
    /** How long something took says nothing of when it was. */
    private static final Pattern LENGTH = Pattern.compile("(?i)[^0-9一二三四五六七八九十两半几]{0,3}[0-9一二三四五六七八九十两半几]+ ?个?(?:分钟|小时|钟头|minutes?|mins?|hours?)");
    /** "刚看小票，是15号": looking was just now, not the matter. */
    private static final Pattern LOOKED = Pattern.compile("^刚(?:才|刚)?[，,] ?");
    private static final Pattern ASIDE = Pattern.compile("(?i),? (?:sorry|actually|i mean|i meant|rather)$");
    private static final String JUST_NOW = "刚才";

    private Redating() {
    }

    static String of(String before, String told, Understanding later) {
        String against = before.isEmpty() ? "" : Arrays.stream(before.split("[，,] ?")).map(part -> against(part, later)).collect(Collectors.joining("，"));
        if (!against.isEmpty() && !against.equals(before)) {
            return against;
        }
        String retracted = later.correction().retracted();
        if (!retracted.isEmpty() && told.contains(retracted) && (before.contains(retracted) || told.length() > retracted.length())) {
            return withdrawn(before, told, later);
        }
        boolean howLong = LENGTH.matches(told) && !before.isEmpty() && !LENGTH.matches(before);
        return told.isEmpty() || howLong || Amending.isSpot(told) || !later.correction().isNone() && told.equals(JUST_NOW)
                ? before
                : ASIDE.matcher(LOOKED.matcher(told).replaceFirst("")).replaceFirst("");
    }

    private static String withdrawn(String before, String told, Understanding later) {
        String retracted = later.correction().retracted();
        String replacement = later.correction().replacement();
        String rest = times(later).stream().filter(time -> !time.contains(retracted)).collect(Collectors.joining(" "));
        if (!rest.isEmpty()) {
            return rest;
        }
        boolean standsBefore = before.contains(retracted);
        boolean replaced = standsBefore && told.contains(replacement.substring(0, Math.min(2, replacement.length())));
        return replaced ? before.replace(retracted, TAIL.matcher(replacement).replaceFirst("")) : standsBefore ? "" : before;
    }

    /** "前天退的，昨天是要钱" after "昨天": of two times the one told before is the wrong one; one that only makes it finer is not. */
    private static String against(String part, Understanding later) {
        String core = core(part);
        int at = later.normalised().indexOf(core);
        if (core.length() < 2 || at < 0 || UNTIL.matcher(later.normalised().substring(at + core.length())).find()) {
            return part;
        }
        var fresh = new ArrayList<String>(times(later));
        fresh.removeIf(time -> core(time).endsWith(core));
        if (fresh.isEmpty() || fresh.stream().anyMatch(time -> time.contains(core))) {
            return part;
        }
        Matcher from = FROM.matcher(part);
        String prefix = from.find() && !FROM.matcher(fresh.getFirst()).find() ? from.group() : "";
        return prefix + String.join("，", fresh);
    }

    private static List<String> times(Understanding later) {
        return later.mentions().stream().filter(Mention.Time.class::isInstance).flatMap(one -> Arrays.stream(((Mention.Time) one).text().split("[，,] ?")))
                .toList();
    }

    private static String core(String time) {
        Matcher around = AROUND.matcher(time.strip());
        return around.matches() ? around.group(1) : time;
    }
}
