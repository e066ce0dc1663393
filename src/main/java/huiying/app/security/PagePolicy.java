package huiying.app.security;

import java.util.List;

import org.springframework.web.server.ServerWebExchange;

/** What a page may do in a browser, where it is not what all pages may. */
public final class PagePolicy {
    static final String ATTRIBUTE = PagePolicy.class.getName();
    static final PagePolicy USUAL = new PagePolicy(
            "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'", false);
    private static final PagePolicy NOTHING = new PagePolicy("default-src 'none'; sandbox; frame-ancestors 'none'", false);

    private final String text;
    private final boolean framed;

    private PagePolicy(String text, boolean framed) {
        this.text = text;
        this.framed = framed;
    }

    /** Something a stranger made: whatever it is, the browser runs nothing of it. */
    public static void nothing(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, NOTHING);
    }

    /** A page that shows photos the visitor is about to send, and that these sites may show inside their own; with none it is shown in no frame. */
    public static void showsOwnPhotos(ServerWebExchange exchange, List<String> sites) {
        var ancestors = sites.isEmpty() ? "frame-ancestors 'none'" : "frame-ancestors " + String.join(" ", sites);
        exchange.getAttributes().put(ATTRIBUTE, new PagePolicy(USUAL.text.replace("frame-ancestors 'none'", ancestors) + "; img-src 'self' blob:", !sites
                .isEmpty()));
    }

    static PagePolicy of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE) instanceof PagePolicy own ? own : USUAL;
    }

    String text() {
        return text;
    }

    boolean framed() {
        return framed;
    }
}
