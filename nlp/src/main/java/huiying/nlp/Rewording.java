package huiying.nlp;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import huiying.nlp.gazetteer.Sounds;

/** Finds what a name or number told later stands for although nobody says so: "新兴大道", then "新星大道"; "Rose Garden", then "Rosewood Garden". */
final class Rewording {
    private static final Pattern CHINESE = Pattern.compile("[一-龥]{2,7}?(?:大道|路|街|巷|弄|桥|村|庄|苑|园|里|小区|社区|医院|学校|小学|中学|广场|市场|物流|公司|店)");
    private static final Pattern LATIN = Pattern.compile("([A-Z][a-z]+) ([A-Z][a-z]+)");
    private static final int SHORTEST = 3;
    private static final int STEM = 4;
    private static final String ROADS = "路街巷道弄桥";

    private Rewording() {
    }

    /** What was told before with its nearly equal name replaced, or empty. A turn that says it corrects may differ in more than one character. */
    static String of(String before, String told, boolean corrects) {
        Matcher name = CHINESE.matcher(told);
        boolean named = name.lookingAt();
        if (named && corrects && before.startsWith(name.group()) && told.length() > name.end()) {
            return told;
        }
        String found = named ? chinese(before, name.group(), corrects) : "";
        Matcher latin = LATIN.matcher(told);
        return !found.isEmpty() ? found : latin.find() ? latin(before, latin) : "";
    }

    /** What was told before with a word that sounds like the name, or differs from it in one character, replaced by the name; empty when there is none. */
    static String sounding(String before, String name) {
        String sound = Sounds.coarse(Sounds.of(name));
        for (int start = 0; name.length() > 1 && start + name.length() <= before.length(); start++) {
            String other = before.substring(start, start + name.length());
            boolean alike = Sounds.coarse(Sounds.of(other)).equals(sound) || name.length() > 2 && equal(other, name) == name.length() - 1;
            if (!other.equals(name) && alike) {
                return before.substring(0, start) + name + before.substring(start + name.length());
            }
        }
        return "";
    }

    private static String chinese(String before, String name, boolean corrects) {
        int need = corrects ? (name.length() + 1) / 2 : name.length() - 1;
        String stem = name.substring(0, name.length() - 1);
        int road = before.indexOf(stem);
        if (road >= 0 && stem.length() > 1 && ROADS.indexOf(name.charAt(name.length() - 1)) >= 0 && road + name.length() <= before.length()
                && ROADS.indexOf(before.charAt(road + stem.length())) >= 0) {
            return before.substring(0, road) + name + before.substring(road + name.length());
        }
        for (int start = 0; name.length() >= SHORTEST && start + name.length() <= before.length(); start++) {
            String other = before.substring(start, start + name.length());
            if (!other.equals(name) && equal(other, name) >= need && other.charAt(other.length() - 1) == name.charAt(name.length() - 1)) {
                return before.substring(0, start) + name + before.substring(start + name.length());
            }
        }
        return "";
    }

    /** Length of the longest common subsequence. */
    static int common(String left, String right) {
        int[] best = new int[right.length() + 1];
        for (int i = 0; i < left.length(); i++) {
            int diagonal = 0;
            for (int j = 0; j < right.length(); j++) {
                int above = best[j + 1];
                best[j + 1] = left.charAt(i) == right.charAt(j) ? diagonal + 1 : Math.max(above, best[j]);
                diagonal = above;
            }
        }
        return best[right.length()];
    }

    private static int equal(String left, String right) {
        int equal = 0;
        for (int i = 0; i < left.length(); i++) {
            equal += left.charAt(i) == right.charAt(i) ? 1 : 0;
        }
        return equal;
    }

    /** The same kind of place, and a first word that begins alike. */
    private static String latin(String before, Matcher name) {
        Matcher other = LATIN.matcher(before);
        while (other.find()) {
            String first = other.group(1);
            boolean alike = first.length() >= STEM && name.group(1).length() >= STEM && first.substring(0, STEM).equals(name.group(1).substring(0, STEM));
            if (alike && other.group(2).equals(name.group(2)) && !other.group().equals(name.group())) {
                return before.substring(0, other.start()) + name.group() + before.substring(other.end());
            }
        }
        return "";
    }
}
