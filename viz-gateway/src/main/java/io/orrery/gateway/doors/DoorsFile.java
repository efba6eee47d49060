package io.orrery.gateway.doors;

import io.orrery.gateway.sockets.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the operator's file. Its sections `kafka` and `folders` belong to whoever reads those; here they may say
/// anything.
final class DoorsFile {
    private static final long MOST_BYTES = 1 << 20;
    private static final String LISTEN = "listen";
    private static final Set<String> SECTIONS = Set.of(LISTEN, "kafka", "folders");

    private DoorsFile() {}

    static Doors read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new DoorsException(file.toString(), "it has more than " + MOST_BYTES + " bytes");
            }
            return parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new DoorsException(file.toString(), "it cannot be read (" + e + ")");
        }
    }

    /// @param file for messages, and where relative paths begin
    static Doors parse(Path file, String text) {
        Optional<YamlPlace> root = YamlPlace.parse(file.toString(), text);
        if (root.isEmpty()) {
            return Doors.NONE;
        }
        Map<String, YamlPlace> sections = root.get().fields(SECTIONS);
        YamlPlace listen = sections.get(LISTEN);
        return listen == null ? Doors.NONE : new Doors(listeners(file, listen));
    }

    private static List<Listener> listeners(Path file, YamlPlace section) {
        ListenerReader reader = new ListenerReader(file.toAbsolutePath().getParent());
        List<Listener> listeners = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (YamlPlace item : section.items()) {
            Listener listener = reader.read(item);
            String socket = listener.protocol().hasConnections() + " " + listener.bind() + " " + listener.port();
            if (listener.port() != 0 && !taken.add(socket)) {
                throw item.wrong("port " + listener.port() + " has another listener above");
            }
            listeners.add(listener);
        }
        return listeners;
    }
}
