package huiying.nlp;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One line of the taxonomy: a first-level field (code of two digits) or a second-level category (four).
 *
 * @param code          two or four digits, stable
 * @param zh            the Chinese name
 * @param en            the English name
 * @param synonyms      Chinese words residents use for it
 * @param usual         what such requests mostly are and who deals with them; null on the first level
 * @param boundary      what belongs here and what next door, in English; empty on the first level
 * @param synonymsEn    English words residents use for it
 */
public record Category(String code, String zh, String en, List<String> synonyms, @Nullable Usual usual, String boundary,
        List<String> synonymsEn) {

    /** What a request of a category usually is, needs and goes to; a city overrides all of it. */
    public record Usual(Nature nature, Set<RequiredFact> facts, DeadlineClass deadline, String departmentZh, String departmentEn) {
    }

    /** A fact without which a department would have to ask back. */
    public enum RequiredFact {
        WHERE, WHEN, WHO, OBJECT, AMOUNT
    }

    /** How long a department has, in classes whose lengths are configuration. */
    public enum DeadlineClass {
        URGENT_2H, UTILITY_24H, GENERAL_7D, COMPLEX_15D, CONSULT_2D
    }

    public boolean isLeaf() {
        return code.length() == 4;
    }

    /** The code of the first-level field this belongs to. */
    public String field() {
        return code.substring(0, 2);
    }

    public String name(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
