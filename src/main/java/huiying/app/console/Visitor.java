package huiying.app.console;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/** Keeps who is signed in with the request of a console page, where the frame of the page finds it. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class Visitor implements WebFilter {

    static final String MEMBER = Visitor.class.getName();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().value().startsWith("/console")) {
            return chain.filter(exchange);
        }
        return Arguments.member(exchange).doOnNext(member -> exchange.getAttributes().put(MEMBER, member)).then(chain.filter(exchange));
    }
}
