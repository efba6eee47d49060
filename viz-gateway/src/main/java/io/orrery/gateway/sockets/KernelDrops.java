package io.orrery.gateway.sockets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// Datagrams that the kernel has thrown away because a socket's buffer was full, as `/proc/net/udp` tells them.
final class KernelDrops {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));
    private static final int LOCAL_ADDRESS = 1;

    private KernelDrops() {}

    /// Of all sockets with this local port, since they are open; empty where the kernel does not say.
    static OptionalLong of(int port) {
        long drops = 0;
        boolean known = false;
        for (Path table : TABLES) {
            try {
                OptionalLong some = of(Files.readAllLines(table), port);
                known |= some.isPresent();
                drops += some.orElse(0);
            } catch (IOException _) {
                // not Linux: the kernel does not say
            }
        }
        return known ? OptionalLong.of(drops) : OptionalLong.empty();
    }

    /// @param table lines as the kernel writes them; the last column counts drops
    static OptionalLong of(List<String> table, int port) {
        String local = String.format(Locale.ROOT, ":%04X", port);
        return table.stream()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length > LOCAL_ADDRESS && columns[LOCAL_ADDRESS].endsWith(local))
                .map(columns -> columns[columns.length - 1])
                .filter(drops -> drops.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .reduce(Long::sum);
    }
}
