package huiying.nlp.starter;

import java.util.Locale;

/** The form in which the models read a text: as normalised, in lower case. Same length, so that evidence keeps its place. */
public final class ModelText {
    private ModelText() {
    }

    public static String of(String normalised) {
        var lower = normalised.toLowerCase(Locale.ROOT);
        return lower.length() == normalised.length() ? lower : normalised;
    }
}
