package huiying.nlp.mentions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import huiying.nlp.Language;
import huiying.nlp.category.Slices;
import huiying.nlp.chinese.Hanlp;
import huiying.nlp.chinese.Hanlp.Word;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Recipe;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Shape;
import huiying.nlp.classify.Trainer;
import huiying.nlp.sequence.Clues;
import huiying.nlp.sequence.Sequence;
import huiying.nlp.sequence.SpanScores;
import huiying.nlp.sequence.Tagger;
import huiying.nlp.sequence.TaggerTrainer;
import huiying.nlp.sequence.Token;
import huiying.nlp.starter.ModelText;
import huiying.nlp.starter.Table;
import huiying.nlp.text.Languages;
import huiying.nlp.text.Normaliser;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.stemmer.PorterStemmer;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;

/**
 * What OpenNLP's tokenizer, tagger and language detector would change, each measured against our own way on the same rows. Run with the three model files of
 * OpenNLP: {@code java -cp … EnglishTools tokens.bin pos.bin langdetect.bin}.
 */
final class EnglishTools {
    private static final int FOLDS = 4;
    private static final double RETOLD = .67;
    private static final Recipe FEW = new Recipe(List.of(new Shape(2, 2, 1, true)), .7, 6, .3);

    private final TokenizerModel tokens;
    private final POSModel tags;

    private EnglishTools(TokenizerModel tokens, POSModel tags) {
        this.tokens = tokens;
        this.tags = tags;
    }

    static void main(String[] files) throws IOException {
        var tools = new EnglishTools(new TokenizerModel(Path.of(files[0])), new POSModel(Path.of(files[1])));
        languages(new LanguageDetectorModel(Path.of(files[2]).toFile()));
        tools.categories();
        tools.mentions();
    }

    private static void languages(LanguageDetectorModel model) {
        var theirs = new LanguageDetectorME(model);
        var counts = new TreeMap<String, int[]>();
        for (String[] row : Table.read("samples.tsv")) {
            judge(row[1], row[2], row[3], theirs, counts);
        }
        for (String[] row : Table.read("turn-intents.tsv")) {
            judge(row[1], "turn", row[2], theirs, counts);
        }
        counts.forEach((slice, n) -> System.out.printf(Locale.ROOT, "language %-14s %5d ours %.4f OpenNLP %.4f%n", slice, n[0], n[1] / (double) n[0],
                n[2] / (double) n[0]));
    }

    private static void judge(String language, String register, String text, LanguageDetectorME theirs, Map<String, int[]> counts) {
        String code = theirs.predictLanguage(text).getLang();
        boolean ours = Languages.of(Normaliser.standard().normalise(text).text(), language.equals("en") ? Language.EN : Language.ZH) == Language
                .valueOf(language.toUpperCase(Locale.ROOT));
        for (String slice : List.of(language, language + " " + register)) {
            int[] n = counts.computeIfAbsent(slice, unseen -> new int[3]);
            n[0]++;
            n[1] += ours ? 1 : 0;
            n[2] += code.equals(language.equals("en") ? "eng" : "cmn") ? 1 : 0;
        }
    }

    private void categories() {
        List<String[]> rows = Table.read("samples.tsv").stream().filter(row -> row[1].equals("en")).toList();
        int[] folds = Slices.folds(rows, RETOLD);
        var stemmer = new PorterStemmer();
        Map<String, UnaryOperator<String>> forms = new TreeMap<>(Map.of("1 ours", text -> text, "2 tokens", text -> String.join(" ", cut(text)), "3 stems",
                text -> String.join(" ", Arrays.stream(cut(text)).map(stemmer::stem).toList()), "4 words and tags", this::tagged, "5 words that name",
                this::naming));
        forms.forEach((name, form) -> {
            List<Sample> samples = rows.stream().map(row -> new Sample(row[0], form.apply(ModelText.of(Normaliser.standard().normalise(row[3]).text()))))
                    .toList();
            int right = 0;
            int field = 0;
            for (int fold = 0; fold < FOLDS; fold++) {
                int held = fold;
                var model = Trainer.train(IntStream.range(0, folds.length).filter(i -> folds[i] != held).mapToObj(samples::get).toList(),
                        Options.standard().withBrief(FEW).impatient(), Progress.SILENT);
                for (int i = 0; i < folds.length; i++) {
                    String label = folds[i] == held ? model.classify(samples.get(i).text(), 1).getFirst().label() : "";
                    right += label.equals(rows.get(i)[0]) ? 1 : 0;
                    field += !label.isEmpty() && label.startsWith(rows.get(i)[0].substring(0, 2)) ? 1 : 0;
                }
            }
            System.out.printf(Locale.ROOT, "category %-18s %d, right %.4f, field %.4f%n", name, rows.size(), right / (double) rows.size(),
                    field / (double) rows.size());
        });
    }

