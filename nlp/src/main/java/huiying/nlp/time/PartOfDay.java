package huiying.nlp.time;

/** A part of the day with its hours; past 24 it reaches into the next morning. */
enum PartOfDay {
    SMALL_HOURS(0, 6), EARLY(5, 9), MORNING(6, 12), NOON(11, 14), AFTERNOON(12, 18), DUSK(17, 20), EVENING(18, 24), NIGHT(20, 30), MIDNIGHT(23, 29), RUSH_EARLY(
            7, 9), RUSH_LATE(17,
                    19), DAYTIME(6, 18), ALL_NIGHT(20, 30);

    final int from;
    final int to;

    PartOfDay(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** The hour of the 24 (or of the next morning, from 24 on) that "ten" means in this part: ten in the evening is 22, one at night is 25. */
    int hour(int said) {
        return switch (this) {
            case AFTERNOON, DUSK, RUSH_LATE -> said < 12 ? said + 12 : said;
            case EVENING -> said == 12 || said == 0 ? 24 : said < 5 ? said + 24 : said < 12 ? said + 12 : said;
            case NIGHT, MIDNIGHT, ALL_NIGHT -> said == 12 || said == 0 ? 24 : said < 6 ? said + 24 : said < 12 ? said + 12 : said;
            case NOON -> said < 4 ? said + 12 : said;
            case SMALL_HOURS -> said == 12 ? 0 : said;
            default -> said;
        };
    }
}
