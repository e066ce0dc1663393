package huiying.nlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import huiying.nlp.Planted.Marked;

/**
 * Measures an understander on planted sets and tells every text it failed on. Run it on a folder that holds files of the same shape:
 * {@code java -cp ... huiying.nlp.PlantedReport FOLDER [--misses]}.
 */
final class PlantedReport {
    private static final String OWN = "{\"id\": \"own-";
    private final Understander understander;
    private final Map<String, Rate> rates = new LinkedHashMap<>();
    private final Map<String, List<String>> misses = new LinkedHashMap<>();

    PlantedReport(Understander understander) {
        this.understander = understander;
    }

    /** So many of so many. */
    record Rate(int hits, int all) {
        double share() {
            return all == 0 ? 1 : hits / (double) all;
        }

        Rate and(boolean hit) {
            return new Rate(hits + (hit ? 1 : 0), all + 1);
        }
    }

    static void main(String[] arguments) throws IOException {
        var report = new PlantedReport(Understander.builder().build());
        report.measure(Path.of(arguments[0]));
        report.rates.forEach((name, rate) -> System.out.printf(Locale.ROOT, "%-28s %4d of %4d  %.3f%n", name, rate.hits, rate.all, rate.share()));
        if (arguments.length > 1) {
            report.misses.forEach((name, texts) -> texts.forEach(text -> System.out.println(name + "\t" + text)));
        }
    }

    Rate rate(String name) {
        return rates.getOrDefault(name, new Rate(0, 0));
    }

    PlantedReport measure(Path folder) throws IOException {
        danger(rows(folder, "danger.tsv"));
        anger(rows(folder, "angry-valid.tsv"));
        lines(folder, "single-matters.tsv").forEach(line -> count("single left whole", heard(line).parts().isEmpty(), parts(line, heard(line))));
        lines(folder, "venting.tsv").forEach(line -> count("venting recognised", !heard(line).statesProblem(), line));
        twoMatters(rows(folder, "two-matters.tsv"));
        personalData(lines(folder, "pii.tsv"));
        mentions(lines(folder, "mentions.tsv"));
        lines(folder, "corrections.tsv").forEach(line -> correction(Talk.of(line), line.startsWith(OWN) && Kept.is(line)));
        for (String register : List.of("dialect", "voice", "english")) {
            lines(folder, register + ".tsv").forEach(line -> register(register + (Kept.is(line) ? " kept aside" : ""), line));
        }
        return this;
    }

    private static List<String> lines(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList() : List.of();
    }

    private static List<String[]> rows(Path folder, String name) throws IOException {
        return lines(folder, name).stream().map(line -> line.split("\t")).toList();
    }

    private Understanding heard(String text) {
        return understander.understand(Message.of(text));
    }

    private void count(String name, boolean hit, String text) {
        rates.merge(name, new Rate(hit ? 1 : 0, 1), (before, one) -> before.and(hit));
        if (!hit) {
            misses.computeIfAbsent(name, key -> new ArrayList<>()).add(text);
        }
    }

    private void danger(List<String[]> rows) {
        for (String[] row : rows) {
            Urgency urgency = heard(row[2]).urgency();
            switch (row[0]) {
                case "immediate" -> count("danger immediate", urgency == Urgency.IMMEDIATE, row[2]);
                case "soon" -> count("danger soon", urgency != Urgency.ORDINARY, row[2]);
                default -> {
                    count("look-alike not immediate", urgency != Urgency.IMMEDIATE, row[2]);
                    count("look-alike not urgent", urgency == Urgency.ORDINARY, row[2]);
                }
            }
        }
    }

    private void anger(List<String[]> rows) {
        for (String[] row : rows) {
            Understanding heard = heard(row[1]);
            count("angry kept", heard.statesProblem() && heard.intent() == TurnIntent.REPORT, heard.intent() + " " + row[1]);
            count("angry field", field(heard.category()).equals(row[0]), row[0] + " not " + field(heard.category()) + " " + row[1]);
            count("angry whole", heard.parts().isEmpty(), parts(row[1], heard));
        }
    }

    private static String field(Guess guess) {
        return guess.candidates().isEmpty() ? "" : guess.candidates().getFirst().label().substring(0, 2);
    }

    private static String parts(String text, Understanding heard) {
        return String.join(" | ", heard.parts().stream().map(part -> field(part.category()) + " " + part.span().of(text)).toList());
    }

    /** Found when each matter lies mostly in a part of its own. */
    private void twoMatters(List<String[]> rows) {
        for (String[] row : rows) {
            Understanding heard = heard(row[4]);
            int first = part(heard, row[4], row[1]);
            int second = part(heard, row[4], row[3]);
            boolean found = first >= 0 && second >= 0 && first != second;
            String text = row[4] + "  =>  " + parts(row[4], heard);
            count("two matters split", heard.parts().size() >= 2, text);
            count("two matters found", found, text);
            count("two matters, both fields", found && field(heard.parts().get(first).category()).equals(row[0])
                    && field(heard.parts().get(second).category()).equals(row[2]), row[0] + " " + row[2] + " " + text);
        }
    }

    private static int part(Understanding heard, String text, String matter) {
        int start = text.indexOf(matter);
        for (int i = 0; start >= 0 && i < heard.parts().size(); i++) {
            Span span = heard.parts().get(i).span();
            int shared = Math.min(span.end(), start + matter.length()) - Math.max(span.start(), start);
            if (shared * 3 > matter.length() * 2) {
                return i;
            }
        }
        return -1;
    }

