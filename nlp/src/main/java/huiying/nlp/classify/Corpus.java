package huiying.nlp.classify;

/** What one model is trained on: texts, the number of each text's label, its weight, and the group it is held out with. */
record Corpus(char[][] texts, int[] labels, float[] weights, int[] groups, int classes) {

    int size() {
        return labels.length;
    }

    Corpus with(char[][] others) {
        return new Corpus(others, labels, weights, groups, classes);
    }

    /** Share of each label, by weight. */
    double[] priors() {
        double[] priors = new double[classes];
        double total = 0;
        for (int i = 0; i < labels.length; i++) {
            priors[labels[i]] += weights[i];
            total += weights[i];
        }
        for (int k = 0; k < classes; k++) {
            priors[k] /= total;
        }
        return priors;
    }
}
