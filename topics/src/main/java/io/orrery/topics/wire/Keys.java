package io.orrery.topics.wire;

import io.orrery.topics.model.RecordKey;
import org.jspecify.annotations.Nullable;

/// Keys as they lie in the log.
public final class Keys {
    private Keys() {}

    /// @throws MalformedRecord when there is no key, or it is not `graph/suffix`
    public static RecordKey parse(byte @Nullable [] key) {
        if (key == null) {
            throw new MalformedRecord("the record has no key");
        }
        try {
            return RecordKey.parse(key);
        } catch (IllegalArgumentException foreign) {
            throw new MalformedRecord("the key is not graph/suffix", foreign);
        }
    }
}
