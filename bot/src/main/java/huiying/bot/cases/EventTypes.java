package huiying.bot.cases;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names of events as stored, and back. */
final class EventTypes {
    private static final Map<Class<?>, String> NAMES = new HashMap<>();
    private static final Map<String, Class<? extends CaseEvent>> CLASSES = new HashMap<>();

    static {
        Arrays.stream(CaseEvent.class.getPermittedSubclasses()).forEach(type -> {
            NAMES.put(type, snake(type.getSimpleName()));
            CLASSES.put(snake(type.getSimpleName()), type.asSubclass(CaseEvent.class));
        });
    }

    private EventTypes() {
    }

    static String nameOf(Class<?> type) {
        return java.util.Objects.requireNonNull(NAMES.get(type));
    }

    static Class<? extends CaseEvent> byName(String name) {
        var type = CLASSES.get(name);
        if (type == null) {
            throw new IllegalStateException("no event is called " + name);
        }
        return type;
    }

    private static String snake(String camel) {
        var snake = new StringBuilder();
        for (char c : camel.toCharArray()) {
            snake.append(Character.isUpperCase(c) && !snake.isEmpty() ? "_" : "").append(c);
        }
        return snake.toString().toUpperCase(Locale.ROOT);
    }
}
