package huiying.nlp;

/** The languages residents are answered in. */
public enum Language {
    ZH, EN
}
