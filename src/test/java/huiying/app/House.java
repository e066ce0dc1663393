package huiying.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import huiying.app.config.Providers;

/** The whole service as it runs, with its own PostgreSQL and Redis in a directory that goes away; tests knock from outside. */
public final class House implements AutoCloseable {
    public static final String API_SECRET = "supervisor-secret-0123456789";
    private static House demo;

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();

    private House(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A demo house that all tests of this JVM share; turns are taken at once. */
    public static synchronized House demo() {
        if (demo == null) {
            demo = open(directory(), "huiying.conversation.quiet-window=0", "huiying.api.keys=watcher:" + API_SECRET + ":supervisor");
            Runtime.getRuntime().addShutdownHook(new Thread(demo::close));
        }
        return demo;
    }

    /** A house of one's own, with these settings. */
    public static House open(Path data, String... settings) {
        var builder = new SpringApplicationBuilder(Application.class).registerShutdownHook(false).initializers(House::ownThreads);
        var arguments = Stream
                .concat(Stream.of("server.port=0", "management.server.port=0", "huiying.learning.automatic=false", "huiying.data-directory=" + data),
                        Arrays.stream(settings))
                .map(setting -> "--" + setting).toArray(String[]::new);
        return new House(builder.run(arguments));
    }

    /** Reactor's threads are shared by all contexts of a JVM and end with the first that closes. */
    private static void ownThreads(ConfigurableApplicationContext context) {
        var threads = new ReactorResourceFactory();
        threads.setUseGlobalResources(false);
        ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> threads);
    }

    public static Path directory() {
        try {
            return Files.createTempDirectory("huiying-test");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public Providers providers() {
        return bean(Providers.class);
    }

    /** As the service itself sees the database. */
    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** As the owner of the database sees it. */
    public JdbcClient owner() {
        var details = context.getBean(JdbcConnectionDetails.class);
        return JdbcClient.create(new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword()));
    }

    /** A page that is open to everybody and has a form. */
    public String pageWithForm() {
        owner().sql(
                "insert into invitation (token_hash, role, created_at, expires_at) values (sha256('open'), 'AGENT', now(), now() + interval '1 hour') on conflict (token_hash) do update set created_at = now(), expires_at = excluded.expires_at")
                .update();
        return "/welcome?token=open";
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public int managementPort() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(String path, byte[] body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Posts a form like a browser does. */
    public HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
        var body = fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue())).collect(Collectors.joining("&"));
        var all = new ArrayList<>(List.of("Content-Type", "application/x-www-form-urlencoded"));
        all.addAll(List.of(headers));
        return post(path, body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    public HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        var knock = request.build();
        try {
            return client.send(knock, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(knock.method() + " " + knock.uri().getPath(), broken);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    public HttpClient client() {
        return client;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
    }
}
