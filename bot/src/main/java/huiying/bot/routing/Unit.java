package huiying.bot.routing;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;

/** A department, a sub-district office, a provider or the coordination centre. */
public record Unit(String code, Name name, @Nullable String parent, Kind kind, String phone, Duty duty) {

    /** What sort of unit it is. */
    public enum Kind {
        CENTRE, DEPARTMENT, STREET, PROVIDER
    }

    /** What it is called, and what residents call it. */
    public record Name(String zh, String en, List<String> aliases) {
    }

    /** Whether it has what nobody else has; whether it watches over the others. */
    public record Duty(boolean lastResort, boolean oversight) {
    }

    public String zh() {
        return name.zh();
    }

    public String en() {
        return name.en();
    }

    public boolean lastResort() {
        return duty.lastResort();
    }

    public String name(Language language) {
        return language == Language.ZH ? zh() : en();
    }

    /** Everything a text may call it. */
    Stream<String> names() {
        return Stream.concat(Stream.of(zh(), en()), name.aliases().stream()).filter(text -> text.length() > 1);
    }
}
