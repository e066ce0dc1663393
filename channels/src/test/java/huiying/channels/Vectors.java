package huiying.channels;

import java.io.IOException;
import java.io.UncheckedIOException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values computed with other people's libraries, to be reproduced exactly. */
public final class Vectors {

    private Vectors() {
    }

    public static JsonNode load(String name) {
        try (var file = Vectors.class.getResourceAsStream("/vectors/" + name + ".json")) {
            return JsonMapper.shared().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
