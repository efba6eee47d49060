package io.orrery.gateway.access;

import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.bcrypt.BCrypt;

/// Hashes and checks passwords with bcrypt. At most two hashes are computed at a time: guessing must not take the
/// processors away from everybody else.
public final class Passwords {
    /// bcrypt reads no further.
    public static final int MAX_BYTES = 72;

    private static final int COST = 11;
    private static final int CONCURRENT = 2;

    private final Semaphore turns = new Semaphore(CONCURRENT, true);
    private final String decoy = BCrypt.hashpw(Secret.random(16).value(), BCrypt.gensalt(COST));

    public String hash(Secret password) {
        return inTurn(() -> BCrypt.hashpw(password.value(), BCrypt.gensalt(COST)));
    }

    public boolean matches(Secret password, String hash) {
        if (password.value().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_BYTES) {
            return false;
        }
        return inTurn(() -> BCrypt.checkpw(password.value(), hash));
    }

    /// A hash that no password has, to be checked for names that do not exist.
    public String decoy() {
        return decoy;
    }

    private <T> T inTurn(java.util.function.Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
