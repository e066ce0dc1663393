package huiying.app.security;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.logout.RedirectServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.config.ApiKeyEntry;
import huiying.app.config.Providers;
import huiying.app.config.Secrets;
import huiying.app.config.Settings;
import huiying.bot.audit.Audit;
import huiying.bot.routing.Units;
import huiying.bot.vault.Vault;
import io.lettuce.core.RedisClient;
import reactor.core.publisher.Mono;

/** Three ways in, each with as little as it needs: doors without any filter, automation with a key, pages with sign-in, CSRF protection and roles. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityWiring {

    @Bean
    Sessions sessions(JdbcClient jdbc, Clock clock) {
        return new Sessions(jdbc, clock);
    }

    @Bean
    Cookies cookies(Settings.House house) {
        return new Cookies(house.publicBaseUrl() != null && "https".equals(house.publicBaseUrl().getScheme()));
    }

    @Bean
    SessionContext sessionContext(Sessions sessions, Cookies cookies) {
        return new SessionContext(sessions, cookies);
    }

    @Bean
    StaffAccounts staffAccounts(JdbcClient jdbc) {
        return new StaffAccounts(jdbc);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    LoginLimiter loginLimiter(JdbcClient jdbc, PlatformTransactionManager transactions, Vault vault) {
        return new LoginLimiter(jdbc, new TransactionTemplate(transactions), vault);
    }

    @Bean
    LoginDesk loginDesk(StaffAccounts accounts, Passwords passwords, LoginLimiter limiter, TransactionOperations transactions, Audit audit,
            SecondFactors factors) {
        return new LoginDesk(accounts, passwords, limiter, transactions, audit, factors);
    }

    @Bean
    SecondFactors.Keeping factorKeeping(JdbcClient jdbc, TransactionOperations transactions, Vault vault) {
        return new SecondFactors.Keeping(jdbc, transactions, vault);
    }

    @Bean
    SecondFactors secondFactors(SecondFactors.Keeping keeping, Audit audit, Clock clock, Settings.Staff staff, Settings.House house) {
        return new SecondFactors(keeping, audit, clock, staff.asksForSecondFactor(house.demo()));
    }

    @Bean
    Throttle throttle(LettuceConnectionFactory redis) {
        return new Throttle(() -> (RedisClient) redis.getRequiredNativeClient(), Duration.ofMillis(200));
    }

    @Bean
    ApiKeys apiKeys(JdbcClient jdbc, Settings.Api settings, Settings.House house, Secrets secrets) {
        var demo = house.demo() ? Stream.of(new ApiKeyEntry("demo", secrets.text(Providers.DEMO_API_KEY), "SUPERVISOR", null)) : Stream.<ApiKeyEntry>empty();
        return new ApiKeys(jdbc, Stream.concat(settings.keys().stream().map(ApiKeyEntry::parse), demo).toList());
    }

    @Bean
    Invitations invitations(JdbcClient jdbc, PlatformTransactionManager transactions, StaffAccounts accounts) {
        return new Invitations(jdbc, new TransactionTemplate(transactions), accounts);
    }

    @Bean
    FirstStart firstStart(Units city, JdbcClient jdbc, StaffAccounts accounts, Passwords passwords, Invitations invitations, Secrets secrets) {
        return new FirstStart(jdbc, accounts, passwords, invitations, secrets);
    }

    @Bean
    Entrance entrance(FirstStart first, Settings.House house) {
        return house.demo() ? new Entrance(first.demo(), null) : new Entrance(new DemoLogins(List.of()), first.realWork());
    }

    @Bean
    DemoLogins demoLogins(Entrance entrance) {
        return entrance.demo();
    }

    /** Health and metrics are on a port of their own that only this machine reaches; on the public port there is nothing of them. */
    @Bean
    @Order(-1)
    SecurityWebFilterChain measurements() {
        return unfiltered(EndpointRequest.toAnyEndpoint());
    }

    /** Signatures are checked by the doors themselves, so nothing of Spring Security runs here. */
    @Bean
    @Order(0)
    SecurityWebFilterChain doors() {
        return unfiltered(SecurityWiring::isDoor);
    }

    @Bean
    @Order(1)
    SecurityWebFilterChain automation(ServerHttpSecurity http, ApiKeys keys) {
        return plain(http).securityMatcher(ServerWebExchangeMatchers.pathMatchers("/api/**")).csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance()).logout(ServerHttpSecurity.LogoutSpec::disable)
                .addFilterAt(bearer(keys), SecurityWebFiltersOrder.AUTHENTICATION).authorizeExchange(SecurityWiring::authorize)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(Refusals::withoutKey).accessDeniedHandler(Refusals::denied)).build();
    }

    /** What the API can do is read by whoever is signed in, or shows a key. */
    @Bean
    @Order(0)
    SecurityWebFilterChain description(ServerHttpSecurity http, ApiKeys keys, SessionContext sessions) {
        return plain(http).securityMatcher(ServerWebExchangeMatchers.pathMatchers("/api/v1/openapi.json/**", "/api/v1/docs/**", "/api/v1/swagger-ui/**"))
                .csrf(ServerHttpSecurity.CsrfSpec::disable).securityContextRepository(sessions).logout(ServerHttpSecurity.LogoutSpec::disable)
                .addFilterAt(bearer(keys), SecurityWebFiltersOrder.AUTHENTICATION).authorizeExchange(SecurityWiring::authorize)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(Refusals::stranger).accessDeniedHandler(Refusals::denied)).build();
    }

    private static AuthenticationWebFilter bearer(ApiKeys keys) {
        var bearer = new AuthenticationWebFilter((Authentication claimed) -> Blocking.call(() -> keys.find(String.valueOf(claimed.getCredentials())))
                .flatMap(Mono::justOrEmpty).<Authentication>map(SignedIn::new).switchIfEmpty(Mono.error(() -> new BadCredentialsException("no such key"))));
        bearer.setServerAuthenticationConverter(SecurityWiring::bearer);
        bearer.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        bearer.setAuthenticationFailureHandler((at, why) -> Refusals.withoutKey(at.getExchange(), why));
        return bearer;
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain pages(ServerHttpSecurity http, LoginDesk desk, SessionContext sessions, Cookies cookies, Secrets secrets,
            ObjectProvider<OidcDoor> outside) {
        outside.ifAvailable(door -> door.open(http));
        return plain(http).csrf(csrf -> csrf.accessDeniedHandler(Refusals::denied).csrfTokenRequestHandler(alsoInForms())
                .csrfTokenRepository(new CsrfTokens(secrets.bytes("csrf"), cookies))).securityContextRepository(sessions)
                .addFilterAt(SignIn.filter(desk, sessions), SecurityWebFiltersOrder.FORM_LOGIN).logout(logout -> logout.logoutHandler(leaving(sessions))
                        .logoutSuccessHandler(to("/login?out")))
                .authorizeExchange(SecurityWiring::authorize)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(Refusals::stranger).accessDeniedHandler(Refusals::denied)).build();
    }

    /** A form that brings a file carries its token like any other. */
    private static XorServerCsrfTokenRequestAttributeHandler alsoInForms() {
        var handler = new XorServerCsrfTokenRequestAttributeHandler();
        handler.setTokenFromMultipartDataEnabled(true);
        return handler;
    }

    private static SecurityWebFilterChain unfiltered(ServerWebExchangeMatcher paths) {
        return new MatcherSecurityWebFilterChain(paths, List.of((exchange, chain) -> chain.filter(exchange)));
    }

    /** Our own headers are on every answer already; nothing is remembered for later. */
    private static ServerHttpSecurity plain(ServerHttpSecurity http) {
        return http.headers(ServerHttpSecurity.HeaderSpec::disable).httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable).requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()));
    }

    private static void authorize(AuthorizeExchangeSpec exchanges) {
        exchanges.anyExchange().access((who, request) -> decide(who, request.getExchange()));
    }

    private static Mono<AuthorizationResult> decide(Mono<Authentication> who, ServerWebExchange exchange) {
        var access = accessTo(exchange);
        if (access.filter(Access::open).isPresent()) {
            return Mono.just(new AuthorizationDecision(true));
        }
        return who.map(known -> known instanceof SignedIn signedIn && access.filter(needed -> needed.admits(signedIn.member().role())).isPresent())
                .defaultIfEmpty(false).map(AuthorizationDecision::new);
    }

    private static Optional<Access> accessTo(ServerWebExchange exchange) {
        return Routes.accessTo(exchange.getRequest().getPath().pathWithinApplication());
    }

    private static Mono<ServerWebExchangeMatcher.MatchResult> isDoor(ServerWebExchange exchange) {
        return accessTo(exchange).filter(access -> access == Access.DOOR).isPresent()
                ? ServerWebExchangeMatcher.MatchResult.match()
                : ServerWebExchangeMatcher.MatchResult.notMatch();
    }

    private static Mono<Authentication> bearer(ServerWebExchange exchange) {
        var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7) ? Mono.empty() : Mono.just(new Key(header.substring(7).strip()));
    }

    private static SecurityContextServerLogoutHandler leaving(SessionContext sessions) {
        var handler = new SecurityContextServerLogoutHandler();
        handler.setSecurityContextRepository(sessions);
        return handler;
    }

    private static RedirectServerLogoutSuccessHandler to(String page) {
        var handler = new RedirectServerLogoutSuccessHandler();
        handler.setLogoutSuccessUrl(URI.create(page));
        return handler;
    }

    /** A key somebody shows, not yet looked up. */
    private static final class Key extends AbstractAuthenticationToken {
        private static final long serialVersionUID = 1;

        private final String secret;

        Key(String secret) {
            super(AuthorityUtils.NO_AUTHORITIES);
            this.secret = secret;
        }

        @Override
        public Object getCredentials() {
            return secret;
        }

        @Override
        public Object getPrincipal() {
            return "key";
        }
    }
}
