package huiying.app.open311;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What a request says, in its address and in its form; an argument sent empty is one not sent. */
record Fields(MultiValueMap<String, String> all) {
    private static final String ATTRIBUTE = "attribute[";

    static Fields of(MultiValueMap<String, String> form, MultiValueMap<String, String> query) {
        var all = new LinkedMultiValueMap<>(form);
        query.forEach((name, values) -> {
            if (!all.containsKey(name)) {
                all.addAll(name, values);
            }
        });
        return new Fields(all);
    }

    Optional<String> text(String name) {
        return every(name).stream().findFirst();
    }

    /** Lines end as everywhere, and what PostgreSQL cannot keep is left out. */
    List<String> every(String name) {
        return all.getOrDefault(name, List.of()).stream().map(value -> value == null ? "" : value.replace("\r\n", "\n").replace("\0", "").strip())
                .filter(value -> !value.isEmpty()).toList();
    }

    List<String> list(String name) {
        return text(name).stream().flatMap(value -> Arrays.stream(value.split(","))).map(String::strip).filter(value -> !value.isEmpty()).toList();
    }

    Optional<Instant> moment(String name) {
        return text(name).map(value -> {
            try {
                return OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            } catch (DateTimeException unreadable) {
                throw Refused.bad(name + " must be like 2026-11-22T08:00:00Z");
            }
        });
    }

    Optional<Double> degrees(String name, double most) {
        return text(name).map(value -> {
            try {
                double degrees = Double.parseDouble(value);
                if (Math.abs(degrees) <= most) {
                    return degrees;
                }
            } catch (NumberFormatException unreadable) {
                // told below
            }
            throw Refused.bad(name + " must be a number of degrees");
        });
    }

    int whole(String name, int usual, int most) {
        return text(name).map(value -> {
            boolean digits = value.length() <= 6 && value.chars().allMatch(c -> c >= '0' && c <= '9');
            int number = digits ? Integer.parseInt(value) : 0;
            if (number < 1 || number > most) {
                throw Refused.bad(name + " must be a number from 1 to " + most);
            }
            return number;
        }).orElse(usual);
    }

    /** The values of an attribute, whether it was sent as one or as several. */
    List<String> attribute(String code) {
        var several = every(ATTRIBUTE + code + "][]");
        return several.isEmpty() ? every(ATTRIBUTE + code + "]") : several;
    }

    /** The codes of all attributes sent. */
    List<String> attributes() {
        return all.keySet().stream().filter(name -> name.startsWith(ATTRIBUTE) && name.indexOf(']') > 0)
                .map(name -> name.substring(ATTRIBUTE.length(), name.indexOf(']'))).distinct().toList();
    }
}
