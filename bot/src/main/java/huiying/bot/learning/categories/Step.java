package huiying.bot.learning.categories;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import huiying.nlp.Category;

/** One thing that is done to the tree. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "step")
public sealed interface Step {

    /** A new field or category; its code was free. */
    record Add(Category category) implements Step {
    }

    /** Other names, words or habits under the same code. */
    record Change(Category category) implements Step {
    }

    /** A part becomes a category of its own: the samples that hold one of these words go with it. */
    record Split(String code, Category part, List<String> words) implements Step {
    }

    /** No longer in use; another takes its place and its samples, or none does and they are put aside. */
    record Close(String code, String heir) implements Step {
    }

    /** In use again. */
    record Reopen(String code) implements Step {
    }

    /** Of all categories these; the others are closed without an heir, those of them that were closed are in use again. */
    record Choose(String pack, Set<String> codes) implements Step {
    }

    /** The codes it concerns. */
    default List<String> about() {
        return switch (this) {
            case Add(var category) -> List.of(category.code());
            case Change(var category) -> List.of(category.code());
            case Split(var code, var part, var words) -> List.of(code, part.code());
            case Close(var code, var heir) -> heir.isEmpty() ? List.of(code) : List.of(code, heir);
            case Reopen(var code) -> List.of(code);
            case Choose(var pack, var codes) -> List.of();
        };
    }
}
