package huiying.nlp.classify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A card as lines of text, readable with any pager. */
final class Cards {
    private Cards() {
    }

    static String text(Card card) {
        var text = new StringBuilder();
        text.append("version: ").append(card.version()).append('\n');
        text.append("samples: ").append(card.samples()).append('\n');
        text.append("data: ").append(card.data()).append('\n');
        text.append("seed: ").append(card.seed()).append('\n');
        text.append("brief-accuracy: ").append(card.briefAccuracy()).append('\n');
        text.append("full-accuracy: ").append(card.fullAccuracy()).append('\n');
        text.append("none: ").append(card.none()).append('\n');
        card.labels().forEach(label -> text.append("label: ").append(label.replace("\n", " ")).append('\n'));
        return text.toString();
    }

    static Card parse(String text) throws UnreadableModel {
        Map<String, String> values = new HashMap<>();
        List<String> labels = new java.util.ArrayList<>();
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(": ");
            if (line.startsWith("label: ")) {
                labels.add(line.substring(colon + 2));
            } else if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        try {
            return new Card(labels, Integer.parseInt(value(values, "samples")), value(values, "data"), Long.parseLong(value(values, "seed")),
                    Double.parseDouble(value(values, "brief-accuracy")), Double.parseDouble(value(values, "full-accuracy")), value(values, "none"),
                    value(values, "version"));
        } catch (NumberFormatException e) {
            throw new UnreadableModel("This classifier's card holds something that is not a number.");
        }
    }

    private static String value(Map<String, String> values, String name) throws UnreadableModel {
        String value = values.get(name);
        if (value == null) {
            throw new UnreadableModel("This classifier's card lacks '" + name + "'.");
        }
        return value;
    }
}
