package huiying.app.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.server.ServerWebExchange;

import com.google.re2j.Pattern;

import huiying.bot.addresses.Addresses;
import huiying.channels.Address;

/** Gives each browser its own phones. The names follow from the cookie by a keyed hash, so they outlive a restart and tell nothing about it. */
final class Visits {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int NUMBERS = 1_000_000;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Addresses addresses;
    private final JdbcClient jdbc;

    Visits(byte[] secret, Addresses addresses, JdbcClient jdbc) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
        this.addresses = addresses;
        this.jdbc = jdbc;
    }

    /** Who this browser is, if it has been here. */
    Optional<Visit> known(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(Visit.COOKIE)).map(HttpCookie::getValue).filter(ID::matches).map(this::visit);
    }

    /** The same, or a newcomer. */
    Visit of(ServerWebExchange exchange) {
        return known(exchange).orElseGet(() -> {
            var visit = newcomer();
            exchange.getResponse().addCookie(ResponseCookie.from(Visit.COOKIE, visit.id()).path("/try").httpOnly(true).sameSite("Strict").build());
            return visit;
        });
    }

    /** A number somebody already uses is never given out again. */
    private Visit newcomer() {
        var visit = visit(newId());
        while (isTaken(visit)) {
            visit = visit(newId());
        }
        return visit;
    }

    private boolean isTaken(Visit visit) {
        return visit.addresses().stream().anyMatch(this::isKnown);
    }

    private boolean isKnown(Address address) {
        return jdbc.sql("select exists (select from address where id = ?)").param(addresses.idOf(address)).query(Boolean.class).single();
    }

    private String newId() {
        var id = new byte[16];
        random.nextBytes(id);
        return encode(id);
    }

    Visit visit(String id) {
        var number = Math.floorMod(ByteBuffer.wrap(hash("number", id)).getLong(), NUMBERS);
        return new Visit(id, "oTry" + encode(hash("openid", id)).substring(0, 24), "+8613800" + String.format(Locale.ROOT, "%06d", number));
    }

    private byte[] hash(String purpose, String id) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal((purpose + ":" + id).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
