package huiying.app.console;

import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;

import huiying.bot.staff.StaffMember;
import reactor.core.publisher.Mono;

/** Lets a controller method simply ask for who is signed in, and for the words of the visitor's language. */
@Component
final class Arguments implements WebFluxConfigurer {

    private final Chrome chrome;

    Arguments(Chrome chrome) {
        this.chrome = chrome;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new SignedInMember(), new VisitorsWords(chrome));
    }

    static Mono<StaffMember> member(ServerWebExchange exchange) {
        return exchange.getPrincipal().ofType(Authentication.class).mapNotNull(Authentication::getPrincipal).ofType(StaffMember.class);
    }

    private record SignedInMember() implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == StaffMember.class;
        }

        @Override
        public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
            return member(exchange).cast(Object.class);
        }
    }

    private record VisitorsWords(Chrome chrome) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Words.class;
        }

        @Override
        public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
            return Mono.just(chrome.words(exchange));
        }
    }
}
