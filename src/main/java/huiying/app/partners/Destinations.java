package huiying.app.partners;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where we send to: hosts the operator named, whatever their address, and otherwise only public addresses over https. The address that
 * was judged is the one that is used, so that a name cannot point elsewhere a moment later.
 */
public final class Destinations {
    private final Set<String> named;

    /** @param named hosts, or host:port, that are trusted as configured */
    public Destinations(List<String> named) {
        this.named = named.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Why nothing is sent there: {@code url}, {@code scheme}, {@code host} or {@code private}. */
    public static final class Forbidden extends Exception {
        private static final long serialVersionUID = 1;

        Forbidden(String why) {
            super(why, null, false, false);
        }

        public String why() {
            return String.valueOf(getMessage());
        }
    }

    /** A place and the address to use for it. */
    public record Destination(URI url, InetAddress address) {
    }

    public Destination find(String url) throws Forbidden {
        var parsed = parsed(url);
        boolean trusted = isNamed(parsed);
        if (!"https".equals(parsed.getScheme()) && !(trusted && "http".equals(parsed.getScheme()))) {
            throw new Forbidden("scheme");
        }
        var addresses = addresses(parsed.getHost());
        if (!trusted && !addresses.stream().allMatch(Destinations::isPublic)) {
            throw new Forbidden("private");
        }
        return new Destination(parsed, addresses.getFirst());
    }

    private static URI parsed(String url) throws Forbidden {
        try {
            var parsed = new URI(url);
            boolean whole = parsed.getHost() != null && parsed.getUserInfo() == null && parsed.getFragment() == null && parsed.getScheme() != null;
            if (whole && url.length() <= 500) {
                return parsed;
            }
        } catch (URISyntaxException unreadable) {
            // told below
        }
        throw new Forbidden("url");
    }

    private boolean isNamed(URI url) {
        var host = url.getHost().toLowerCase(Locale.ROOT);
        return named.contains(host) || named.contains(host + ":" + url.getPort());
    }

    private static List<InetAddress> addresses(String host) throws Forbidden {
        try {
            return Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            throw new Forbidden("host");
        }
    }

    /** Neither ours nor a neighbour's nor a way around through another family of addresses. */
    static boolean isPublic(InetAddress address) {
        boolean special = address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        var b = address.getAddress();
        return !special && (address instanceof Inet4Address ? isPublic4(b[0] & 0xff, b[1] & 0xff, b[2] & 0xff) : isPublic6(b));
    }

    private static boolean isPublic4(int a, int b, int c) {
        boolean shared = a == 100 && b >= 64 && b < 128;
        boolean protocol = a == 192 && b == 0 && (c == 0 || c == 2) || a == 192 && b == 88 && c == 99;
        boolean testing = a == 198 && (b == 18 || b == 19 || b == 51 && c == 100) || a == 203 && b == 0 && c == 113;
        return a != 0 && a < 224 && !shared && !protocol && !testing;
    }

    /** Only the block that is given out; what wraps an older address is judged as none. */
    private static boolean isPublic6(byte[] b) {
        boolean givenOut = (b[0] & 0xe0) == 0x20;
        boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
        boolean special = b[0] == 0x20 && b[1] == 0x01 && (b[2] & 0xfe) == 0;
        boolean documents = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && (b[3] & 0xff) == 0xb8;
        return givenOut && !sixToFour && !special && !documents;
    }
}
