package huiying.bot.sla;

/** The timers a case can have. Stored by name. */
public enum Timer {
    /** A draft nobody goes on with. */
    D1,
    /** Filed, not yet with a unit. */
    T_ACCEPT,
    /** The unit has to sign. */
    T_SIGN,
    /** The unit's right to give it back ends. */
    T_RETURN,
    /** A return nobody has decided. */
    T_ARB0,
    /** An arbitration nobody has decided. */
    T_ARB,
    /** The unit has to talk with the resident. */
    T_CONTACT,
    /** Four fifths of the unit's time are gone. */
    T_WARN,
    /** The unit's time is over. */
    T_TOTAL,
    /** The date promised to the resident has passed. */
    T_PROMISE,
    /** Still overdue a day later: never silent, again and again. */
    T_ESCALATE,
    /** A supervisor's question nobody has answered. */
    T_SUPERVISE,
    /** A helping unit has not done its part by the date it was asked for. */
    T_ASSIST,
    /** Planned, and no word of progress for a long time. */
    T_PROGRESS,
    /** A report nobody has looked at. */
    T_REVIEW,
    /** The resident has not answered the survey for three days. */
    T_REMIND,
    /** The survey is over. */
    T_SURVEY,
    /** A dissatisfied resident nobody has talked with. */
    T_CALLED,
    /** A bad grade, and nothing was put right. */
    T_MENDED,
    /** What was asked of the resident has not come. */
    P1,
    /** Resolved, and the resident could not be asked in writing: somebody rings, three times at most. */
    T_VISIT,

    // what follows is no timer of a case but a length of time kept with them

    /** After this the same matter is a new case. */
    T_REOPEN,
    /** How long the records of a closed case are kept. */
    T_RETAIN,
    /** A message that has not been worked on. */
    T_RECEIPT,
    /** A resident in a chat who asked for a person. */
    T_ANSWER
}
