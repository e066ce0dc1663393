package huiying.bot.learning.categories;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import huiying.nlp.Category;
import huiying.nlp.Language;
import huiying.nlp.Taxonomy;

/** Trees to begin with, for whoever does not answer for a whole city. */
public enum Packs {
    CITY("全市热线", "Whole city", ""), STREET("街道、镇", "Street office", "01,02,03,04,05,08,10,11,12,13,15"), ESTATE("物业与社区", "Estate and community",
            "0103,0104,0105,02,03,05,10,1105,12"), WORKS("市政与公用事业", "Municipal works and utilities",
                    "01,02,0401,0402,0403,05,12"), GOVERNMENT("政务服务大厅", "Government service hall", "07,08,09,10,14,15,16");

    private final String zh;
    private final String en;
    private final List<String> beginnings;

    Packs(String zh, String en, String beginnings) {
        this.zh = zh;
        this.en = en;
        this.beginnings = Arrays.asList(beginnings.split(","));
    }

    public String name(Language language) {
        return language == Language.ZH ? zh : en;
    }

    /** The categories of it that the product knows. */
    public Set<String> codes() {
        return Taxonomy.bundled().leaves().stream().map(Category::code).filter(code -> beginnings.stream().anyMatch(code::startsWith))
                .collect(Collectors.toUnmodifiableSet());
    }
}
