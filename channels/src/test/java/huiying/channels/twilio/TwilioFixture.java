package huiying.channels.twilio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;

/** The account of the published vectors, and its provider's side. */
final class TwilioFixture {

    static final String TOKEN = "12345678901234567890123456789012";
    static final String PUBLIC = "https://hotline.example.gov";
    static final String RESIDENT = "+14155552671";

    private TwilioFixture() {
    }

    static TwilioAccount account(String apiBaseUrl) {
        return account("main", apiBaseUrl, PUBLIC);
    }

    static TwilioAccount account(String name, String apiBaseUrl, String publicBaseUrl) {
        return new TwilioAccount(name, "AC00000000000000000000000000000000", new TwilioAccount.AuthTokens(TOKEN, null), "+15017122661", apiBaseUrl,
                publicBaseUrl);
    }

    static WebhookRequest signed(String path, String query, String body) {
        var unsigned = new WebhookRequest("POST", path, query, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        var url = PUBLIC + path + (query.isEmpty() ? "" : "?" + query);
        return with(unsigned, TwilioSignature.sign(TOKEN, url, unsigned.form()));
    }

    static WebhookRequest with(WebhookRequest request, String signature) {
        return new WebhookRequest(request.method(), request.path(), request.query(),
                Map.of("x-twilio-signature", List.of(signature), "content-type", List.of("application/x-www-form-urlencoded")), request.body());
    }

    /** Ways in which a request is not the one that was signed. */
    static Map<String, WebhookRequest> mutations(WebhookRequest good) {
        var body = new String(good.body(), StandardCharsets.UTF_8);
        var signature = good.header("x-twilio-signature").orElseThrow();
        var mutations = new LinkedHashMap<String, WebhookRequest>();
        mutations.put("a changed value", post(good, body.replace("2671", "2672")));
        mutations.put("an added field", post(good, body + "&Extra=1"));
        mutations.put("a second value", post(good, body + "&From=%2B1"));
        mutations.put("a dropped field", post(good, body.substring(body.indexOf('&') + 1)));
        mutations.put("a trailing blank", post(good, body + "+"));
        mutations.put("an empty body", post(good, ""));
        mutations.put("another path", new WebhookRequest("POST", good.path() + "/x", good.query(), good.headers(), good.body()));
        mutations.put("a changed query", new WebhookRequest("POST", good.path(), good.query() + "&n=9", good.headers(), good.body()));
        mutations.put("a GET", new WebhookRequest("GET", good.path(), good.query(), good.headers(), good.body()));
        mutations.put("no signature", new WebhookRequest("POST", good.path(), good.query(), Map.of(), good.body()));
        mutations.put("an empty signature", with(good, ""));
        mutations.put("a shortened signature", with(good, signature.substring(1)));
        mutations.put("signed with an empty token", with(good, TwilioSignature.sign(" ", PUBLIC + good.path(), good.form())));
        return mutations;
    }

    private static WebhookRequest post(WebhookRequest good, String body) {
        return new WebhookRequest("POST", good.path(), good.query(), good.headers(), body.getBytes(StandardCharsets.UTF_8));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Reads TwiML as a provider does. */
    static Document twiml(WebhookReply reply) {
        try {
            return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(reply.body(), e);
        }
    }

    static Element verb(WebhookReply reply, String name) {
        var found = twiml(reply).getElementsByTagName(name);
        if (found.getLength() == 0) {
            throw new AssertionError("no " + name + " in " + reply.body());
        }
        return (Element) found.item(0);
    }

    static List<String> verbs(WebhookReply reply) {
        var children = twiml(reply).getDocumentElement().getChildNodes();
        return IntStream.range(0, children.getLength()).mapToObj(index -> children.item(index).getNodeName()).toList();
    }
}
