package huiying.nlp.classify;

/**
 * One trained model: a table for each shape, biases, and what turns margins into probabilities and sureness.
 *
 * @param tables      one for a brief model, title and whole text for a full one
 * @param biases      one per label
 * @param calibration margins to probabilities
 * @param selection   signs to sureness
 * @param ledger      what happened on held-out texts
 * @param familiarity how much held-out texts looked like any label
 */
record Model(Table[] tables, float[] biases, Calibration calibration, Selection selection, Ledger ledger, Familiarity familiarity) {

    /** One that gives margins only. */
    static Model uncalibrated(Table[] tables, float[] biases) {
        var ledger = new Ledger(new float[0], new short[0], new boolean[0]);
        int classes = biases.length;
        return new Model(tables, biases, new Calibration(classes, new float[classes * (classes + 1)]), new Selection(new float[0]), ledger,
                new Familiarity(-1, new float[0]));
    }

    /** The same calibration for new weights. */
    Model with(Table[] otherTables, float[] otherBiases) {
        return new Model(otherTables, otherBiases, calibration, selection, ledger, familiarity);
    }

    boolean full() {
        return tables.length == 2;
    }

    int mostRows() {
        int most = 1;
        for (Table table : tables) {
            most = Math.max(most, table.rowCount());
        }
        return most;
    }

    /** Share of held-out texts answered right. */
    double accuracy() {
        return ledger.accuracy();
    }
}
