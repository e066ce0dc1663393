package huiying.nlp;

/** How fast somebody must look: {@code IMMEDIATE} is danger to life now, {@code URGENT} is danger soon or a vital supply cut, {@code ORDINARY} the rest. */
public enum Urgency {
    ORDINARY, URGENT, IMMEDIATE
}
