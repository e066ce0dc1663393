package huiying.bot.routing;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;

/** A department, a sub-district office, a provider or the coordination centre. */
public record Unit(String code, String zh, String en, @Nullable String parent, Kind kind, String phone, boolean lastResort) {

    /** What sort of unit it is. */
    public enum Kind {
        CENTRE, DEPARTMENT, STREET, PROVIDER
    }

    public String name(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
