package huiying.bot.attachments;

import java.util.Optional;

/** Where the sealed bytes of attachments lie. Knows names and bytes only; what is put in is sealed already. */
public interface AttachmentStore {

    /** Keeps the bytes under this name, in place of what was there; they are safe when this returns. */
    void put(String name, byte[] sealed);

    Optional<byte[]> get(String name);

    /** Nothing happens when there is nothing of this name. */
    void delete(String name);

    /** The store cannot be reached or is full; trying again makes sense. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unavailable(String what) {
            super(what);
        }

        public Unavailable(String what, Throwable why) {
            super(what, why);
        }
    }
}
