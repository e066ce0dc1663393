package huiying.bot.learning.runs;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import huiying.bot.learning.samples.Sample;
import huiying.nlp.category.CategoryModel;

/** What is found out about a candidate as soon as it is trained. */
final class Judging {
    private static final int BINS = 15;

    private final Snapshots.Taken taken;
    private final List<HeldAnswer> answers;
    private final CategoryModel candidate;
    private final CategoryModel rival;
    private final Trials.Reading reading;

    Judging(Snapshots.Taken taken, List<HeldAnswer> answers, CategoryModel candidate, CategoryModel rival, Trials.Reading reading) {
        this.taken = taken;
        this.answers = answers;
        this.candidate = candidate;
        this.rival = rival;
        this.reading = reading;
    }

    Card card(@Nullable UUID against, long bytes, Golden golden) {
        var samples = taken.samples().stream().collect(Collectors.toMap(Sample::id, Function.identity()));
        var size = new Card.Size(answers.size(), (int) answers.stream().filter(HeldAnswer::fresh).count(), candidate.labels().size(), bytes);
        var probes = golden.messages().stream().map(message -> new Golden.Message(message.label(), reading.texts().read(message.text()))).toList();
        return new Card(against, size, held(Resting.of(candidate, probes.stream().map(Golden.Message::text).toList())),
                Trials.golden(golden, candidate, rival, reading), Suspicions.flips(answers, samples, knownBefore()),
                new Triggers(taken.lessons(), samples, answers).tried(candidate, rival, probes));
    }

    private Set<String> knownBefore() {
        return Set.copyOf(rival.labels());
    }

    private Card.Held held(Card.Evidence evidence) {
        var truths = answers.stream().map(HeldAnswer::label).toList();
        return new Card.Held(share(HeldAnswer::right), Trials.macroF1(truths, answers.stream().map(one -> one.best().label()).toList()),
                share(HeldAnswer::rivalRight),
                Trials.macroF1(truths, answers.stream().map(one -> one.rival().label()).toList()), calibrationError(),
                evidence);
    }

    private double share(Predicate<HeldAnswer> right) {
        return answers.isEmpty() ? 0 : answers.stream().filter(right).count() / (double) answers.size();
    }

    private double calibrationError() {
        double[] gaps = new double[BINS];
        answers.forEach(one -> gaps[Math.clamp((int) (one.best().confidence() * BINS), 0, BINS - 1)] += one.best().confidence() - (one.right() ? 1 : 0));
        double sum = 0;
        for (double gap : gaps) {
            sum += Math.abs(gap);
        }
        return answers.isEmpty() ? 0 : sum / answers.size();
    }

    /** Suspicious, repeated and contradicted samples, and those one person gave too many of. */
    List<Suspicions.Finding> noticed() {
        var over = taken.overCap().stream().limit(1_000).map(sample -> new Suspicions.Finding("over-cap", sample, null, 0, ""));
        return Stream.of(Suspicions.suspects(answers, knownBefore()).stream(), Suspicions.doubles(answers, taken.lessons()).stream(), over)
                .flatMap(some -> some).toList();
    }
}
