package huiying.app;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.re2j.Pattern;

import huiying.app.security.DemoLogins;

/** A browser: keeps its cookies and sends back the token of the last form it saw. */
public final class Visitor {
    private final House house;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    public Visitor(House house) {
        this.house = house;
    }

    /** Somebody of the demo, signed in. */
    public static Visitor signedIn(House house, String login) {
        var visitor = new Visitor(house);
        var response = visitor.login(login, house.bean(DemoLogins.class).all().getFirst().password());
        if (!response.headers().firstValue("Location").orElse("").equals("/console")) {
            throw new AssertionError("not let in: " + response.headers().map());
        }
        return visitor;
    }

    public HttpResponse<String> login(String login, String password) {
        seeForm(house.pageWithForm());
        return submit("/login", Map.of("username", login, "password", password));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return keep(house.send(with(house.request(path, headers)).GET()));
    }

    /** Looks at a page with a form and remembers its token. */
    public HttpResponse<String> seeForm(String path) {
        var page = get(path);
        var found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        token = found.find() ? found.group(1) : token;
        return page;
    }

    /** Posts a form with the token. */
    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        return forge(path, all);
    }

    /** The same as the scripts of a page send it: only a piece of the page comes back. */
    public HttpResponse<String> submitAsked(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        return keep(house.form(path, all, "Cookie", header(), "HX-Request", "true"));
    }

    /** Posts a form with files and the token, as a browser does. */
    public HttpResponse<String> bring(String path, Map<String, String> fields, String name, byte[]... files) {
        return bringNamed(path, fields, name, "photo.jpg", files);
    }

    /** The same with files called so; a browser writes quotes in a name as %22. */
    public HttpResponse<String> bringNamed(String path, Map<String, String> fields, String name, String filename, byte[]... files) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        var body = new ByteArrayOutputStream();
        all.forEach((field, value) -> part(body, "name=\"" + field + "\"", "", value.getBytes(StandardCharsets.UTF_8)));
        for (var file : files) {
            part(body, "name=\"" + name + "\"; filename=\"" + filename.replace("\"", "%22") + "\"", "Content-Type: image/jpeg\r\n", file);
        }
        body.writeBytes("--visitor--\r\n".getBytes(StandardCharsets.UTF_8));
        return keep(house.post(path, body.toByteArray(), "Content-Type", "multipart/form-data; boundary=visitor", "Cookie", header()));
    }

    private static void part(ByteArrayOutputStream body, String disposition, String more, byte[] content) {
        body.writeBytes(("--visitor\r\nContent-Disposition: form-data; " + disposition + "\r\n" + more + "\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Posts a form as it is. */
    public HttpResponse<String> forge(String path, Map<String, String> fields) {
        return keep(cookies.isEmpty() ? house.form(path, fields) : house.form(path, fields, "Cookie", header()));
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public String token() {
        return token;
    }

    public Visitor withToken(String token) {
        this.token = token;
        return this;
    }

    private HttpRequest.Builder with(HttpRequest.Builder request) {
        return cookies.isEmpty() ? request : request.header("Cookie", header());
    }

    private String header() {
        return cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
    }

    private HttpResponse<String> keep(HttpResponse<String> response) {
        response.headers().allValues("Set-Cookie").forEach(set -> {
            var pair = set.substring(0, set.indexOf(';')).split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        cookies.values().removeIf(String::isEmpty);
        return response;
    }
}
