package huiying.bot.hotline;

import java.util.UUID;

/**
 * A resident who is to be rung and asked how it went.
 *
 * @param tries how often it was tried, this time included
 */
public record SurveyCall(UUID id, UUID survey, UUID caseId, To to, int tries) {

    /** Whom, on which account, in which language. */
    public record To(UUID address, String account, String language) {
    }
}
