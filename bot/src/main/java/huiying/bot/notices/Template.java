package huiying.bot.notices;

import java.util.Locale;

/** Everything residents are told. The words are in the phrase bundles under the same name in lower case; {@code .spoken} beside a name is the wording for the ear. */
public enum Template {
    // acknowledgements and verdicts: a resident must not miss them, so one whose fate is unknown may be sent once more
    ACK(true), ACK_TWO(true), ACK_CONFIDENTIAL(true), ASSIGNED(true), RESOLVED(true), REOPENED(true), REOPENED_SAY_WHY(true), WITHDRAWN(
            true), SURVEY_CONTACTED(
                    true), HANDED_TO_PERSON(
                            true), UNSOLVED_ASK_REOPEN(true), ENDED_UNSOLVED(true), NOT_ACCEPTED(true), INVALID(true), ANSWERED(true), APPEALED(true),

    GREETING, SCANNED, HELP, ASK_PROBLEM, ASK_LOCATION, ASK_LOCATION_AGAIN, ASK_WHICH_PLACE, CONFIRM, CHOOSE_MATTER, CORRECTED, ADDED, DUPLICATE, START_AGAIN, DROPPED, NOTHING_TO_WITHDRAW, CONFIRM_WITHDRAW, KEPT, EMERGENCY, CONFIDENTIAL_NOTED, HANDOVER, WITH_AGENT, STATUS, STATUS_CHECKING, STATUS_DONE, NO_CASES, BAD_NUMBER, BAD_INPUT, CHOICE_TAKEN, PROGRESS, PROGRESS_NOTE, PLANNED, MERGED, UNMERGED, URGED, REPORTED, DELAY, NEED_INFO, SURVEY_SOLVED, SURVEY_SATISFIED, SURVEY_REASON, SURVEY_REMINDER, SURVEY_AGAIN, POLL, THANKS, WELCOME_BACK, ALL_RIGHT, OPTED_OUT, RESUMED, TOO_OLD_TO_REOPEN, NOTHING_TO_REOPEN, RETRY_ONCE, RETRY_TWICE, ANYTHING_ELSE, BYE, MEDIA_KEPT, MEDIA_LOST, MEDIA_HEIC, AGENT_JOINED, AGENT_SAYS, AGENT_LEFT, PHONE_CODE, PHONE_LINKED, ANSWER, LANGUAGE_SET, MESSAGE_KEPT, OFFER_TRANSFER, PUTTING_THROUGH, CALL_BACK_MISSED, SURVEY_OVER,

    // said while people are brought together on a telephone line
    QUEUE_FIRST, QUEUE_PLACE, QUEUE_NEXT, QUEUE_PROVIDER_SILENT, QUEUE_NOBODY, QUEUE_TOO_LONG, QUEUE_NO_NUMBER, CALL_BACK_PROMISED, CALL_OVER, MEETING;

    private final boolean resendable;

    Template() {
        this(false);
    }

    Template(boolean resendable) {
        this.resendable = resendable;
    }

    /** True for acknowledgements and verdicts. */
    public boolean resendable() {
        return resendable;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
