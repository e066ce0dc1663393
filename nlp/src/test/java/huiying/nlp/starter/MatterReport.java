package huiying.nlp.starter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import huiying.nlp.Prediction;
import huiying.nlp.text.Normaliser;

/** Tells how well matters are told from turns without one, on rows the models have not seen. Run: {@code java -cp ... huiying.nlp.starter.MatterReport}. */
final class MatterReport {
    private static final Map<String, int[]> SLICES = new TreeMap<>();

    private MatterReport() {
    }

    static void main(String[] arguments) {
        Half half = Half.of(0);
        List<String[]> samples = Table.read("samples.tsv");
        List<String[]> matters = Matters.samples();
        for (int i = 1; i < matters.size(); i += 2) {
            String text = ModelText.of(Normaliser.standard().normalise(matters.get(i)[1]).text());
            double matter = share(half.matter().classify(text, 2), Matters.MATTER);
            double category = half.field().classify(text, 1).getFirst().confidence();
            String slice = i < samples.size() ? samples.get(i)[1] + " " + samples.get(i)[2] : "no matter: " + matters.get(i)[0];
            int[] n = SLICES.computeIfAbsent(slice, key -> new int[5]);
            n[0]++;
            n[1] += matter >= .5 ? 1 : 0;
            n[2] += matter >= .3 ? 1 : 0;
            n[3] += matter >= .5 || category >= .6 ? 1 : 0;
            n[4] += matter >= .5 || matter >= .2 && category >= .4 ? 1 : 0;
        }
        SLICES.forEach((name, n) -> System.out.printf(Locale.ROOT, "%-22s %5d  matter>.5 %.3f  >.3 %.3f  or field>.6 %.3f  or >.2 and field>.4 %.3f%n",
                name, n[0],
                n[1] / (double) n[0], n[2] / (double) n[0], n[3] / (double) n[0], n[4] / (double) n[0]));
    }

    private static double share(List<Prediction> predictions, String label) {
        return predictions.stream().filter(one -> one.label().equals(label)).mapToDouble(Prediction::confidence).sum();
    }
}
