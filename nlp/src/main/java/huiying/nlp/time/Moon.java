package huiying.nlp.time;

import java.time.LocalDate;

/**
 * The Chinese calendar from the sky: months begin on the day of the new moon in Beijing, the winter solstice lies in the eleventh, and a month without a
 * principal term is a leap month. Sun and moon after Meeus, "Astronomical Algorithms" (chapters 25 and 49), good to some minutes between 1950 and 2100.
 */
final class Moon {
    private static final double BEIJING = 8 / 24.0;
    private static final double MONTH = 29.530588861;
    private static final double EPOCH = 2451550.09766;
    private static final double DAYS_TO_UNIX = 2440587.5;

    private Moon() {
    }

    /** A day of the lunar year that begins in the given year. */
    static LocalDate date(int year, int month, int day) {
        return firstOf(year, month).plusDays(day - 1L);
    }

    private static LocalDate firstOf(int year, int month) {
        long before = newMoonOnOrBefore(term(year - 1, 23));
        long after = newMoonOnOrBefore(term(year, 23));
        boolean leapYear = after - before == 13;
        boolean leapPassed = false;
        int number = 11;
        for (long moon = before; moon < after + 2; moon++) {
            boolean leap = leapYear && !leapPassed && !holdsPrincipalTerm(moon);
            leapPassed |= leap;
            if (!leap && moon > before) {
                number = number % 12 + 1;
            }
            if (!leap && number == month && moon > before + 1) {
                return newMoon(moon);
            }
        }
        return newMoon(after + (month == 12 ? 1 : 0));
    }

    private static boolean holdsPrincipalTerm(long moon) {
        double from = longitude(newMoon(moon).toEpochDay() + DAYS_TO_UNIX - BEIJING);
        double to = longitude(newMoon(moon + 1).toEpochDay() + DAYS_TO_UNIX - BEIJING);
        return (int) (from / 30) != (int) (to / 30);
    }

    private static long newMoonOnOrBefore(LocalDate day) {
        long moon = Math.round((day.toEpochDay() + DAYS_TO_UNIX - EPOCH) / MONTH) + 1;
        while (newMoon(moon).isAfter(day)) {
            moon--;
        }
        return moon;
    }

    /** The day of the k-th new moon after that of January 2000. */
    private static LocalDate newMoon(long k) {
        double t = k / 1236.85;
        double sun = Math.toRadians(2.5534 + 29.10535670 * k);
        double moon = Math.toRadians(201.5643 + 385.81693528 * k + 0.0107582 * t * t);
        double node = Math.toRadians(160.7108 + 390.67050284 * k - 0.0016118 * t * t);
        double e = 1 - 0.002516 * t;
        double days = EPOCH + MONTH * k + 0.00015437 * t * t - 0.40720 * Math.sin(moon) + 0.17241 * e * Math.sin(sun) + 0.01608 * Math.sin(2 * moon)
                + 0.01039 * Math.sin(2 * node) + 0.00739 * e * Math.sin(moon - sun) - 0.00514 * e * Math.sin(moon + sun) + 0.00208 * e * e * Math.sin(2 * sun)
                - 0.00111 * Math.sin(moon - 2 * node) - 0.00057 * Math.sin(moon + 2 * node) + 0.00056 * e * Math.sin(2 * moon + sun)
                - 0.00042 * Math.sin(3 * moon)
                + 0.00042 * e * Math.sin(sun + 2 * node) + 0.00038 * e * Math.sin(sun - 2 * node);
        return day(days);
    }

    /** The day of a solar term; 0 is 小寒 in January, 23 is 冬至 in December. */
    static LocalDate term(int year, int index) {
        double target = (285 + 15 * index) % 360;
        double days = LocalDate.of(year, 1, 6).toEpochDay() + DAYS_TO_UNIX + index * 15.2184;
        for (int i = 0; i < 6; i++) {
            double off = target - longitude(days);
            days += (off > 180 ? off - 360 : off < -180 ? off + 360 : off) * 365.2422 / 360;
        }
        return day(days);
    }

    /** The sun's apparent longitude in degrees. */
    private static double longitude(double days) {
        double t = (days - 2451545.0) / 36525;
        double mean = Math.toRadians(357.52911 + 35999.05029 * t - 0.0001537 * t * t);
        double centre = (1.914602 - 0.004817 * t) * Math.sin(mean) + (0.019993 - 0.000101 * t) * Math.sin(2 * mean) + 0.000289 * Math.sin(3 * mean);
        double apparent = 280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre - 0.00569 - 0.00478 * Math.sin(Math.toRadians(125.04 - 1934.136 * t));
        return (apparent % 360 + 360) % 360;
    }

    private static LocalDate day(double julian) {
        double terrestrialMinusUniversal = 70 / 86_400.0;
        return LocalDate.ofEpochDay((long) Math.floor(julian - terrestrialMinusUniversal - DAYS_TO_UNIX + BEIJING));
    }
}
