package huiying.bot.replies;

/** What a reply leaves open. Advice to the writer, except that nothing at all and a set phrase are not accepted. */
public enum Advice {
    /** There is nothing in it. */
    EMPTY,
    /** It does not say what was done. */
    WHAT,
    /** It does not say when. */
    WHEN,
    /** It does not say who did it. */
    WHO,
    /** It names no law, rule or duty it rests on. */
    BASIS,
    /** It has no word of the question in it. */
    QUESTION,
    /** The unit has given nearly the same answer to other residents. */
    SET_PHRASE
}
