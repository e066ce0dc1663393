package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Finds places in English: addresses, named roads and buildings, and what follows "near", "behind", "opposite". */
final class EnglishPlaces {
    private static final String ROAD = "(?:Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Alley|Drive|Dr|Boulevard|Blvd|Way|Row|Highway|Bridge|Crossing|Junction|road|street|lane|avenue|alley|bridge)";
    private static final String SITE = "(?:Estate|Court|Garden|Gardens|Park|Square|Market|Station|School|Hospital|Clinic|Building|Tower|Plaza|Mall|Village|Community|Compound|Apartments|Apartment|Residence|Hotel|Library|Museum|University|College|Kindergarten|Centre|Center|Hall|Office|Terrace|House|Block|Green|Pier|Wharf|Mansion|Villas|Annex|Gate|Ford|Pond|Lake|River|Grove|Close|Crescent|Rise|Walk|Mews|Parade|Quay|Heights|Hill|Yard|Gym|Church|Temple|Stadium|Arena|Theatre|Cinema|Pool|Playground|Supermarket|Depot|Terminal|Airport|Harbour|Place)";
    private static final String NAME = "(?:[A-Z][A-Za-z'’-]*\\s){1,3}";
    private static final Pattern ADDRESS = Pattern.compile("(?:(?:No\\.?|no\\.?|number)\\s?)?[0-9]{1,5}[A-Za-z]?,?\\s" + NAME + ROAD
            + "\\b\\.?|(?:the )?(?:corner|junction|crossing|intersection) of\\s" + NAME + "?(?:" + ROAD
            + ")?\\s?and\\s" + NAME + ROAD + "?\\b");
    private static final Pattern NUMBER_BEHIND = Pattern.compile(NAME + ROAD + ",?\\s(?:No\\.?\\s?|number\\s)?[0-9]{1,5}[A-Za-z]?\\b");
    private static final Pattern AMOUNT = Pattern.compile(
            "(?is)^\\s?(?:days?|weeks?|months?|years?|hours?|minutes?|times?|o'?clock|am|pm|nights?|people|cars?|lights?|lamps?|metres?|meters?|more|of)\\b.*");
    private static final Pattern ROADS = Pattern.compile("(?:[A-Z][A-Za-z'’-]*\\s){1,3}" + ROAD + "\\b");
    private static final Pattern SITES = Pattern.compile("(?:[A-Z][A-Za-z'’-]*\\s){1,3}" + SITE + "\\b");
    private static final Pattern UNIT = Pattern.compile(
            "(?:(?:Building|Block|Unit|Room|Flat|Apartment|Apt|Tower|Gate|building|block|unit|room|flat|tower)\\s?(?:[0-9]{1,4}[A-Za-z]?|[A-Z]\\b)(?:,\\s?)?)+");
    private static final Pattern NEAR = Pattern.compile(
            "\\b(?:near|next to|opposite|behind|in front of|beside|outside|across from|close to|at the corner of|under|at|by)\\s(?:the\\s|my\\s|our\\s|a\\s)?(?:[A-Za-z0-9'’-]+\\s?){1,4}(?:\\son\\s"
                    + NAME + ROAD + ")?");
    private static final Pattern STOP = Pattern.compile(
            "\\s(?:is|are|was|were|has|have|had|for|since|and|but|every|all|it|they|who|that|which|when|because|last|this|at|on|to|from|with|in|there|please|keeps?|not|no|night|since|been|out|broken|again|now|where|still)\\b");
    private static final Pattern TIMELIKE = Pattern.compile(
            "(?i)^(?:at|by|near|outside|under)\\s(?:the\\s)?(?:[0-9]|night|noon|midnight|least|all|once|last|first|home|work|the moment|monday|tuesday|wednesday|thursday|friday|saturday|sunday|any|me|him|her|them|us|my own|mistake|phone|hand|law|about|around).*");

    private EnglishPlaces() {
    }

    static List<FoundPlace> in(String text) {
        var found = new ArrayList<FoundPlace>();
        collect(ADDRESS, text, true, true, found);
        collect(NUMBER_BEHIND, text, true, true, found);
        collect(SITES, text, true, true, found);
        collect(ROADS, text, false, true, found);
        near(text, found);
        collect(UNIT, text, false, false, found);
        return Merging.merge(found, text);
    }

    private static void collect(Pattern pattern, String text, boolean exact, boolean named, List<FoundPlace> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int start = matcher.start();
            String said = matcher.group();
            int skip = said.startsWith("The ") ? 4 : 0;
            boolean amount = pattern == NUMBER_BEHIND && AMOUNT.matches(text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 12)));
            if (amount || Character.isLowerCase(said.charAt(skip))) {
                continue;
            }
            found.add(new FoundPlace(start + skip, matcher.end(), said.substring(skip), "", exact, named));
        }
    }

    private static void near(String text, List<FoundPlace> found) {
        Matcher matcher = NEAR.matcher(text);
        while (matcher.find()) {
            String said = matcher.group();
            if (TIMELIKE.matches(said)) {
                continue;
            }
            Matcher stop = STOP.matcher(said);
            int first = said.indexOf(' ') + 1;
            int end = stop.find(first) && !said.startsWith("on ", stop.start() + 1) ? stop.start() : said.stripTrailing().length();
            if (end > first + 4) {
                String place = said.substring(0, end);
                found.add(new FoundPlace(matcher.start(), matcher.start() + end, place, "", ROADS.matcher(place).find(), false));
            }
        }
    }
}
