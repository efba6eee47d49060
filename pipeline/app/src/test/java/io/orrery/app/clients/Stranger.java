package io.orrery.app.clients;

import io.orrery.stage.testing.Certificates;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocket;

/// Somebody who trusts the listener and has no certificate to show.
final class Stranger {
    private Stranger() {}

    /// Whether the listener closes the connection instead of listening.
    static boolean isTurnedAway(int port, Path server, String message) throws IOException, GeneralSecurityException {
        try (SSLSocket socket =
                (SSLSocket) Certificates.trusting(server).getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((message + "\n").getBytes(StandardCharsets.UTF_8));
            return socket.getInputStream().read() == -1;
        } catch (SocketTimeoutException heard) {
            return false;
        } catch (IOException refused) {
            return true;
        }
    }
}
