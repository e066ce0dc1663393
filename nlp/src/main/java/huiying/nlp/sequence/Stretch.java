package huiying.nlp.sequence;

import java.util.ArrayList;
import java.util.List;

/** A run of tokens that belong together: {@code first} inclusive, {@code last} exclusive, with its label. */
public record Stretch(int first, int last, String label) {
    static final String OUTSIDE = "O";

    /** Reads labels of the form {@code B-road I-road O}. */
    public static List<Stretch> of(List<String> labels) {
        var stretches = new ArrayList<Stretch>();
        int start = 0;
        for (int i = 1; i <= labels.size(); i++) {
            boolean goesOn = i < labels.size() && labels.get(i).startsWith("I-") && kind(labels.get(i)).equals(kind(labels.get(start)));
            if (!goesOn) {
                if (!labels.get(start).equals(OUTSIDE)) {
                    stretches.add(new Stretch(start, i, kind(labels.get(start))));
                }
                start = i;
            }
        }
        return stretches;
    }

    static String kind(String label) {
        return label.length() > 2 ? label.substring(2) : label;
    }
}
