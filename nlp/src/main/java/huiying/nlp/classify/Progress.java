package huiying.nlp.classify;

/** Hears how far a training is, and may stop it. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens, nobody stops. */
    Progress SILENT = (step, share) -> {
    };

    /** Hears nothing, but stops when the other one wants to. */
    static Progress whenCancelled(Progress other) {
        return new Progress() {
            @Override
            public void at(String step, double share) {
                // somebody else tells how far the whole is
            }

            @Override
            public boolean cancelled() {
                return other.cancelled();
            }
        };
    }

    /** {@code share} runs from 0 to 1; called from the thread that trains. */
    void at(String step, double share);

    /** Asked often, from several threads; true makes the training throw {@link TrainingCancelled} soon. */
    default boolean cancelled() {
        return false;
    }
}
