package huiying.channels;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider sent, untouched: signatures cover these bytes.
 *
 * @param method   upper case HTTP method
 * @param path     raw path, as received ({@code /channels/wechat})
 * @param query    raw query without the question mark, empty when there is none
 * @param headers  header values by lower-case name
 * @param body     raw body, empty for GET
 */
public record WebhookRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    /** First value of a query parameter, percent-decoded. */
    public Optional<String> queryParameter(String name) {
        return first(decode(query), name);
    }

    /** The form fields of the body in order of arrival; a repeated field keeps all its values. */
    public Map<String, List<String>> form() {
        return decode(new String(body, StandardCharsets.UTF_8));
    }

    /** First value of a form field. */
    public Optional<String> formField(String name) {
        return first(form(), name);
    }

    /** Without query, headers and body: they carry names, numbers and session keys. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static Optional<String> first(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static Map<String, List<String>> decode(String encoded) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var pair : encoded.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            fields.computeIfAbsent(unescape(name), key -> new ArrayList<>()).add(unescape(value));
        }
        return fields;
    }

    private static String unescape(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformedEscape) {
            return text;
        }
    }
}
