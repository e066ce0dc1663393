package huiying.nlp.sequence;

import java.util.List;

/** What may be known of each token: for every token the hashes of its clues. The order carries no meaning; training and use must agree on the clues. */
@FunctionalInterface
public interface Clues {
    int[][] of(List<String> tokens);

    /** Well mixed, so that close numbers end up far apart (the finaliser of MurmurHash3). */
    static int hash(int seed, int value) {
        int h = seed * 0x9E3779B9 + value;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ h >>> 16;
    }
}
