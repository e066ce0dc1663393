package huiying.app.open311;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A named part of an answer, before it is written as XML or JSON. */
record Tag(String name, Value value) {

    /** What stands in a tag. */
    sealed interface Value {
    }

    /** A text, a number, a truth, or nothing. */
    record Plain(@Nullable Object value) implements Value {
    }

    /** Several things with names. */
    record Fields(List<Tag> tags) implements Value {
    }

    /** Any number of things of one name: children in XML, an array in JSON. */
    record Items(String item, List<? extends Value> values) implements Value {
    }

    static Tag of(String name, @Nullable Object value) {
        return new Tag(name, new Plain(value));
    }

    static Tag list(String name, String item, List<? extends Value> values) {
        return new Tag(name, new Items(item, values));
    }

    static Fields fields(Tag... tags) {
        return new Fields(List.of(tags));
    }
}
