package huiying.bot.learning.samples;

/** What somebody does to many samples at once. */
public sealed interface Edit {

    /** They get this label and are learnt from. */
    record Label(String label) implements Edit {
    }

    /** They get this label and stay what they are otherwise. */
    record Move(String label) implements Edit {
    }

    /** They are no longer learnt from. */
    record Remove() implements Edit {
    }

    /** They are put aside until somebody has looked at them. */
    record Hold() implements Edit {
    }

    /** They are learnt from again. */
    record Use() implements Edit {
    }

    /** They belong to a slice. */
    record Tag(String tag) implements Edit {
    }

    /** They no longer belong to it. */
    record Untag(String tag) implements Edit {
    }

    /** As it is written down. */
    default String what() {
        return switch (this) {
            case Label it -> "label:" + it.label();
            case Move it -> "move:" + it.label();
            case Remove it -> "remove";
            case Hold it -> "hold";
            case Use it -> "use";
            case Tag it -> "tag:" + it.tag();
            case Untag it -> "untag:" + it.tag();
        };
    }
}
