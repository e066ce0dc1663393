package huiying.nlp;

/** What a text names, with the place where it does so. */
public sealed interface Mention {
    Span span();

    /** A place in words: road and number, estate, crossing, shop. {@code gridCode} is what the gazetteer knows of it, else empty. {@code exact} is true when it would let somebody find the spot. */
    record Place(Span span, String text, String gridCode, boolean exact) implements Mention {
    }

    /** A time in words ("昨晚十点", "since Monday"), as written. */
    record Time(Span span, String text) implements Mention {
    }

    /** A telephone number, digits only with an optional leading plus. */
    record Phone(Span span, String digits) implements Mention {
    }

    /** Something shaped like a case number, digits only (12 or 13 of them). */
    record CaseNumber(Span span, String digits) implements Mention {
    }

    /** A single choice or grade: "1", "１", "一", "第二个". */
    record Choice(Span span, int number) implements Mention {
    }

    /** A personal identifier that must be masked wherever the text is shown: identity card, bank card, plate, email, name, chat name, home. */
    record Personal(Span span, Kind kind) implements Mention {
        /** What kind of identifier it is. */
        public enum Kind {
            ID_CARD, BANK_CARD, PLATE, EMAIL, NAME, WECHAT, ADDRESS
        }
    }
}
