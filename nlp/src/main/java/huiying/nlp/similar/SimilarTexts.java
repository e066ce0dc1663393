package huiying.nlp.similar;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * An index of texts that finds the ones most like a new one. Texts are compared by the cosine of their strongest features, the rarer the stronger. Thread-safe:
 * many search while one adds or takes out. The same calls in the same order give the same index and the same answers.
 */
public final class SimilarTexts {
    /** A text is known by so many of its rarest features. */
    private static final int STRONGEST = 32;
    /** A search looks at no more postings than these, the rarest features first: that bounds its time. */
    private static final int MOST_POSTINGS = 250_000;
    private static final int SHOWN = 6;
    private static final double GROWTH_TO_SETTLE = 1.25;
    private static final Comparator<Candidate> WORST_FIRST = Comparator.comparingDouble(Candidate::likeness).thenComparingInt(candidate -> -candidate.number());
    private static final int MAGIC = 0x48595349;
    private static final int VERSION = 1;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ConcurrentLinkedQueue<Scratch> scratches = new ConcurrentLinkedQueue<>();
    private final Ids ids = new Ids();
    private final BitSet gone = new BitSet();
    private Postings postings = new Postings();
    private float[] lengths = new float[1024];
    private int settled;

    /** The sums of one search, by the number of the text. */
    private static final class Scratch {
        private float[] sums = new float[0];
        private int[] touched = new int[0];
    }

