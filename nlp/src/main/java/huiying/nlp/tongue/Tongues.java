package huiying.nlp.tongue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which of the added languages a text is written in, if any. */
public final class Tongues {
    private static final Set<String> ENGLISH = Set.of("the", "a", "an", "is", "are", "was", "and", "of", "to", "in", "on", "for", "my", "our", "it", "has",
            "not", "no",
            "i", "we", "they", "at", "with", "this", "that", "been", "have", "from", "please", "there", "you", "your");
    /** Of ten words at least two belong to the grammar of a language; turns are terser than prose. */
    private static final double SHARE = .15;

    private final List<Tongue> tongues;

    public Tongues(List<Tongue> tongues) {
        this.tongues = List.copyOf(tongues);
    }

    /** The language with most stop words in the text, when there are enough of them and more than English ones; {@code lower} is in lower case. */
    public Optional<Tongue> of(String lower) {
        if (tongues.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = words(lower);
        Tongue best = null;
        long most = words.stream().filter(ENGLISH::contains).count();
        for (Tongue tongue : tongues) {
            int known = tongue.known(words);
            if (known > most && known >= SHARE * words.size() || best == null && tongue.reply(lower).isPresent() && most == 0) {
                most = Math.max(known, most);
                best = tongue;
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<String> words(String lower) {
        var words = new ArrayList<String>();
        int start = -1;
        for (int i = 0; i <= lower.length(); i++) {
            boolean letter = i < lower.length() && Character.isLetter(lower.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words.add(lower.substring(start, i));
                start = -1;
            }
        }
        return words;
    }
}
