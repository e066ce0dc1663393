package huiying.channels;

/** What kind of trouble a provider's code tells of, so that what follows does not hang on one provider's numbers. */
public enum Trouble {
    /** Nothing more is known than the code. */
    OTHER,
    /** The resident asked this provider to let nothing more through. */
    OPTED_OUT,
    /** No such number, or none that gets such messages: it never will. */
    NO_SUCH_ADDRESS,
    /** The phone is off or out of reach: later it may be there. */
    OUT_OF_REACH,
    /** The network on the way did not carry it and does not say why. */
    LOST_ON_THE_WAY,
    /** The window in which the provider lets us write is closed or used up; only what the resident does opens it again. */
    WINDOW_CLOSED,
    /** A filter on the way did not like the words or the sender. */
    FILTERED,
    /** Our account may not send there, or may not send at all: somebody of ours has to see to it. */
    OURS
}
