package huiying.nlp.classify;

/** How a promised precision is made sure. */
public enum Assurance {
    /** Held-out answers above one shared threshold were this precise: right on the whole, half of the time a little below. */
    ESTIMATED,
    /** One shared threshold, and the promise is 95 % certain. */
    SHOWN,
    /** A threshold for each label, 95 % certain for each of them; labels with few answers share one. */
    SHOWN_PER_LABEL
}
