package dev.cordon.access.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may look. The machine's other users can reach a loopback port too, so the address that is printed carries a key that works
 * once and is traded for a cookie (EC-101, EC-111). Using it makes the next one.
 */
final class Sessions {
    private static final int SECRET_BYTES = 32;
    private static final int SESSIONS_MAX = 64;

    private final SecureRandom random = new SecureRandom();
    // By the cookie's value: the token that a change must carry as well.
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private String key = secret();

    /** A session as opened. */
    record Opened(String cookie, String csrf) {}

    /** The key that opens the page once. */
    synchronized String key() {
        return key;
    }

    /** Trades a key for a session. */
    synchronized Optional<Opened> open(String offered) {
        if (!same(key, offered)) {
            return Optional.empty();
        }
        key = secret();
        if (tokens.size() >= SESSIONS_MAX) {
            tokens.remove(tokens.keySet().iterator().next());
        }
        Opened opened = new Opened(secret(), secret());
        tokens.put(opened.cookie(), opened.csrf());
        return Optional.of(opened);
    }

    /** The token that belongs to a cookie. */
    synchronized Optional<String> csrf(String cookie) {
        Optional<String> found = Optional.empty();
        for (Map.Entry<String, String> e : tokens.entrySet()) {
            if (same(e.getKey(), cookie)) {
                found = Optional.of(e.getValue());
            }
        }
        return found;
    }

    /** Equality whose time does not depend on where the texts differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
