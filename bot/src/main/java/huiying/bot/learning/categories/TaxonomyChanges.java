package huiying.bot.learning.categories;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Changes the tree: the version, the samples and the test talks together. Belongs into the caller's transaction. */
public final class TaxonomyChanges {
    private final TaxonomyBook book;
    private final Moving moving;
    private final Looking looking;

    public TaxonomyChanges(TaxonomyBook book, Moving moving, Looking looking) {
        this.book = book;
        this.moving = moving;
        this.looking = looking;
    }

    /** What a step would come to; empty when it cannot be taken. */
    public Optional<Impact> look(Step step) {
        var before = book.tree();
        return before.after(step).map(after -> looking.at(step, before, after));
    }

    /** Takes a step and says as which version; empty when it cannot be taken any more. */
    public Optional<Integer> take(Step step, String by, String why) {
        book.lock();
        var before = book.tree();
        return before.after(step).map(after -> {
            var moved = moving.carryOut(moving.moves(step, before, after), by);
            moving.expectHeirs(after.closedSince(before));
            return book.append(after, new TaxonomyBook.Made(step, moved.acts(), moved.samples(), null), by, why);
        });
    }

    /** Makes the tree what it was, and samples with it where nobody has changed them again since. */
    public Optional<Integer> goBack(int version, String by, String why) {
        book.lock();
        var undone = book.since(version);
        return undone.isEmpty() ? Optional.empty() : book.tree(version).map(tree -> {
            int samples = undone.stream().filter(one -> one.reverts() == null).mapToInt(one -> moving.takeBack(one.acts(), by)).sum();
            return book.append(tree, new TaxonomyBook.Made(null, List.<UUID>of(), samples, version), by, why);
        });
    }
}