    private String[] cut(String text) {
        return new TokenizerME(tokens).tokenize(text);
    }

    private String tagged(String text) {
        String[] words = cut(text);
        String[] kinds = new POSTaggerME(tags).tag(words);
        return String.join(" ", IntStream.range(0, words.length).mapToObj(i -> words[i] + " " + words[i] + kinds[i].toLowerCase(Locale.ROOT)).toList());
    }

    /** Without the words that only hold a sentence together. */
    private String naming(String text) {
        String[] words = cut(text);
        String[] kinds = new POSTaggerME(tags).tag(words);
        return String.join(" ", IntStream.range(0, words.length).filter(i -> List.of("NOUN", "VERB", "ADJ", "PROPN", "ADV", "NUM").contains(kinds[i]))
                .mapToObj(i -> words[i]).toList());
    }

    private void mentions() throws IOException {
        List<Sequence> taught = MentionSamples.sequences().stream().filter(one -> latin(one.tokens())).toList();
        var hanlp = new Hanlp(List.of());
        var clues = new MentionClues(hanlp);
        System.out.println("mention sentences " + taught.size());
        mentions("1 ours", taught, clues, hanlp::words);
        mentions("2 OpenNLP's tags", taught, clues, this::words);
        mentions("3 no tags", taught, clues, text -> List.of());
    }

    private static boolean latin(List<String> tokens) {
        return tokens.stream().allMatch(token -> token.charAt(0) < 0x2E80);
    }

    private static void mentions(String name, List<Sequence> taught, MentionClues clues, Function<String, List<Word>> words) throws IOException {
        Clues seen = tokens -> {
            String text = String.join(" ", tokens);
            return clues.of(text, Token.of(text), words.apply(text));
        };
        Tagger tagger = TaggerTrainer.train(taught, seen, new TaggerTrainer.Options(6, 18, 1.5f, 7));
        var exact = new SpanScores();
        for (Sequence planted : PlantedSentences.english()) {
            exact.add(planted.stretches(), tagger.tag(planted.tokens()));
        }
        System.out.printf(Locale.ROOT, "mentions %-18s F1 exact %.4f of %d%n", name, exact.all().f1(), exact.all().wanted());
        exact.byLabel().forEach((label, score) -> System.out.printf(Locale.ROOT, "   %-8s %.3f of %d%n", label, score.f1(), score.wanted()));
    }

    private List<Word> words(String text) {
        var spans = new TokenizerME(tokens).tokenizePos(text);
        String[] kinds = new POSTaggerME(tags).tag(Arrays.stream(spans).map(span -> span.getCoveredText(text).toString()).toArray(String[]::new));
        var words = new ArrayList<Word>();
        for (int i = 0; i < spans.length; i++) {
            words.add(new Word(spans[i].getStart(), spans[i].getEnd(), letter(kinds[i])));
        }
        return words;
    }

    /** Nouns, verbs, adjectives, adverbs, prepositions, numbers and names each get a letter. */
    private static String letter(String kind) {
        return switch (kind) {
            case "ADP" -> "p";
            case "ADV" -> "d";
            case "AUX" -> "x";
            case "DET" -> "t";
            case "PRON" -> "r";
            case "PROPN" -> "z";
            case "PUNCT" -> "w";
            default -> kind.toLowerCase(Locale.ROOT).substring(0, 1);
        };
    }
}
