package huiying.bot.routing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import huiying.bot.duties.Basis;
import huiying.bot.duties.DutyList;
import huiying.bot.duties.Fact;
import huiying.bot.duties.Handling;
import huiying.bot.duties.Meaning;
import huiying.bot.duties.ServiceItem;
import huiying.bot.duties.Share;
import huiying.bot.duties.Validity;
import huiying.nlp.Category;
import huiying.nlp.Category.RequiredFact;
import huiying.nlp.Taxonomy;

/** The duty list of the invented district: its lines laid upon the two levels of the taxonomy, and an item for whatever they do not name. */
public final class CityDuties {
    private static final Validity THIS_YEAR = new Validity(LocalDate.of(2026, 1, 1), null);
    private static final Meaning ANYTHING = new Meaning("清单未列明的事项", "Whatever is not listed", List.of(), null);
    private static final Map<RequiredFact, Fact> FACTS = Map.of(RequiredFact.WHERE, fact("where", "string", "地点", "Where"), RequiredFact.WHEN,
            fact("when", "datetime", "时间", "When"), RequiredFact.WHO, fact("who", "string", "涉及的人或单位", "Who"), RequiredFact.OBJECT,
            fact("object", "string", "对象", "What object"), RequiredFact.AMOUNT, fact("amount", "number", "金额或数量", "Amount"));

    private final Taxonomy taxonomy;

    CityDuties(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** @param lines category, grid, unit, basis */
    List<ServiceItem> items(List<Map<String, String>> lines) {
        var shares = new LinkedHashMap<String, List<Share>>();
        lines.forEach(line -> shares.computeIfAbsent(line.get("category"), category -> new ArrayList<>()).add(share(line)));
        var anything = new ServiceItem(DutyList.ANYTHING, null, ANYTHING, Handling.NONE, shares.getOrDefault("", List.of()), THIS_YEAR);
        return Stream.concat(taxonomy.all().stream().map(category -> item(category, shares.getOrDefault(category.code(), List.of()))), Stream.of(anything))
                .toList();
    }

    private static ServiceItem item(Category category, List<Share> shares) {
        var meaning = new Meaning(category.zh(), category.en(), Stream.concat(category.synonyms().stream(), category.synonymsEn().stream()).toList(), category
                .code());
        return new ServiceItem(category.code(), category.isLeaf() ? category.field() : null, meaning, handling(category), shares, THIS_YEAR);
    }

    private static Handling handling(Category category) {
        var usual = category.usual();
        if (usual == null) {
            return Handling.NONE;
        }
        var facts = Stream.of(RequiredFact.values()).filter(usual.facts()::contains).map(FACTS::get).toList();
        return new Handling(List.of(), facts, null, null);
    }

    /** {@code GENERAL_7D} of the taxonomy is {@code general7d} of the terms. */
    public static String levelOf(String deadline) {
        return deadline.toLowerCase(Locale.ROOT).replace("_", "");
    }

    private Share share(Map<String, String> line) {
        var usual = taxonomy.find(String.valueOf(line.get("category"))).map(Category::usual);
        var level = usual.map(known -> levelOf(known.deadline().name())).orElse(null);
        return new Share(String.valueOf(line.get("grid")), line.get("unit"), List.of(), level, List.of(basis(String.valueOf(line.get("basis")))));
    }

    /** 《law》 and what follows it. */
    static Basis basis(String text) {
        int end = text.startsWith("《") ? text.indexOf('》') + 1 : 0;
        return end == 0 ? new Basis(text, "") : new Basis(text.substring(0, end), text.substring(end));
    }

    private static Fact fact(String code, String type, String zh, String en) {
        return new Fact(code.toLowerCase(Locale.ROOT), type, true, zh, en, List.of());
    }
}
