package huiying.channels;

import org.jspecify.annotations.Nullable;

/**
 * What a resident sent: words, or something that stands for words. Texts are cleaned ({@link CleanText}) and at most 4,000 characters.
 * {@code toString} tells the kind and nothing the resident said, so that it may be logged.
 */
public sealed interface Content {

    /** Typed or dictated words. {@code confidence} is the recogniser's, 0 to 1, or 1 for typed words. */
    record Text(String text, double confidence) implements Content {
        public Text(String text) {
            this(text, 1);
        }

        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /** A recording; {@code recognised} holds the provider's transcript when it made one. */
    record Voice(String mediaId, @Nullable String recognised) implements Content {
        @Override
        public String toString() {
            return "Voice";
        }
    }

    /** A photo, kept by the provider under {@code mediaId} and perhaps a temporary {@code url}; {@code caption} are words sent with it. */
    record Picture(String mediaId, @Nullable String url, @Nullable String caption) implements Content {
        @Override
        public String toString() {
            return "Picture";
        }
    }

    /** A video or a document, kept by the provider under {@code mediaId}; {@code kind} is {@code video} or {@code file}, {@code name} its title. */
    record File(String kind, String mediaId, @Nullable String name) implements Content {
        @Override
        public String toString() {
            return "File[" + kind + "]";
        }
    }

    /** A shared position in WGS-84 or GCJ-02 degrees, as the provider gives it, with its label when there is one. */
    record Location(double latitude, double longitude, @Nullable String label) implements Content {
        @Override
        public String toString() {
            return "Location";
        }
    }

    /** A shared link. */
    record Link(String title, String url) implements Content {
        @Override
        public String toString() {
            return "Link";
        }
    }

    /** Keys pressed on a telephone, or the id of a tapped button. */
    record KeyPress(String keys) implements Content {
        @Override
        public String toString() {
            return "KeyPress[" + keys.length() + " keys]";
        }
    }

    /** A menu entry was tapped; {@code key} is ours. */
    record MenuClick(String key) implements Content {
    }

    /** The resident arrived: followed the account, opened the chat, called. {@code scene} is what a scanned code said. */
    record Arrived(@Nullable String scene) implements Content {
    }

    /** The resident left: unfollowed, hung up, closed the chat. Nobody is waiting for an answer. */
    record Left() implements Content {
    }

    /** The line was open but nothing was said or pressed. */
    record Silence() implements Content {
    }

    /** A wish about being written to that the provider has itself understood and answered: nothing more is to be said about it. */
    record Consent(Wish wish) implements Content {
        /** To hear nothing more, or to hear again. */
        public enum Wish {
            STOP, START
        }
    }

    /** Something the provider sends that carries no wish of the resident; kept and otherwise ignored. */
    record Ignored(String kind) implements Content {
    }
}