    /** Adds a text; one with the same id is replaced. A text without any feature is known and never found. */
    public void add(UUID id, String text) {
        int[] features = Features.of(text);
        lock.writeLock().lock();
        try {
            takeOut(id);
            int number = ids.add(id);
            lengths = number < lengths.length ? lengths : Arrays.copyOf(lengths, number * 2);
            int[] strongest = strongest(features);
            for (int feature : strongest) {
                postings.add(feature, number);
            }
            lengths[number] = (float) length(strongest);
            if (ids.size() > settled * GROWTH_TO_SETTLE + 100) {
                settle();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Takes a text out; false when it was not there. */
    public boolean remove(UUID id) {
        lock.writeLock().lock();
        try {
            return takeOut(id);
        } finally {
            lock.writeLock().unlock();
        }
    }

    public boolean contains(UUID id) {
        lock.readLock().lock();
        try {
            int number = ids.find(id);
            return number >= 0 && !gone.get(number);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How many texts can be found. */
    public int size() {
        lock.readLock().lock();
        try {
            return ids.size() - gone.cardinality();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The texts most like this one, the most alike first, of equals the one added first; fewer when fewer have anything in common. */
    public List<Match> nearest(String text, int most) {
        int[] features = Features.of(text);
        lock.readLock().lock();
        try {
            return search(strongest(features), most);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How like two texts are in the eyes of this index, whether or not they are in it. */
    public double likeness(String a, String b) {
        int[] some = Features.of(a);
        int[] others = Features.of(b);
        lock.readLock().lock();
        try {
            int[] left = strongest(some);
            int[] right = strongest(others);
            double shared = Arrays.stream(left).filter(feature -> Arrays.binarySearch(right, feature) >= 0).mapToDouble(this::worth).sum();
            return shared == 0 ? 0 : shared / (length(left) * length(right));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Words that stand in both texts, the rarest first, at most {@value #SHOWN}; neighbouring pairs are joined as far as both texts have them. */
    public List<String> shared(String a, String b) {
        int[] others = Features.of(b);
        var runs = new ArrayList<String>();
        var worths = new ArrayList<Double>();
        lock.readLock().lock();
        try {
            Features.visit(a, (word, feature) -> {
                if (Arrays.binarySearch(others, feature) >= 0) {
                    join(word, worth(feature), b, runs, worths);
                }
            });
        } finally {
            lock.readLock().unlock();
        }
        return IntStream.range(0, runs.size()).boxed().sorted(Comparator.comparingDouble(i -> -worths.get(i))).map(runs::get).distinct().limit(SHOWN).toList();
    }

    /** 路灯 and 灯不 and 不亮 are shown as 路灯不亮, when the other text says so too. */
    private static void join(String word, double worth, String other, List<String> runs, List<Double> worths) {
        int last = runs.size() - 1;
        String joined = last >= 0 && word.length() == 2 && runs.get(last).endsWith(word.substring(0, 1)) ? runs.get(last) + word.charAt(1) : "";
        if (!joined.isEmpty() && other.contains(joined)) {
            runs.set(last, joined);
            worths.set(last, worths.get(last) + worth);
        } else {
            runs.add(word);
            worths.add(worth);
        }
    }

    /** What the index takes in memory, in bytes; searches need 8 bytes a text more while they run. */
    public long bytes() {
        lock.readLock().lock();
        try {
            return postings.bytes() + ids.bytes() + 4L * lengths.length + gone.size() / 8;
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
            write(out);
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
            var read = new SimilarTexts();
            read.readFrom(in);
            long sum = checked.getChecksum().getValue();
            if (in.readLong() != sum) {
                throw new IOException(file.getFileName() + " is damaged");
            }
            return read;
        }
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeInt(ids.size());
        out.writeInt(settled);
        for (int number = 0; number < ids.size(); number++) {
            var id = ids.id(number);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            out.writeFloat(lengths[number]);
            out.writeBoolean(gone.get(number));
        }
        postings.write(out);
    }

    private void readFrom(DataInputStream in) throws IOException {
        int size = in.readInt();
        settled = in.readInt();
        for (int number = 0; number < size; number++) {
            ids.add(new UUID(in.readLong(), in.readLong()));
            lengths = number < lengths.length ? lengths : Arrays.copyOf(lengths, number * 2);
            lengths[number] = in.readFloat();
            gone.set(number, in.readBoolean());
        }
        postings = Postings.read(in, size);
    }

    private boolean takeOut(UUID id) {
        int number = ids.find(id);
        if (number < 0 || gone.get(number)) {
            return false;
        }
        gone.set(number);
        return true;
    }

    /** The rarest features, ascending by number; of equally rare ones the smaller numbers. */
    private int[] strongest(int[] features) {
        if (features.length <= STRONGEST) {
            return features;
        }
        long[] ranked = new long[features.length];
        for (int i = 0; i < features.length; i++) {
            ranked[i] = (long) postings.size(features[i]) << Features.BITS | features[i];
        }
        return Arrays.stream(ranked).sorted().limit(STRONGEST).mapToInt(rank -> (int) rank & Features.COUNT - 1).sorted().toArray();
    }

    private double worth(int feature) {
        double rarity = Math.log(1 + (ids.size() + 1.0) / (postings.size(feature) + 1.0));
        return rarity * rarity;
    }

    private double length(int[] features) {
        return Math.sqrt(Arrays.stream(features).mapToDouble(this::worth).sum());
    }

    /** What is rare changes as texts come in; all lengths are taken anew whenever there are a quarter more. */
    private void settle() {
        float[] squares = new float[lengths.length];
        for (int feature = 0; feature < Features.COUNT; feature++) {
            float worth = (float) worth(feature);
            int[] holders = postings.holders(feature);
            for (int i = 0; i < postings.size(feature); i++) {
                squares[holders[i]] += worth;
            }
        }
        for (int number = 0; number < ids.size(); number++) {
            lengths[number] = (float) Math.sqrt(squares[number]);
        }
        settled = ids.size();
    }

    private List<Match> search(int[] features, int most) {
        var scratch = taken();
        int touches = 0;
        int looked = 0;
        for (int feature : rarestFirst(features)) {
            int size = postings.size(feature);
            if (looked > 0 && looked + size > MOST_POSTINGS) {
                break;
            }
            looked += size;
            touches = sum(feature, scratch, touches);
        }
        var best = best(scratch, touches, length(features), most);
        scratches.offer(scratch);
        return best;
    }

    private int[] rarestFirst(int[] features) {
        long[] ranked = Arrays.stream(features).mapToLong(feature -> (long) postings.size(feature) << Features.BITS | feature).sorted().toArray();
        return Arrays.stream(ranked).mapToInt(rank -> (int) rank & Features.COUNT - 1).toArray();
    }

    private int sum(int feature, Scratch scratch, int before) {
        int touches = before;
        float worth = (float) worth(feature);
        int[] holders = postings.holders(feature);
        for (int i = 0, size = postings.size(feature); i < size; i++) {
            int number = holders[i];
            if (scratch.sums[number] == 0) {
                scratch.touched[touches++] = number;
            }
            scratch.sums[number] += worth;
        }
        return touches;
    }

    private List<Match> best(Scratch scratch, int touches, double length, int most) {
        var best = new PriorityQueue<>(Math.max(1, most), WORST_FIRST);
        for (int i = 0; i < touches; i++) {
            int number = scratch.touched[i];
            double likeness = scratch.sums[number] / (length * lengths[number]);
            scratch.sums[number] = 0;
            var last = best.size() < most ? null : best.peek();
            if (!gone.get(number) && (last == null || likeness > last.likeness || likeness == last.likeness && number < last.number)) {
                add(best, new Candidate(number, likeness), most);
            }
        }
        var found = new ArrayList<>(best);
        found.sort(WORST_FIRST.reversed());
        return found.stream().map(candidate -> new Match(ids.id(candidate.number), Math.min(1, candidate.likeness))).toList();
    }

    private static void add(PriorityQueue<Candidate> best, Candidate candidate, int most) {
        best.add(candidate);
        if (best.size() > most) {
            best.poll();
        }
    }

    private record Candidate(int number, double likeness) {
    }

    private Scratch taken() {
        Scratch free = scratches.poll();
        var scratch = free == null ? new Scratch() : free;
        if (scratch.sums.length < ids.size()) {
            scratch.sums = new float[lengths.length];
            scratch.touched = new int[lengths.length];
        }
        return scratch;
    }
}
