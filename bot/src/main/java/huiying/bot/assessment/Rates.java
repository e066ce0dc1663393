package huiying.bot.assessment;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * The three rates of some resolutions.
 *
 * @param response     residents who say they were contacted, of those who say either
 * @param solution     solved, a partly solved one at its weight, of those who say
 * @param satisfaction very, just or fairly satisfied, of those who gave a grade
 * @param asked        how many were asked
 * @param answered     how many answered anything; the others are not taken for satisfied
 */
public record Rates(Share response, Share solution, Share satisfaction, long asked, long answered) {

    /** @param partly what a partly solved matter is worth */
    public static Rates of(Collection<Cycle> cycles, double partly) {
        var tally = new Tally();
        cycles.forEach(cycle -> tally.add(cycle, partly));
        return new Rates(new Share(tally.contacted, tally.saidContacted), new Share(tally.solved, tally.saidSolved), new Share(tally.satisfied,
                tally.graded), cycles.size(), tally.answered);
    }

    public Share nonResponse() {
        return new Share(asked - answered, asked);
    }

    private static final class Tally {
        private double contacted;
        private long saidContacted;
        private double solved;
        private long saidSolved;
        private double satisfied;
        private long graded;
        private long answered;

        void add(Cycle cycle, double partly) {
            var said = cycle.said();
            answered += cycle.isAnswered() ? 1 : 0;
            saidContacted += said.contacted() == null ? 0 : 1;
            contacted += "YES".equals(said.contacted()) ? 1 : 0;
            saidSolved += said.solved() == null ? 0 : 1;
            solved += worth(said.solved(), partly);
            graded += said.satisfied() == null ? 0 : 1;
            satisfied += said.satisfied() != null && !said.satisfied().endsWith("DISSATISFIED") ? 1 : 0;
        }

        private static double worth(@Nullable String answer, double partly) {
            return "YES".equals(answer) ? 1 : "PARTLY".equals(answer) ? partly : 0;
        }
    }
}
