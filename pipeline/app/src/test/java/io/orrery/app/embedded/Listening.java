package io.orrery.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// Which addresses something listens on, read from the kernel.
final class Listening {
    private Listening() {}

    /// The IPv4 addresses (IPv6 ones as the kernel's hex) on which the TCP port is listened to.
    static TreeSet<String> addresses(String port) throws IOException {
        String hexPort = String.format(Locale.ROOT, "%04X", Integer.parseInt(port));
        TreeSet<String> addresses = new TreeSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            Path file = Path.of(table);
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] fields = line.strip().split("\\s+");
                    if (fields[1].endsWith(":" + hexPort) && fields[3].equals("0A")) {
                        addresses.add(readable(fields[1].split(":")[0]));
                    }
                }
            }
        }
        return addresses;
    }

    /// The JVM's sockets are IPv6 ones that carry IPv4 addresses.
    private static String readable(String hex) {
        String address = hex.startsWith("0000000000000000FFFF0000") ? hex.substring(24) : hex;
        return address.equals("0100007F") ? "127.0.0.1" : address;
    }
}
