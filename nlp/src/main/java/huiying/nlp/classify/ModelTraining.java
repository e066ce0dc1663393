package huiying.nlp.classify;

/** One model's way from texts to packed tables. */
final class ModelTraining {
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

    /** {@code from} and {@code to} tell which part of the whole training's progress this is. */
    Model run(double from, double to) {
        var columns = new Column[lesson.columns().length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.of(lesson.columns()[i], recipe.shapes().get(i), crew);
        }
        crew.step("features", from + (to - from) * .3);
        var machines = learn(columns);
        if (recipe.prune() > 0) {
            prune(columns, machines);
            crew.step("pruned", from + (to - from) * .6);
            machines = learn(columns);
        }
        crew.step("learnt", from + (to - from) * .8);
        return pack(columns, machines, machines.outOfFold(lesson.judged(), seed, crew));
    }

    private Machines learn(Column[] columns) {
        var rows = columns[0].rows();
        for (int i = 1; i < columns.length; i++) {
            rows = rows.beside(columns[i].rows());
        }
        return Machines.learn(rows, lesson.corpus(), recipe, seed, crew);
    }

    private void prune(Column[] columns, Machines machines) {
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
    }

    private Model pack(Column[] columns, Machines machines, float[] margins) {
        var tables = new Table[columns.length];
        int from = 0;
        for (int i = 0; i < columns.length; i++) {
            tables[i] = new Packing(columns[i], machines, from, classes).pack();
            from += columns[i].keys().length;
        }
        int[] labels = lesson.corpus().labels();
        var calibration = Calibration.fit(margins, labels, classes, crew);
        var audit = Audit.of(margins, labels, lesson.corpus().groups(), calibration);
        return new Model(tables, machines.biases(), calibration, audit.selection(), audit.ledger());
    }
}
