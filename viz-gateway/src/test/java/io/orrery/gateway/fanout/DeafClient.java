package io.orrery.gateway.fanout;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A viewer that speaks and never reads: a browser whose machine went to sleep, or a hostile one. By hand over a plain
/// socket, because client libraries read on their own account.
final class DeafClient implements AutoCloseable {
    private final Socket socket = new Socket();
    private final OutputStream out;

    DeafClient(String uri) throws IOException {
        URI address = URI.create(uri);
        socket.setReceiveBufferSize(64 << 10);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        out = socket.getOutputStream();
        String request = "GET " + address.getPath() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: orrery.v1\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /// A text message of less than 126 bytes, masked with zeros.
    void say(String message) throws IOException {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[6 + text.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | text.length);
        System.arraycopy(text, 0, frame, 6, text.length);
        out.write(frame);
        out.flush();
    }

    /// Reads the handshake's answer up to its end, and nothing after it.
    void awaitUpgrade() throws IOException {
        int matched = 0;
        String end = "\r\n\r\n";
        while (matched < end.length()) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("refused");
            }
            matched = next == end.charAt(matched) ? matched + 1 : (next == '\r' ? 1 : 0);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
