package io.orrery.gateway.doors;

import io.orrery.gateway.sockets.Listener;
import java.nio.file.Path;
import java.util.List;

/// What the operator's file opens here.
public record Doors(List<Listener> listeners) {
    public static final Doors NONE = new Doors(List.of());

    public Doors {
        listeners = List.copyOf(listeners);
    }

    /// @param file path of the operator's file; empty for none
    /// @throws DoorsException that says what is wrong with it, and where
    public static Doors read(String file) {
        return file.isEmpty() ? NONE : DoorsFile.read(Path.of(file));
    }
}
