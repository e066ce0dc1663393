package huiying.nlp;

/**
 * What a resident wants with this turn, whatever the matter is. The labels of the training file are these names in lower case. Without the talk
 * before it a turn is read at face value: "又停水了" may be REOPEN though nothing was ever filed; {@link Understanding#statesProblem()} then says
 * that it can be taken as a report.
 */
public enum TurnIntent {
    REPORT, SUPPLEMENT, CORRECTION, PROGRESS, CHOOSE, CONFIRM, DENY, RATE_SOLVED, RATE_PARTLY, RATE_UNSOLVED, RATE_GRADE, REOPEN, CANCEL, AGENT, STOP, RESUME, SECRET, JOIN, HELP, GREETING, THANKS, SMALLTALK, INVALID
}
