package huiying.app.security;

import org.springframework.core.annotation.Order;
import org.springframework.security.web.reactive.result.view.CsrfRequestDataValueProcessor;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/** Makes the token every form of a page must carry, under the name the templates look for; nobody makes it otherwise. */
@Component
@Order(1)
final class FormTokens implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        if (token == null || isFile(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        return token.doOnNext(made -> exchange.getAttributes().put(CsrfRequestDataValueProcessor.DEFAULT_CSRF_ATTR_NAME, made)).then(chain.filter(exchange));
    }

    private static boolean isFile(String path) {
        return path.indexOf('.') >= 0;
    }
}
