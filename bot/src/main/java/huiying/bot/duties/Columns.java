package huiying.bot.duties;

import java.util.List;

/** The columns of a duty list as a table. A row with an area says only who has the item there; lists in a cell stand one to a line. */
final class Columns {
    static final String CODE = "code";
    static final String AREA = "area";
    static final String PARENT = "parent";
    static final String ZH = "name_zh";
    static final String EN = "name_en";
    static final String SYNONYMS = "synonyms";
    static final String CATEGORY = "category";
    static final String LEAD = "lead";
    static final String ASSISTS = "assists";
    static final String LEVEL = "deadline";
    static final String BASIS = "basis";
    static final String STEPS = "steps";
    static final String FACTS = "facts";
    static final String PROVIDER = "provider";
    static final String EMERGENCY = "emergency";
    static final String FROM = "valid_from";
    static final String TO = "valid_to";
    static final List<String> ALL = List.of(CODE, AREA, PARENT, ZH, EN, SYNONYMS, CATEGORY, LEAD, ASSISTS, LEVEL, BASIS, STEPS, FACTS, PROVIDER, EMERGENCY,
            FROM,
            TO);
    /** What belongs to the item and not to one area of it. */
    static final List<String> OF_ITEM = List.of(PARENT, ZH, EN, SYNONYMS, CATEGORY, STEPS, FACTS, PROVIDER, EMERGENCY, FROM, TO);

    private Columns() {
    }
}
