package huiying.nlp;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Jazzer's way in: no text may be refused, and none may take longer than 200 ms three times in a row. */
public final class FuzzUnderstanding {
    private static final long LONGEST = 200_000_000L;
    private static final Understander UNDERSTANDER = Understander.builder().build();

    private FuzzUnderstanding() {
    }

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String text = data.consumeString(HostileTexts.LONGEST);
        for (int attempt = 0; attempt < 3; attempt++) {
            long start = System.nanoTime();
            UNDERSTANDER.understand(Message.of(text));
            if (System.nanoTime() - start < LONGEST) {
                return;
            }
        }
        throw new IllegalStateException("a text of " + text.length() + " characters took longer than 200 ms");
    }
}
