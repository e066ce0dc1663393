package huiying.nlp.classify;

/** One model's way from texts to packed tables. */
final class ModelTraining {
    private static final int HONEST_BELOW = 300;
    private final Corpora.Lesson lesson;
    private final Recipe recipe;
    private final long seed;
    private final Crew crew;
    private final int classes;

    ModelTraining(Corpora.Lesson lesson, Recipe recipe, long seed, Crew crew) {
        this.lesson = lesson;
        this.recipe = recipe;
        this.seed = seed;
        this.crew = crew;
        this.classes = lesson.corpus().classes();
    }

    /**
     * {@code from} and {@code to} tell which part of the whole training's progress this is. Held-out margins come from the machines before pruning: which
     * features survive was decided with the labels of all texts.
     */
    Model run(double from, double to) {
        crew.stage(from, to);
        var columns = columns();
        crew.step("features", .2);
        var machines = learn(columns);
        crew.step("learnt", .4);
        float[] margins = honest() ? rehearse() : machines.outOfFold(lesson.judged(), seed, crew);
        crew.step("held out", .7);
        machines = prune(columns, machines);
        crew.step("pruned", .8);
        int[] labels = lesson.corpus().labels();
        var calibration = Calibration.fit(margins, labels, classes, crew);
        var audit = Audit.of(margins, labels, lesson.corpus().groups(), calibration);
        crew.step("calibrated", .95);
        return new Model(pack(columns, machines), machines.biases(), calibration, audit.selection(), audit.ledger());
    }

    private Column[] columns() {
        var columns = new Column[lesson.columns().length];
        for (int i = 0; i < columns.length; i++) {
            var shape = recipe.shapes().get(i);
            columns[i] = Column.of(lesson.columns()[i], shape.latin() && !lesson.columns()[i].writesLatin() ? shape.withoutLatin() : shape, crew);
        }
        return columns;
    }

    /** Few texts per label leave traces in every weight and in the choice of features: only trainings that never saw a text can tell how it would fare. */
    private boolean honest() {
        return lesson.judged() < HONEST_BELOW * classes;
    }

    private float[] rehearse() {
        float[] margins = new float[lesson.judged() * classes];
        for (int group = 0; group < Machines.GROUPS; group++) {
            var others = new ModelTraining(lesson.without(group), recipe, seed, crew).uncalibrated();
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
        var columns = columns();
        var machines = prune(columns, learn(columns));
        return Model.uncalibrated(pack(columns, machines), machines.biases());
    }

    private Machines learn(Column[] columns) {
        return Machines.learn(rows(columns), lesson.corpus(), recipe, seed, crew);
    }

    private static Sparse rows(Column[] columns) {
        var rows = columns[0].rows();
        for (int i = 1; i < columns.length; i++) {
            rows = rows.beside(columns[i].rows());
        }
        return rows;
    }

    /** Drops the features that say little and learns again with the rest; the columns change. */
    private Machines prune(Column[] columns, Machines machines) {
        if (recipe.prune() <= 0) {
            return machines;
        }
        int from = 0;
        for (int i = 0; i < columns.length; i++) {
            boolean[] marks = new boolean[machines.features()];
            for (int f = 0; f < columns[i].keys().length; f++) {
                marks[from + f] = machines.strength(from + f) * columns[i].worth()[f] >= recipe.prune();
            }
            int features = columns[i].keys().length;
            columns[i] = columns[i].keep(marks, from);
            from += features;
        }
        return machines.relearn(rows(columns), recipe, seed, crew);
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
