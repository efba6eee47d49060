package io.orrery.app.process;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Ports for servers that stop and come back. They lie below the range from which the kernel takes ports for outgoing
/// connections. Each process that runs tests has a range of its own and begins it anew only when all of it was given:
/// two servers get two ports, and a port is still free when its server comes back.
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int RANGE = 3_000;
    private static final int RANGES = 4;
    /// Surefire counts its processes from 1.
    private static final int OURS = Integer.getInteger("surefire.forkNumber", 0) % RANGES;

    private static final AtomicInteger GIVEN =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(RANGE));

    private FreePorts() {}

    /// A port that nothing listens on.
    public static int next() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int candidate = FIRST + OURS * RANGE + GIVEN.getAndIncrement() % RANGE;
            try (ServerSocket _ = new ServerSocket(candidate)) {
                return candidate;
            } catch (BindException taken) {
                continue;
            }
        }
        throw new IOException("no free port among 100 from " + FIRST + " on");
    }
}
