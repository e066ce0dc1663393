package huiying.bot.learning.lists;

import java.util.EnumMap;
import java.util.Map;

import huiying.bot.knowledge.Knowledge;
import huiying.bot.routing.Places;
import huiying.nlp.Understander;

/** Keeps this node reading by the lists in force: what another node changed is heard a second later. */
public final class ListFollowing {
    private final ListBook book;
    private final Knowledge knowledge;
    private final Places places;
    private final Understander ear;
    private final Map<Kind, Integer> followed = new EnumMap<>(Kind.class);

    public ListFollowing(ListBook book, Knowledge knowledge, Places places, Understander ear) {
        this.book = book;
        this.knowledge = knowledge;
        this.places = places;
        this.ear = ear;
    }

    /** Takes over what has changed; says how many lists did. */
    public synchronized int follow() {
        int changed = 0;
        for (var kind : Kind.values()) {
            int newest = book.newest(kind);
            if (newest != followed.getOrDefault(kind, 0)) {
                take(kind);
                followed.put(kind, newest);
                changed++;
            }
        }
        return changed;
    }

    private void take(Kind kind) {
        switch (kind) {
            case ANSWERS -> knowledge.become(book.current(kind).arrays());
            case SIGNS -> ear.heed(book.current(kind).arrays());
            case PLACES -> places.refresh();
            case INTENTS -> {
            }
        }
    }
}
