package io.orrery.ingest.zeek;

import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.row.WrittenNumber;
import org.jspecify.annotations.Nullable;

/// Reads one value of a row.
final class ZeekValue {
    private ZeekValue() {}

    /// As JSON would have it; what is not of its type stays the text that it is.
    static Object of(String written, ZeekType.Kind kind) {
        @Nullable
        Object value = switch (kind) {
            case WHOLE -> Numbers.whole(written);
            case REAL -> WrittenNumber.real(written);
            case TRUTH -> written.equals("T") ? Boolean.TRUE : written.equals("F") ? Boolean.FALSE : null;
            case TEXT -> ZeekText.plain(written);
        };
        return value == null ? ZeekText.plain(written) : value;
    }
}
