package io.orrery.gateway.sockets;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import javax.net.ssl.SSLException;

/// TLS 1.2 and 1.3 with a listener's own certificate, and with its clients' where it asks for them.
final class Tls {
    private Tls() {}

    /// @throws ListenException that names the file that cannot be used
    static SslContext context(Listener listener, TlsFiles files) {
        try {
            SslContextBuilder builder = builder(listener, files).protocols("TLSv1.3", "TLSv1.2");
            if (files.clients().isPresent()) {
                trust(listener, builder, files.clients().get());
            }
            return builder.build();
        } catch (SSLException e) {
            throw new ListenException("Cannot open " + listener + ": " + e.getMessage(), e);
        }
    }

    private static SslContextBuilder builder(Listener listener, TlsFiles files) {
        try {
            return SslContextBuilder.forServer(
                    files.certificate().toFile(), files.key().toFile());
        } catch (IllegalArgumentException e) {
            throw new ListenException(
                    "Cannot open " + listener + ": " + files.certificate() + " and " + files.key()
                            + " are not a certificate and its key in PEM (the key as PKCS#8: openssl pkcs8 -topk8 -nocrypt)",
                    e);
        }
    }

    private static void trust(Listener listener, SslContextBuilder builder, Path clients) {
        try {
            builder.trustManager(clients.toFile()).clientAuth(ClientAuth.REQUIRE);
        } catch (IllegalArgumentException e) {
            throw new ListenException("Cannot open " + listener + ": " + clients + " holds no certificates in PEM", e);
        }
    }
}
