package huiying.app.console;

import java.util.List;

/**
 * A form behind one button of a case: the act it asks for, and what has to be filled in.
 *
 * @param act  as in the address it is posted to and in the keys of its words
 * @param main the button is the one most often meant
 */
record ActForm(String act, boolean main, List<Field> fields) {

    /** How something is filled in. */
    enum Kind {
        LINE, LINES, MOMENT, CHOICE
    }

    /**
     * One thing to fill in.
     *
     * @param options for a choice: what can be chosen, with its words
     * @param preset  what stands there at first
     */
    record Field(String name, Kind kind, List<Option> options, String preset) {
        static Field line(String name) {
            return new Field(name, Kind.LINE, List.of(), "");
        }

        static Field lines(String name) {
            return new Field(name, Kind.LINES, List.of(), "");
        }

        static Field moment(String name, String preset) {
            return new Field(name, Kind.MOMENT, List.of(), preset);
        }

        static Field choice(String name, List<Option> options) {
            return new Field(name, Kind.CHOICE, options, "");
        }

        public String shape() {
            return kind.name();
        }
    }

    /** Something that can be chosen. */
    record Option(String value, String words) {
    }

    static ActForm plain(String act) {
        return new ActForm(act, false, List.of());
    }

    static ActForm of(String act, Field... fields) {
        return new ActForm(act, false, List.of(fields));
    }

    ActForm first() {
        return new ActForm(act, true, fields);
    }
}
