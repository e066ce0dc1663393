package huiying.app.console;

import java.util.Locale;

import org.springframework.http.HttpCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** How this visitor wants pages to look: language, theme and size of type, from a link or from the cookies it left. */
public record Look(String language, String theme, boolean large, String here) {

    static final String LANGUAGE = "lang";
    static final String THEME = "theme";
    static final String TEXT = "text";

    static Look of(ServerHttpRequest request) {
        return new Look(language(request), chosen(request, THEME), chosen(request, TEXT).equals("large"), request.getURI().getRawPath());
    }

    /** The language of the link, else of the cookie, else of the browser; Chinese when nothing speaks for English. */
    static String language(ServerHttpRequest request) {
        var chosen = chosen(request, LANGUAGE);
        if (chosen.equals("zh") || chosen.equals("en")) {
            return chosen;
        }
        return request.getHeaders().getAcceptLanguageAsLocales().stream().map(Locale::getLanguage).filter(tag -> tag.equals("zh") || tag.equals("en"))
                .findFirst().orElse("zh");
    }

    private static String chosen(ServerHttpRequest request, String name) {
        var asked = request.getQueryParams().getFirst(name);
        return asked != null ? asked : cookie(request.getCookies(), name);
    }

    private static String cookie(MultiValueMap<String, HttpCookie> cookies, String name) {
        var cookie = cookies.getFirst(name);
        return cookie == null ? "" : cookie.getValue();
    }

    public Locale locale() {
        return language.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    /** For the {@code lang} attribute. */
    public String tag() {
        return language.equals("zh") ? "zh-CN" : "en";
    }

    public String otherTag() {
        return language.equals("zh") ? "en" : "zh-CN";
    }

    public String otherName() {
        return language.equals("zh") ? "English" : "中文";
    }

    /** Classes of the {@code html} element. */
    public String classes() {
        var themed = switch (theme) {
            case "light" -> "theme-light";
            case "dark" -> "theme-dark";
            default -> "";
        };
        return large ? themed + " text-large" : themed;
    }

    public String languageLink() {
        return link(LANGUAGE, language.equals("zh") ? "en" : "zh");
    }

    public String largeLink() {
        return link(TEXT, large ? "normal" : "large");
    }

    public String themeLink(String theme) {
        return link(THEME, theme);
    }

    private String link(String name, String value) {
        return UriComponentsBuilder.fromPath(here).queryParam(name, value).build().toUriString();
    }
}
