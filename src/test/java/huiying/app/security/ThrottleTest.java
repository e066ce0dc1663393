package huiying.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import huiying.app.House;
import io.lettuce.core.RedisClient;

class ThrottleTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final House house = House.demo();

    private Throttle throttle() {
        var redis = house.bean(LettuceConnectionFactory.class);
        return new Throttle(() -> (RedisClient) redis.getRequiredNativeClient(), PATIENT);
    }

    @Test
    void ofManyAtOnceOnTwoNodesExactlyAsManyPassAsMay() {
        var nodes = new Throttle[]{throttle(), throttle()};
        nodes[0].admit("warm", 1).block();
        nodes[1].admit("warm", 1).block();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 60).mapToObj(n -> threads.submit(() -> nodes[n % 2].admit("racing", 20).block())).toList();
            long passed = asked.stream().filter(one -> Boolean.TRUE.equals(get(one))).count();

            assertThat(passed).isBetween(20L, 21L);
        }
    }

    @Test
    void withoutRedisEachNodeCountsForItselfAndNobodyWaits() {
        var alone = new Throttle(() -> {
            throw new IllegalStateException("gone");
        }, PATIENT);
        long admitted = IntStream.range(0, 50).filter(n -> Boolean.TRUE.equals(alone.admit("somebody", 10).block())).count();

        assertThat(admitted).isEqualTo(10);
        assertThat(alone.admit("somebody else", 10).block()).isTrue();
    }

    @Test
    void whoAsksTooOftenIsToldToComeBackLater() {
        var small = House.open(House.directory(), "huiying.limits.api=3", "huiying.limits.anonymous=5");
        try (small) {
            var codes = IntStream.range(0, 5).mapToObj(n -> small.get("/api/v1/cases", "Authorization", "Bearer guess")).toList();
            assertThat(codes).extracting(answer -> answer.statusCode()).containsExactly(401, 401, 401, 429, 429);
            assertThat(codes.getLast().headers().firstValue("Retry-After")).contains("60");
            assertThat(small.get("/api/v1/cases", "Authorization", "Bearer other").statusCode()).as("another key is counted apart").isEqualTo(401);
            assertThat(IntStream.range(0, 7).map(n -> small.get("/login").statusCode())).containsExactly(200, 200, 200, 200, 200, 429, 429);
            assertThat(small.get("/css/tokens.css").statusCode()).isEqualTo(200);
        }
    }

    private static Object get(java.util.concurrent.Future<?> one) {
        try {
            return one.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
