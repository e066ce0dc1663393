package huiying.bot.notices;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import huiying.channels.OutboundMessage.Choice;

/** The wording of every template in Chinese and English, for the eye and for the ear. Parameters are named: {@code {no}}. */
public final class Phrasebook {
    private final Properties chinese = load("zh");
    private final Properties english = load("en");
    private final Supplier<Map<String, String>> rewordings;

    public Phrasebook() {
        this(Map::of);
    }

    /** @param rewordings words that stand in place of the product's, by {@code language:key} */
    public Phrasebook(Supplier<Map<String, String>> rewordings) {
        this.rewordings = rewordings;
    }

    public String text(Template template, String language, boolean spoken, Map<String, String> parameters) {
        var phrases = phrases(language);
        var written = rewordings.get().getOrDefault(language + ":" + template.key(), phrases.getProperty(template.key()));
        var heard = spoken ? phrases.getProperty(template.key() + ".spoken") : null;
        var wording = heard == null ? written : heard;
        if (wording == null) {
            throw new IllegalStateException("no wording for " + template + " in " + language);
        }
        return filled(wording, spoken ? spelled(parameters, language) : parameters);
    }

    /** A number in groups of four would be read aloud as thousands. */
    private static Map<String, String> spelled(Map<String, String> parameters, String language) {
        var tail = parameters.getOrDefault("tail", "");
        if (tail.isEmpty()) {
            return parameters;
        }
        var spelled = new HashMap<>(parameters);
        spelled.put("no", (language.equals("zh") ? "尾号" : "ending in ") + tail);
        return spelled;
    }

    /** For the ear of somebody who cannot be sent a text: nothing is promised in writing. */
    public String onlySpoken(Template template, String language, Map<String, String> parameters) {
        var wording = phrases(language).getProperty(template.key() + ".unwritten");
        return wording == null ? text(template, language, true, parameters) : filled(wording, parameters);
    }

    /** What the product's words of a template name. */
    Set<String> parameters(Template template, String language) {
        return parameters(phrases(language).getProperty(template.key(), ""));
    }

    static Set<String> parameters(String wording) {
        var names = new HashSet<String>();
        for (int open = wording.indexOf('{'); open >= 0; open = wording.indexOf('{', open + 1)) {
            int close = wording.indexOf('}', open);
            names.add(wording.substring(open + 1, close < 0 ? wording.length() : close));
        }
        return names;
    }

    /** The answers a template offers as buttons, where the channel has any; their ids name the question, so that a tap answers it even later. */
    public List<Choice> choices(Template template, String language) {
        var offered = phrases(language).getProperty(template.key() + ".choices");
        if (offered == null) {
            return List.of();
        }
        var question = offered.substring(0, offered.indexOf(':'));
        var labels = offered.substring(offered.indexOf(':') + 1).strip().split("\\|", -1);
        return IntStream.rangeClosed(1, labels.length).mapToObj(number -> new Choice(question + ":" + number, labels[number - 1])).toList();
    }

    /** A wording beside the templates, such as a channel's greeting name. */
    public String word(String key, String language) {
        var word = phrases(language).getProperty(key);
        if (word == null) {
            throw new IllegalStateException("no wording for " + key + " in " + language);
        }
        return word;
    }

    private Properties phrases(String language) {
        return language.equals("en") ? english : chinese;
    }

    // one pass over the wording: a parameter's value is a resident's or department's text and is never expanded again
    private static String filled(String wording, Map<String, String> parameters) {
        var text = new StringBuilder(wording.length() + 32);
        int from = 0;
        for (int open = wording.indexOf('{'); open >= 0; open = wording.indexOf('{', from)) {
            int close = wording.indexOf('}', open);
            var name = wording.substring(open + 1, close);
            var value = parameters.get(name);
            if (value == null) {
                throw new IllegalArgumentException("the wording needs {" + name + "}: " + wording);
            }
            text.append(wording, from, open).append(value);
            from = close + 1;
        }
        return text.append(wording, from, wording.length()).toString();
    }

    private static Properties load(String language) {
        var name = "/huiying/bot/phrases_" + language + ".properties";
        try (var in = Phrasebook.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing " + name);
            }
            var phrases = new Properties();
            phrases.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return phrases;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
