package huiying.nlp.training;

import java.util.ArrayList;
import java.util.List;

import huiying.nlp.classify.Sample;

/** Samples from a file, each with the fold it is held out in; 0 when the file names none. */
public record Labelled(List<Sample> samples, List<Integer> folds) {
    public Labelled {
        samples = List.copyOf(samples);
        folds = List.copyOf(folds);
    }

    /** The samples inside a fold, or those outside it. */
    public List<Sample> fold(int fold, boolean inside) {
        var chosen = new ArrayList<Sample>();
        for (int i = 0; i < samples.size(); i++) {
            if (folds.get(i) == fold == inside) {
                chosen.add(samples.get(i));
            }
        }
        return chosen;
    }

}
