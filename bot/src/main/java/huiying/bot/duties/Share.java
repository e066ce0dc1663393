package huiying.bot.duties;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Who has an item in one area.
 *
 * @param area  code of a patch of the city; empty for all of it
 * @param lead  null where this area only changes the deadline
 * @param level class of the deadline; null where a wider rule decides
 */
public record Share(String area, @Nullable String lead, List<String> assists, @Nullable String level, List<Basis> basis) {
    public static Share of(String lead, String law, String clause) {
        return new Share("", lead, List.of(), null, List.of(new Basis(law, clause)));
    }

    public boolean covers(String grid) {
        return grid.startsWith(area);
    }

    public String basisText() {
        return basis.stream().map(Basis::text).collect(Collectors.joining("；"));
    }
}
