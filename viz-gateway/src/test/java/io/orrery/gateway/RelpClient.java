package io.orrery.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// As much of RELP as a test needs to see every answer.
final class RelpClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private int number;

    RelpClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        in = socket.getInputStream();
        say("open", "relp_version=0\ncommands=syslog");
    }

    /// @return the number that the answer will carry
    int say(String command, String data) throws IOException {
        number++;
        int length = data.getBytes(StandardCharsets.UTF_8).length;
        String frame = number + " " + command + " " + length + (length == 0 ? "" : " " + data) + "\n";
        socket.getOutputStream().write(frame.getBytes(StandardCharsets.UTF_8));
        return number;
    }

    /// The next frame: number, command and data; empty when the listener has closed.
    String hear() throws IOException {
        String number = word();
        if (number.isEmpty()) {
            return "";
        }
        String command = word();
        int length = Integer.parseInt(word());
        String data = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (length > 0) {
            in.read();
        }
        return number + " " + command + " " + data;
    }

    boolean hasHeard() throws IOException {
        return in.available() > 0;
    }

    private String word() throws IOException {
        StringBuilder word = new StringBuilder();
        for (int next = in.read(); next > ' '; next = in.read()) {
            word.append((char) next);
        }
        return word.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
