package huiying.bot.partners;

import java.util.Map;

/** Carries a signed event to another system, once, and says what was answered. */
public interface Courier {

    /** What is carried, to where. */
    record Parcel(String url, Map<String, String> headers, String body) {
    }

    /** The status answered; zero when there was none, with the reason. */
    record Answer(int status, String problem) {
        boolean good() {
            return status >= 200 && status < 300;
        }

        boolean gone() {
            return status == 410;
        }

        /** The receiver itself is unwell, not this one event. */
        boolean unwell() {
            return status == 0 || status == 429 || status >= 500;
        }
    }

    Answer carry(Parcel parcel);
}
