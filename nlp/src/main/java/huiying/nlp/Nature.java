package huiying.nlp;

/** The six natures of a request in hotline practice: 咨询, 求助, 投诉, 举报, 建议, 表扬. */
public enum Nature {
    CONSULTATION, HELP, COMPLAINT, WHISTLEBLOWING, SUGGESTION, PRAISE
}
