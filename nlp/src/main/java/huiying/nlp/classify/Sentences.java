package huiying.nlp.classify;

import java.util.ArrayList;
import java.util.List;

/** Cuts a body into chunks of a sentence or two, which teach a brief model how the same matter sounds in few words. */
final class Sentences {
    private static final int SHORTEST = 25;
    static final int LONGEST = 120;
    private static final int MOST = 7;
    private static final int SHORTEST_REST = 8;

    private Sentences() {
    }

    static List<String> of(String body) {
        String text = body.length() > Scorer.MOST_BODY ? body.substring(0, Scorer.MOST_BODY) : body;
        var chunks = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            int length = i + 1 - start;
            if (length >= LONGEST || length >= SHORTEST && "。！!？?；;".indexOf(text.charAt(i)) >= 0) {
                chunks.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (text.length() - start > SHORTEST_REST) {
            chunks.add(text.substring(start));
        }
        return chunks.size() <= MOST ? chunks : firstAndLast(chunks);
    }

    private static List<String> firstAndLast(List<String> chunks) {
        var few = new ArrayList<>(chunks.subList(0, MOST - 1));
        few.add(chunks.getLast());
        return few;
    }
}
