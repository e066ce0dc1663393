package huiying.nlp.classify;

/** The training was stopped by its {@link Progress} before it had a model. */
public final class TrainingCancelled extends RuntimeException {
    private static final long serialVersionUID = 1;

    TrainingCancelled() {
        super("the training was cancelled");
    }
}