    private void personalData(List<String> lines) {
        var masking = new Masking();
        for (String line : lines) {
            Marked marked = Marked.of(line);
            List<Span> hidden = masking.find(marked.text()).stream().filter(mention -> !(mention instanceof Mention.CaseNumber)).map(Mention::span).toList();
            marked.marks().forEach(mark -> count("personal data", hidden.stream().anyMatch(mark::touches), mark.kind() + " " + line));
            if (marked.marks().isEmpty()) {
                count("personal look-alike kept", hidden.isEmpty(), hidden.stream().map(span -> span.of(marked.text())).toList() + " " + line);
            }
            hidden.forEach(
                    span -> count("masked rightly", marked.marks().stream().anyMatch(mark -> mark.touches(span)), span.of(marked.text()) + " in " + line));
        }
    }

    private void mentions(List<String> lines) {
        for (String line : lines) {
            Marked marked = Marked.of(line);
            List<Mention> heard = heard(marked.text()).mentions();
            mention("place", heard, Mention.Place.class::isInstance, marked, line);
            mention("time", heard, Mention.Time.class::isInstance, marked, line);
        }
    }

    /** A matter in an unusual register: category, then the text with places and times marked. Rows kept aside are counted and never shown. */
    private void register(String name, String line) {
        Marked marked = Marked.of(line.substring(line.indexOf('\t') + 1));
        String code = line.substring(0, 4);
        Understanding heard = heard(marked.text());
        String text = name.endsWith("aside") ? "" : code + " not " + field(heard.category()) + " " + marked.text();
        count(name + ": matter", heard.statesProblem() && heard.intent() == TurnIntent.REPORT, text + " " + heard.intent());
        count(name + ": field", field(heard.category()).equals(code.substring(0, 2)), text);
        count(name + ": among three", heard.category().candidates().stream().anyMatch(one -> one.label().equals(code)), text);
        marked.marks().forEach(mark -> count(name + ": place, time", heard.mentions().stream().anyMatch(found -> mark.touches(found.span())
                && (mark.kind().equals("place") ? found instanceof Mention.Place : found instanceof Mention.Time)), text));
    }

    private void mention(String kind, List<Mention> heard, Predicate<Mention> isOne, Marked marked, String line) {
        marked.marks().stream().filter(mark -> mark.kind().equals(kind))
                .forEach(mark -> count(kind + " touched", heard.stream().anyMatch(m -> isOne.test(m) && mark.touches(m.span())), line));
    }

    /** A dialogue kept aside is counted and never shown. */
    private void correction(Talk talk, boolean aside) {
        Facts facts = Facts.of(talk.turns().stream().map(turn -> understander.understand(new Message(turn, talk.language()))).toList());
        String text = aside ? "" : String.join(" | ", talk.turns()) + "  =>  " + facts + " wanted " + talk.where() + " / " + talk.when();
        String name = aside ? "kept aside: " : "";
        boolean clean = talk.retracted().stream().noneMatch(word -> stands(word, facts.where(), talk.where()) || stands(word, facts.when(), talk.when()));
        boolean where = talk.where().isEmpty() || near(facts.where(), talk.where());
        boolean when = talk.when().isEmpty() || near(facts.when(), talk.when());
        count(name + "retracted gone", clean, text);
        count(name + "where right", where, text);
        count(name + "when right", when, text);
        count(name + "dialogue right", clean && where, text);
        count(name + "dialogue and time right", clean && where && when, text);
    }

    /** A retracted word that is part of what was expected does not count ("前天晚上" holds "前天"). */
    private static boolean stands(String retracted, String fact, String expected) {
        return fact.contains(retracted) && !expected.contains(retracted);
    }

    /** The same when blanks and signs are left out, or at least four fifths of the characters of either in the other. */
    private static boolean near(String found, String expected) {
        String left = letters(found);
        String right = letters(expected);
        if (left.isEmpty()) {
            return false;
        }
        return left.contains(right) || shared(left, right) >= 0.75 * Math.max(left.length(), right.length());
    }

    private static String letters(String text) {
        var letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    /** Length of the longest common subsequence. */
    private static int shared(String left, String right) {
        int[][] best = new int[left.length() + 1][right.length() + 1];
        for (int i = 1; i <= left.length(); i++) {
            for (int j = 1; j <= right.length(); j++) {
                best[i][j] = left.charAt(i - 1) == right.charAt(j - 1) ? best[i - 1][j - 1] + 1 : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[left.length()][right.length()];
    }

    /** One dialogue of corrections. */
    record Talk(List<String> turns, Language language, String where, String when, List<String> retracted) {
        static Talk of(String json) {
            var retracted = all("\"retracted\": \\[(.*?)\\]", json);
            return new Talk(all("\"text\": \"(.*?)\"\\}", json), json.contains("\"lang\": \"en\"") ? Language.EN : Language.ZH,
                    first("\"where\": \"(.*?)\"", json), first("\"when\": \"(.*?)\"", json), all("\"(.*?)\"", retracted.getFirst()));
        }

        private static String first(String pattern, String text) {
            var found = all(pattern, text);
            return found.isEmpty() ? "" : found.getFirst();
        }

        private static List<String> all(String pattern, String text) {
            var found = new ArrayList<String>();
            var matcher = com.google.re2j.Pattern.compile(pattern).matcher(text);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
            return found;
        }
    }
}
