package io.orrery.gateway.http;

import java.security.SecureRandom;
import java.util.HexFormat;

/// New ids for datasets, files and uploads: 32 hexadecimal digits that nobody can guess, because a link to a shared
/// graph is all that one needs to read it.
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static String next() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
