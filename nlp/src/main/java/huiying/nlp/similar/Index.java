package huiying.nlp.similar;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The features of all texts and who holds them. Many may search at the same time, nobody while one changes it. */
final class Index {
    /** A text is known by so many of its rarest features. */
    private static final int STRONGEST = 32;
    /** A search looks at no more postings than these, the rarest features first: that bounds its time. */
    private static final int MOST_POSTINGS = 250_000;
    private static final double GROWTH_TO_SETTLE = 1.25;
    private static final Comparator<Candidate> WORST_FIRST = Comparator.comparingDouble(Candidate::likeness).thenComparingInt(candidate -> -candidate.number());

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

    private record Candidate(int number, double likeness) {
    }

    void add(UUID id, int[] features) {
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
    }

    boolean takeOut(UUID id) {
        int number = ids.find(id);
        if (number < 0 || gone.get(number)) {
            return false;
        }
        gone.set(number);
        return true;
    }

    boolean contains(UUID id) {
        int number = ids.find(id);
        return number >= 0 && !gone.get(number);
    }

    int size() {
        return ids.size() - gone.cardinality();
    }

    long bytes() {
        return postings.bytes() + ids.bytes() + 4L * lengths.length + gone.size() / 8;
    }

    double likeness(int[] some, int[] others) {
        int[] left = strongest(some);
        int[] right = strongest(others);
        double shared = Arrays.stream(left).filter(feature -> Arrays.binarySearch(right, feature) >= 0).mapToDouble(this::worth).sum();
        return shared == 0 ? 0 : shared / (length(left) * length(right));
    }

    double worth(int feature) {
        double rarity = Math.log(1 + (ids.size() + 1.0) / (postings.size(feature) + 1.0));
        return rarity * rarity;
    }

    /** The most alike first, of equals the one added first. */
    List<Match> nearest(int[] all, int most) {
        int[] features = strongest(all);
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

    void write(DataOutputStream out) throws IOException {
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

    static Index read(DataInputStream in) throws IOException {
        var read = new Index();
        read.fill(in);
        return read;
    }

    private void fill(DataInputStream in) throws IOException {
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
