package huiying.bot.assessment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** One version of the rules by which units are scored. Never changed: what changes is the next version. */
public record RuleBook(int version, String title, LocalDate validFrom, Body body) {

    /**
     * What the rules say.
     *
     * @param weights    of the three rates, together 100
     * @param partly     what a partly solved matter is worth
     * @param least      below so many answers there is no score
     * @param perHundred points are taken off per hundred cases a unit got, so that a large unit is not punished for its size; otherwise as they are
     */
    public record Body(Weights weights, double partly, int least, boolean perHundred, List<Clause> clauses) {
        public Body {
            if (weights.response() + weights.solution() + weights.satisfaction() != 100) {
                throw new IllegalArgumentException("the weights of the three rates are together 100");
            }
            if (partly < 0 || partly > 1 || least < 0) {
                throw new IllegalArgumentException("a partly solved matter is worth 0 to 1, and the least number of answers is not negative");
            }
            var codes = new HashSet<String>();
            clauses.stream().filter(clause -> !codes.add(clause.code())).findFirst().ifPresent(twice -> {
                throw new IllegalArgumentException("clause " + twice.code() + " is there twice");
            });
        }
    }

    /** How much each rate weighs. */
    public record Weights(int response, int solution, int satisfaction) {
    }

    /** The clause a mark falls under. */
    Optional<Clause> clauseFor(Mark mark) {
        return body.clauses().stream().filter(clause -> clause.appliesTo(mark)).max(Comparator.comparingLong(Clause::from));
    }

    /** The weighted rates on a scale of 100, before points are taken off; of each its value or an end of its interval. */
    double base(Rates rates, ToDoubleFunction<Share> of) {
        var weights = body.weights();
        return weights.response() * of.applyAsDouble(rates.response()) + weights.solution() * of.applyAsDouble(rates.solution()) + weights.satisfaction() * of
                .applyAsDouble(rates.satisfaction());
    }

    boolean isScored(Rates rates) {
        int least = Math.max(1, body.least());
        return rates.response().cases() >= least && rates.solution().cases() >= least && rates.satisfaction().cases() >= least;
    }
}
