package huiying.channels.twilio;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.re2j.Pattern;

import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookRequest;

/** The named values of one request, wherever its method puts them; a blank one counts as absent. */
record Fields(WebhookRequest request, Map<String, List<String>> form) {

    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+?[0-9]{3,15}");
    /** Mainland mobiles begin with 13 to 19; what begins otherwise has no text messages. Of other countries nobody can tell. */
    private static final Pattern LANDLINE = Pattern.compile("\\+86(0?[2-9]|10|1[0-2])[0-9]*");
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[a-z0-9.-]+(:[0-9]{1,5})?([/?#].*)?");

    static Fields of(WebhookRequest request) {
        return new Fields(request, request.method().equals("GET") ? Map.of() : request.form());
    }

    Optional<String> get(String name) {
        var value = request.method().equals("GET") ? request.queryParameter(name) : form.getOrDefault(name, List.of()).stream().findFirst();
        return value.filter(text -> !text.isBlank());
    }

    String sid(String name) {
        return get(name).filter(SID::matches).orElseThrow(() -> new UnreadableRequest("an id was expected in " + name));
    }

    static boolean isPhoneNumber(String text) {
        return PHONE_NUMBER.matches(text);
    }

    static boolean isLandline(String number) {
        return LANDLINE.matches(number);
    }

    Optional<String> phoneNumber(String name) {
        return get(name).map(String::strip).filter(Fields::isPhoneNumber);
    }

    Optional<String> webAddress(String name) {
        return get(name).filter(text -> text.length() <= 2_000 && WEB_ADDRESS.matches(text));
    }

    /** A small number from the query, as we put it there ourselves. */
    int number(String name, int least, int most) {
        var digits = request.queryParameter(name).filter(text -> text.length() <= 4 && !text.isEmpty() && text.chars().allMatch(Character::isDigit));
        return digits.map(Integer::parseInt).map(number -> Math.clamp(number, least, most)).orElse(least);
    }
}
