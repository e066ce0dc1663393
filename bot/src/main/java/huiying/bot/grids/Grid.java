package huiying.bot.grids;

import java.util.List;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;

/** A patch of the city: district, street, community or grid. Codes begin with the code of what they lie in. */
public record Grid(String code, String level, String zh, String en, List<List<Double>> ring, @Nullable String unit) {
    public String name(Language language) {
        return language == Language.ZH ? zh : en;
    }

    /** Whether a point lies inside, by counting the edges a line to the east crosses. */
    public boolean contains(double latitude, double longitude) {
        boolean inside = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            var a = ring.get(i);
            var b = ring.get(j);
            boolean between = (a.get(1) > latitude) != (b.get(1) > latitude);
            inside ^= between && longitude < (b.get(0) - a.get(0)) * (latitude - a.get(1)) / (b.get(1) - a.get(1)) + a.get(0);
        }
        return inside;
    }
}
