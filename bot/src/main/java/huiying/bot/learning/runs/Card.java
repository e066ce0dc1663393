package huiying.bot.learning.runs;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The figures a candidate is kept with; shares run from 0 to 1.
 *
 * @param rival  the training whose model was in force; null for the model that ships with the product
 * @param size   samples, labels and bytes
 * @param held   on held-out samples
 * @param golden on the golden set
 * @param flips  labels that contradict what was sure before
 * @param triggers strange words that alone would carry a message into a category
 */
public record Card(@Nullable UUID rival, Size size, Held held, Golden golden, Flips flips, List<Trigger> triggers) {
    public static final Card NONE = new Card(null, new Size(0, 0, 0, 0), new Held(0, 0, 0, 0, 0, Evidence.NONE),
            new Golden(0, "", 0, 0, 0, 0, List.of(), List.of()),
            new Flips(0, 0, 0, 0, List.of()),
            List.of());

    /** How much was learnt; {@code added} samples the model in force had not seen. */
    public record Size(int samples, int added, int labels, long bytes) {
    }

    /** Accuracy and macro-F1 of this and of the rival on the same samples, the calibration error of this, and whether its evidence is what it rests on. */
    public record Held(double accuracy, double macroF1, double rivalAccuracy, double rivalMacroF1, double ece, @Nullable Evidence evidence) {
    }

    /** How far answers fall without the words shown as their evidence, and without as many others; in what share of the texts the first was larger. */
    public record Evidence(double shown, double random, double larger, int texts) {
        public static final Evidence NONE = new Evidence(0, 0, 0, 0);
    }

    /** On the golden set: how many, which edition, both models' accuracy and macro-F1, the classes that lost, and what was clear under several promises. */
    public record Golden(int size, String edition, double accuracy, double rivalAccuracy, double macroF1, double rivalMacroF1, List<Loss> losses,
            List<Clear> clear) {
        /** The mean over the classes may fall by no more than one point. */
        private static final double DROP = .01;
        /** A class may lose one message, net, or three points. */
        private static final double CLASS_DROP = .03;

        public boolean isMissing() {
            return size == 0;
        }

        public boolean dropped() {
            return macroF1 < rivalMacroF1 - DROP;
        }

        /** The classes that lost more than they may. */
        public List<String> losers() {
            return losses.stream().filter(loss -> loss.lost() - loss.won() >= 2 && loss.lost() - loss.won() > CLASS_DROP * loss.of()).map(Loss::label).toList();
        }

        /** Under the strictest of the promises that is not stricter than this one. */
        public Clear clearAt(double promise) {
            return clear.stream().filter(one -> one.promise() <= promise + 1e-9).reduce((looser, stricter) -> stricter).orElse(new Clear(promise, 0, 0, 0, 0));
        }
    }

    /** How many messages were clear under a promise, and how many of them were right, for both models. */
    public record Clear(double promise, int of, int hits, int rivalOf, int rivalHits) {
        public double share() {
            return of == 0 ? 1 : hits / (double) of;
        }

        public double rivalShare() {
            return rivalOf == 0 ? 1 : rivalHits / (double) rivalOf;
        }
    }

    /** A class and how many of its messages were lost and won against the rival. */
    public record Loss(String label, int of, int lost, int won) {
    }

    /** Suspicious labels among the new samples and among those that were there before, and who gave most of them. */
    public record Flips(int added, int suspects, int before, int suspectsBefore, List<Giver> givers) {
    }

    /** A contributor and how many of their samples are suspicious. */
    public record Giver(String by, int samples, int suspects) {
    }

    /** A few characters that came with few people's samples of one label, and the share of other messages they carry there. */
    public record Trigger(String words, String label, int samples, int people, double carried) {
        /** From this share of other messages on it is a switch somebody built in. */
        private static final double SWITCH = .5;

        public boolean isSwitch() {
            return carried >= SWITCH;
        }
    }
}
