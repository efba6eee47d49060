package io.orrery.layout.live;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where nodes stood that have left: who comes back finds their old place, because that is where an analyst looks.
final class PlaceMemory {
    /// Bound on the places of one graph, about 100 bytes each; the one left longest ago gives way.
    static final int MOST = 16_384;

    record Place(float x, float y) {}

    private final Map<Integer, Place> places = new LinkedHashMap<>();

    /// @param key of the node: two that share one are taken for the same
    void keep(int key, float x, float y) {
        places.remove(key);
        if (places.size() == MOST) {
            places.remove(places.keySet().iterator().next());
        }
        places.put(key, new Place(x, y));
    }

    /// The place of a node that is back; it is forgotten, since the node has it again.
    @Nullable
    Place take(int key) {
        return places.remove(key);
    }

    /// The picture is another: no place means anything in it.
    void clear() {
        places.clear();
    }
}
