package huiying.app.partners;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import huiying.bot.partners.Courier;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Posts over HTTP: to the address that was judged, following nobody elsewhere, reading no more than the status, waiting no longer than ten seconds. */
public final class HttpCourier implements Courier {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CONNECT_MILLIS = 5_000;

    private final Destinations destinations;

    public HttpCourier(Destinations destinations) {
        this.destinations = destinations;
    }

    @Override
    public Answer carry(Parcel parcel) {
        try {
            return new Answer(post(destinations.find(parcel.url()), parcel), "");
        } catch (Destinations.Forbidden forbidden) {
            return new Answer(0, "forbidden: " + forbidden.why());
        } catch (RuntimeException unreachable) { // whatever went wrong on the way, the event is tried again
            var cause = unreachable.getCause() == null ? unreachable : unreachable.getCause();
            return new Answer(0, cause.getClass().getSimpleName());
        }
    }

    private static int post(Destinations.Destination to, Parcel parcel) {
        var body = Unpooled.wrappedBuffer(parcel.body().getBytes(StandardCharsets.UTF_8));
        var status = HttpClient.newConnection().resolver(new Judged(to.address())).followRedirect(false).responseTimeout(PATIENCE)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS).headers(headers -> {
                    headers.set("Content-Type", "application/json; charset=utf-8").set("User-Agent", "Huiying");
                    parcel.headers().forEach(headers::set);
                }).post().uri(to.url()).send(Mono.just(body)).responseConnection((response, connection) -> {
                    connection.dispose();
                    return Mono.just(response.status().code());
                }).next().block(PATIENCE.plusSeconds(5));
        return status == null ? 0 : status;
    }

    /** Answers every name with the one address that was judged. */
    private static final class Judged extends AddressResolverGroup<InetSocketAddress> {
        private final InetAddress address;

        Judged(InetAddress address) {
            this.address = address;
        }

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetNameResolver(executor) {
                @Override
                protected void doResolve(String name, Promise<InetAddress> found) {
                    found.setSuccess(address);
                }

                @Override
                protected void doResolveAll(String name, Promise<List<InetAddress>> found) {
                    found.setSuccess(List.of(address));
                }
            }.asAddressResolver();
        }
    }
}
