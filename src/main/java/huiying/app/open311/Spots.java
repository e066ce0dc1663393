package huiying.app.open311;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import huiying.app.api.FilingDesk;
import huiying.app.console.Mask;
import huiying.bot.cases.Case;
import huiying.bot.grids.Grid;
import huiying.bot.grids.Grids;
import huiying.nlp.Language;

/** Where a request is shown to be: the point and words its sender gave at this door, for all others the middle and the name of the patch. */
record Spots(@Nullable String address, @Nullable String grid, @Nullable String latitude, @Nullable String longitude) {

    static Spots shown(Case c, Grids grids, Language language) {
        var spot = c.told().spot();
        boolean own = c.channel().equals(FilingDesk.CHANNEL);
        var patch = grids.find(c.grid()).orElse(null);
        var words = own && spot.words() != null ? Mask.words(spot.words()) : c.grid() == null ? null : grids.path(c.grid(), language);
        return own && spot.latitude() != null && spot.longitude() != null
                ? new Spots(words, c.grid(), degrees(spot.latitude()), degrees(spot.longitude()))
                : new Spots(words, c.grid(), middle(patch, 1), middle(patch, 0));
    }

    List<Tag> tags() {
        return List.of(Tag.of("address", address), Tag.of("address_id", grid), Tag.of("zipcode", null), Tag.of("lat", number(latitude)),
                Tag.of("long", number(longitude)));
    }

    private static @Nullable String middle(@Nullable Grid patch, int axis) {
        return patch == null || patch.ring().isEmpty()
                ? null
                : degrees(patch.ring().stream().mapToDouble(point -> point.get(axis)).average().orElse(0));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static @Nullable Object number(@Nullable String degrees) {
        return degrees == null ? null : new java.math.BigDecimal(degrees);
    }
}
