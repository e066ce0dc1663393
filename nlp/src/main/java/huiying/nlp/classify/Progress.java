package huiying.nlp.classify;

/** Hears how far a training is, and may stop it. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens, nobody stops. */
    Progress SILENT = (step, share) -> {
    };

    /** {@code share} runs from 0 to 1; called from the thread that trains. */
    void at(String step, double share);

    /** Asked often, from several threads; true makes the training throw {@link TrainingCancelled} soon. */
    default boolean cancelled() {
        return false;
    }
}
