package huiying.nlp.classify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;

/** One model's way from texts to packed tables. */
final class ModelTraining {
    private static final int HONEST_BELOW = 300;
    private static final int FEWEST_FEATURES = 10_000;
    /** An n-gram in so many of the new texts becomes a feature. */
    private static final int NEW = 2;
    private final Corpora.Lesson lesson;
    private final Recipe recipe;
    private final Options options;
    private final Crew crew;
    private final int classes;

    ModelTraining(Corpora.Lesson lesson, Recipe recipe, Options options, Crew crew) {
        this.lesson = lesson;
        this.recipe = recipe;
        this.options = options;
        this.crew = crew;
        this.classes = lesson.corpus().classes();
    }

    /** Held-out margins come from the machines before pruning: which features survive was decided with the labels of all texts. */
    Model run() {
        var columns = columns(shape -> any -> true);
        crew.step("features", .2);
        var machines = learn(columns);
        crew.step("learnt", .4);
        float[] margins = honest() ? rehearse() : machines.outOfFold(lesson.judged(), options.seed(), crew);
        crew.step("held out", .7);
        machines = prune(columns, machines);
        crew.step("pruned", .8);
        return calibrated(pack(columns, machines), machines.biases(), margins);
    }

    /**
     * Learns all texts with the features an earlier model found worth keeping and those that are frequent in the new texts; calibration is taken over. Nothing
     * need be pruned or held out, so this takes half the time.
     */
    Model update(Model earlier, Corpora.Lesson added) {
        var columns = columns(shape -> wanted(earlier.tables()[shape], added.columns()[shape]));
        crew.step("features", .4);
        var machines = learn(columns);
        crew.step("learnt", .9);
        return earlier.with(pack(columns, machines), machines.biases());
    }

    private static LongPredicate wanted(Table table, Corpus added) {
        var frequencies = new HashMap<Long, Integer>();
        var grams = new Grams();
        for (char[] text : added.texts()) {
            grams.read(text, 0, text.length, table.shape());
            Arrays.stream(grams.keys, 0, grams.size).distinct().forEach(key -> frequencies.merge(key, 1, Integer::sum));
        }
        return key -> table.row(key) != 0 || frequencies.getOrDefault(key, 0) >= NEW;
    }

    private Model calibrated(Table[] tables, float[] biases, float[] margins) {
        int[] labels = lesson.corpus().labels();
        var calibration = Calibration.fit(margins, labels, classes, crew);
        var audit = Audit.of(margins, labels, lesson.corpus().groups(), calibration);
        crew.step("calibrated", .95);
        return new Model(tables, biases, calibration, audit.selection(), audit.ledger(), Familiarity.of(margins, labels, classes, lesson.none(options.none())));
    }

    private Column[] columns(IntFunction<LongPredicate> wanted) {
        var columns = new Column[lesson.columns().length];
        for (int i = 0; i < columns.length; i++) {
            var shape = recipe.shapes().get(i);
            columns[i] = Column.of(lesson.columns()[i], shape.latin() && !lesson.columns()[i].writesLatin() ? shape.withoutLatin() : shape, wanted.apply(i),
                    crew);
        }
        return columns;
    }

    /** Few texts per label leave traces in every weight and in the choice of features: only trainings that never saw a text can tell how it would fare. */
    private boolean honest() {
        return options.patient() && lesson.judged() < HONEST_BELOW * classes;
    }

    private float[] rehearse() {
        float[] margins = new float[lesson.judged() * classes];
        for (int group = 0; group < Machines.GROUPS; group++) {
            var others = new ModelTraining(lesson.without(group), recipe, options, crew).uncalibrated();
            var scorer = new Scorer(others);
            for (int row = 0; row < lesson.judged(); row++) {
                if (lesson.corpus().groups()[row] == group) {
                    scorer.margins(lesson.columns(), row, margins, row * classes);
                }
            }
            crew.step("rehearsed", .4 + .06 * group);
        }
        return margins;
    }

    private Model uncalibrated() {
        var columns = columns(shape -> any -> true);
        var machines = prune(columns, learn(columns));
        return Model.uncalibrated(pack(columns, machines), machines.biases());
    }

    private Machines learn(Column[] columns) {
        return Machines.learn(rows(columns), lesson.corpus(), recipe, options.seed(), crew);
    }

    private static Sparse rows(Column[] columns) {
        var rows = columns[0].rows();
        for (int i = 1; i < columns.length; i++) {
            rows = rows.beside(columns[i].rows());
        }
        return rows;
    }

    /** Drops the features that say little and learns again with the rest; the columns change. Small models keep all they have. */
    private Machines prune(Column[] columns, Machines machines) {
        if (recipe.prune() <= 0 || machines.features() <= FEWEST_FEATURES) {
            return machines;
        }
        float[] strengths = strengths(columns, machines);
        float[] sorted = strengths.clone();
        Arrays.parallelSort(sorted);
        float bar = (float) Math.min(recipe.prune(), sorted[sorted.length - FEWEST_FEATURES]);
        int from = 0;
        for (int i = 0; i < columns.length; i++) {
            int features = columns[i].keys().length;
            columns[i] = columns[i].keep(strengths, from, bar);
            from += features;
        }
        return machines.relearn(rows(columns), recipe, options.seed(), crew);
    }

    private static float[] strengths(Column[] columns, Machines machines) {
        float[] strengths = new float[machines.features()];
        int n = 0;
        for (Column column : columns) {
            for (float worth : column.worth()) {
                strengths[n] = machines.strength(n) * worth;
                n++;
            }
        }
        return strengths;
    }

    private Table[] pack(Column[] columns, Machines machines) {
        var tables = new Table[columns.length];
        int from = 0;
        for (int i = 0; i < columns.length; i++) {
            tables[i] = new Packing(columns[i], machines, from, classes).pack();
            from += columns[i].keys().length;
        }
        return tables;
    }
}
