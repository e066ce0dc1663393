package huiying.bot.learning.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import huiying.bot.learning.runs.Card.Loss;
import huiying.bot.learning.samples.Texts;
import huiying.nlp.Guess;
import huiying.nlp.category.CategoryModel;

/** Two models on a golden set. */
public final class Trials {
    private static final List<Double> PROMISES = List.of(.5, .7, .8, .85, .9, .95, .98, .99);

    private Trials() {
    }

    /** How messages are read, and which labels mean the same. */
    record Reading(Texts texts, UnaryOperator<String> same) {
    }

    /** Answers of different times are compared by what they were before the tree of categories changed. */
    static Card.Golden golden(Golden golden, CategoryModel candidate, CategoryModel rival, Reading reading) {
        var texts = reading.texts();
        var truths = new ArrayList<String>();
        var ours = new ArrayList<String>();
        var theirs = new ArrayList<String>();
        for (var message : golden.messages()) {
            var text = texts.read(message.text());
            truths.add(reading.same().apply(message.label()));
            ours.add(reading.same().apply(best(candidate, text)));
            theirs.add(reading.same().apply(best(rival, text)));
        }
        return card(golden, truths, new Answers(ours, theirs), PROMISES.stream().map(promise -> clear(golden, promise, candidate, rival, reading)).toList());
    }

    private record Answers(List<String> ours, List<String> theirs) {
    }

    /** Two models that know no promise: whatever names a class for a text. */
    public static Card.Golden golden(Golden golden, UnaryOperator<String> candidate, UnaryOperator<String> rival) {
        var answers = new Answers(golden.messages().stream().map(message -> candidate.apply(message.text())).toList(),
                golden.messages().stream().map(message -> rival.apply(message.text())).toList());
        return card(golden, golden.messages().stream().map(Golden.Message::label).toList(), answers, List.of());
    }

    private static Card.Golden card(Golden golden, List<String> truths, Answers answers, List<Card.Clear> clear) {
        var ours = answers.ours();
        var theirs = answers.theirs();
        return new Card.Golden(truths.size(), golden.edition(), accuracy(truths, ours), accuracy(truths, theirs), macroF1(truths, ours),
                macroF1(truths, theirs), losses(truths, ours, theirs), clear);
    }

    private static Card.Clear clear(Golden golden, double promise, CategoryModel candidate, CategoryModel rival, Reading reading) {
        int[] counts = new int[4];
        for (var message : golden.messages()) {
            var text = reading.texts().read(message.text());
            count(candidate.guess(text, 1, promise), message.label(), counts, 0, reading);
            count(rival.guess(text, 1, promise), message.label(), counts, 2, reading);
        }
        return new Card.Clear(promise, counts[0], counts[1], counts[2], counts[3]);
    }

    private static void count(Guess guess, String label, int[] counts, int at, Reading reading) {
        if (guess instanceof Guess.Clear clear) {
            counts[at]++;
            counts[at + 1] += reading.same().apply(clear.best().label()).equals(reading.same().apply(label)) ? 1 : 0;
        }
    }

    private static String best(CategoryModel model, String text) {
        return model.classify(text, 1).getFirst().label();
    }

    private static double accuracy(List<String> truths, List<String> answers) {
        int hits = 0;
        for (int i = 0; i < truths.size(); i++) {
            hits += truths.get(i).equals(answers.get(i)) ? 1 : 0;
        }
        return truths.isEmpty() ? 0 : hits / (double) truths.size();
    }

    static double macroF1(List<String> truths, List<String> answers) {
        Map<String, int[]> counts = new HashMap<>();
        for (int i = 0; i < truths.size(); i++) {
            counts.computeIfAbsent(truths.get(i), any -> new int[3])[0]++;
            counts.computeIfAbsent(answers.get(i), any -> new int[3])[1]++;
            counts.computeIfAbsent(truths.get(i), any -> new int[3])[2] += truths.get(i).equals(answers.get(i)) ? 1 : 0;
        }
        Set<String> labels = new HashSet<>(truths);
        return labels.stream().mapToDouble(label -> f1(counts.getOrDefault(label, new int[3]))).average().orElse(0);
    }

    private static double f1(int[] count) {
        return count[0] + count[1] == 0 ? 0 : 2.0 * count[2] / (count[0] + count[1]);
    }

    private static List<Loss> losses(List<String> truths, List<String> ours, List<String> theirs) {
        Map<String, int[]> counts = new TreeMap<>();
        for (int i = 0; i < truths.size(); i++) {
            int[] count = counts.computeIfAbsent(truths.get(i), any -> new int[3]);
            boolean us = ours.get(i).equals(truths.get(i));
            boolean them = theirs.get(i).equals(truths.get(i));
            count[0]++;
            count[1] += them && !us ? 1 : 0;
            count[2] += us && !them ? 1 : 0;
        }
        return counts.entrySet().stream().filter(entry -> entry.getValue()[1] > entry.getValue()[2])
                .map(entry -> new Loss(entry.getKey(), entry.getValue()[0], entry.getValue()[1], entry.getValue()[2])).toList();
    }
}
