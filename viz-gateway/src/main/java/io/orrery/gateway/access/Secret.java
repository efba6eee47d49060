package io.orrery.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// A value that must never be printed. Compare with [#matches], which takes the same time wherever the difference is.
public record Secret(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A new secret of `bytes` random bytes in URL-safe text.
    public static Secret random(int bytes) {
        byte[] fresh = new byte[bytes];
        RANDOM.nextBytes(fresh);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(fresh));
    }

    /// SHA-256 in hex: how random secrets are stored. They hold 128 bits and more, so no slow hash is needed.
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public boolean matches(String storedFingerprint) {
        return MessageDigest.isEqual(
                fingerprint().getBytes(StandardCharsets.US_ASCII),
                storedFingerprint.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "***";
    }
}
