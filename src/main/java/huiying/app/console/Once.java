package huiying.app.console;

import java.util.UUID;

/** Gives every form a key of its own, so that a double click or a repeated post acts once. */
public final class Once {
    public String next() {
        return UUID.randomUUID().toString();
    }
}
