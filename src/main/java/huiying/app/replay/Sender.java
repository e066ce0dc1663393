package huiying.app.replay;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** How one provider posts a message and whether it believes the answer. */
public interface Sender {

    /** One attempt for message {@code n} of this run; every attempt for the same message is the same message. */
    HttpRequest request(int n, Row row);

    /** What the provider makes of the answer. */
    Verdict judge(HttpResponse<String> response);

    /** How often the provider tries. */
    int tries();

    /** The channel's name in the ledger. */
    String channel();

    /** Taken and answered at once, taken, or not taken. */
    enum Verdict {
        ANSWERED, ACCEPTED, REFUSED
    }
}
