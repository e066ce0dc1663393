package huiying.app.security;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Hashes and checks passwords with Argon2id, on threads of its own so that a wave of sign-ins never slows the doors. */
final class Passwords implements AutoCloseable {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;
    private static final int DIFFERENT = 5;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().daemon().name("passwords-", 0).priority(Thread.MIN_PRIORITY).factory());
    /** Somebody unknown is checked as long as somebody known. */
    private final String nobody = hash(Digest.newToken());

    String hash(String password) {
        return Objects.requireNonNull(CompletableFuture.supplyAsync(() -> encoder.encode(password), threads).join());
    }

    boolean matches(String password, @Nullable String hash) {
        boolean known = hash != null;
        boolean right = CompletableFuture.supplyAsync(() -> encoder.matches(password, known ? hash : nobody), threads).join();
        return known && right;
    }

    /** Long, not the login again, not one key held down. */
    static boolean good(String password, String login) {
        var lower = password.toLowerCase(Locale.ROOT);
        return password.length() >= SHORTEST && password.length() <= LONGEST && password.chars().distinct().count() >= DIFFERENT
                && !lower.contains(login.toLowerCase(Locale.ROOT)) && !lower.startsWith("password") && !lower.startsWith("1234567890");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
