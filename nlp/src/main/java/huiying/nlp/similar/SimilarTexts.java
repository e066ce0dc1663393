package huiying.nlp.similar;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * An index of texts that finds the ones most like a new one. Texts are compared by the cosine of their strongest features, the rarer the stronger. Thread-safe:
 * many search while one adds or takes out. The same calls in the same order give the same index and the same answers.
 */
public final class SimilarTexts {
    private static final int MAGIC = 0x48595349;
    private static final int VERSION = 1;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Index index;

    public SimilarTexts() {
        this(new Index());
    }

    private SimilarTexts(Index index) {
        this.index = index;
    }

    /** Adds a text; one with the same id is replaced. A text without any feature is known and never found. */
    public void add(UUID id, String text) {
        int[] features = Features.of(text);
        lock.writeLock().lock();
        try {
            index.add(id, features);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Takes a text out; false when it was not there. */
    public boolean remove(UUID id) {
        lock.writeLock().lock();
        try {
            return index.takeOut(id);
        } finally {
            lock.writeLock().unlock();
        }
    }

    public boolean contains(UUID id) {
        return reading(() -> index.contains(id));
    }

    /** How many texts can be found. */
    public int size() {
        return reading(index::size);
    }

    /** The texts most like this one, the most alike first, of equals the one added first; fewer when fewer have anything in common. */
    public List<Match> nearest(String text, int most) {
        int[] features = Features.of(text);
        return reading(() -> index.nearest(features, most));
    }

    /** How like two texts are in the eyes of this index, whether or not they are in it. */
    public double likeness(String a, String b) {
        int[] some = Features.of(a);
        int[] others = Features.of(b);
        return reading(() -> index.likeness(some, others));
    }

    /** Words that stand in both texts, the rarest first, a few; neighbouring pairs are joined as far as both texts have them. */
    public List<String> shared(String a, String b) {
        return reading(() -> SharedWords.of(a, b, index::worth));
    }

    /** What the index takes in memory, in bytes; searches need 8 bytes a text more while they run. */
    public long bytes() {
        return reading(index::bytes);
    }

    private <T> T reading(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Writes the index whole or not at all. */
    public void save(Path file) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        lock.readLock().lock();
        try (var checked = new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16), new CRC32());
                var out = new DataOutputStream(checked)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            index.write(out);
            out.writeLong(checked.getChecksum().getValue());
        } finally {
            lock.readLock().unlock();
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads an index; a damaged or unknown file is refused with a sentence. */
    public static SimilarTexts load(Path file) throws IOException {
        try (var checked = new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32());
                var in = new DataInputStream(checked)) {
            if (in.readInt() != MAGIC || in.readInt() != VERSION) {
                throw new IOException(file.getFileName() + " is no index of texts that this version reads");
            }
            var read = Index.read(in);
            long sum = checked.getChecksum().getValue();
            if (in.readLong() != sum) {
                throw damaged(file, null);
            }
            return new SimilarTexts(read);
        } catch (EOFException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged(file, e);
        }
    }

    private static IOException damaged(Path file, @Nullable Exception cause) {
        return new IOException(file.getFileName() + " is an index of texts, but damaged", cause);
    }
}
