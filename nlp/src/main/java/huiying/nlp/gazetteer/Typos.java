package huiying.nlp.gazetteer;

/** How likely two spellings are the same name when at most one character differs, is missing, too many, or swapped with its neighbour. */
final class Typos {
    private static final String ENDINGS = "路街巷道里村镇区园苑城桥";

    private Typos() {
    }

    /** 0 when more than that differs; otherwise the higher the longer the names. A different ending ("青禾路", "青禾街") is a different place. */
    static double score(String said, String name) {
        int first = 0;
        int shorter = Math.min(said.length(), name.length());
        while (first < shorter && said.charAt(first) == name.charAt(first)) {
            first++;
        }
        int last = 0;
        while (last < shorter - first && said.charAt(said.length() - 1 - last) == name.charAt(name.length() - 1 - last)) {
            last++;
        }
        int restSaid = said.length() - first - last;
        int restName = name.length() - first - last;
        boolean swapped = restSaid == 2 && restName == 2 && said.charAt(first) == name.charAt(first + 1) && said.charAt(first + 1) == name.charAt(first);
        if (Math.max(restSaid, restName) > 1 && !swapped) {
            return 0;
        }
        boolean ending = restSaid == 1 && restName == 1 && last == 0 && ENDINGS.indexOf(said.charAt(first)) >= 0 && ENDINGS.indexOf(name.charAt(first)) >= 0;
        boolean digit = restSaid == 1 && Character.isDigit(said.charAt(first)) || restName == 1 && Character.isDigit(name.charAt(first));
        return ending || digit ? 0 : Math.max(0, 1 - 1.1 / Math.max(said.length(), name.length()) - (swapped ? -0.1 : 0));
    }
}
