package huiying.nlp.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Span;
import huiying.nlp.time.Said.Sense;

/** Reads English times word by word: "last Tuesday", "since 9 pm", "every night at 2", "for ten days", "on May 3rd". */
public final class EnglishTimes {
    private static final Set<String> LEADS = Set.of("on", "at", "in", "around", "about", "by", "the", "of", "from", "during", "like", "roughly",
            "approximately", "until", "till", "before", "after",
            "past", "over", "within");
    private static final Set<String> ROUND = Set.of("around", "about", "roughly", "approximately", "like");

    private static final int MOST_LEADS = 4;

    private final List<EnglishWord> words;
    private int at;

    private EnglishTimes(List<EnglishWord> words, int at) {
        this.words = words;
        this.at = at;
    }

    /** Times in order, none inside another. */
    public static List<Said> in(String text) {
        List<EnglishWord> words = EnglishWord.of(text.toLowerCase(Locale.ROOT));
        var found = new ArrayList<Said>();
        for (int start = 0; start < words.size();) {
            var reader = new EnglishTimes(words, start);
            Said said = reader.read();
            if (said != null) {
                found.add(said);
            }
            start = said == null ? start + 1 : reader.at;
        }
        return found;
    }

    private @Nullable Said read() {
        int first = at;
        boolean since = word("since") || word("ever") && word("since");
        boolean lasting = !since && word("for");
        boolean about = leads();
        List<Atom> start = atoms();
        if (start.isEmpty()) {
            return null;
        }
        List<Atom> end = end();
        Sense sense = since ? Sense.SINCE : about ? Sense.ABOUT : Sense.PLAIN;
        if (!lasting && (word("ago") || word("back"))) {
            sense = Sense.AGO;
        }
        var span = new Span(words.get(first).start(), words.get(at - 1).end());
        boolean bareLength = start.size() == 1 && start.getFirst() instanceof Atom.Length && !lasting && !since && sense != Sense.AGO;
        return bareLength && words.get(first).text().equals("at") ? null : new Said(span, start, end, sense);
    }

    private boolean leads() {
        boolean about = false;
        int last = at + MOST_LEADS;
        while (at < Math.min(words.size(), last) && LEADS.contains(words.get(at).text())) {
            about |= ROUND.contains(words.get(at).text());
            at++;
        }
        return about;
    }

    private List<Atom> end() {
        int before = at;
        if (word("to") || word("till") || word("until") || word("through") || word("-")) {
            leads();
            List<Atom> end = atoms();
            if (!end.isEmpty()) {
                return end;
            }
        }
        at = before;
        return List.of();
    }

    private List<Atom> atoms() {
        var atoms = new ArrayList<Atom>();
        int end = at;
        while (at < words.size() && atoms.size() < 6) {
            EnglishPhrases.Found next = EnglishPhrases.at(words, at);
            if (next == null) {
                break;
            }
            atoms.addAll(next.atoms());
            at = next.end();
            end = at;
            while (at < Math.min(words.size(), end + MOST_LEADS) && (LEADS.contains(words.get(at).text()) || words.get(at).text().equals(","))) {
                at++;
            }
        }
        at = end;
        return atoms;
    }

    private boolean word(String word) {
        boolean there = at < words.size() && words.get(at).text().equals(word);
        at += there ? 1 : 0;
        return there;
    }
}
