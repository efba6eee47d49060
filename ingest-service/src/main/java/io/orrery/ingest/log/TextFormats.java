package io.orrery.ingest.log;

import io.orrery.ingest.cef.CefFormat;
import io.orrery.ingest.cef.LeefFormat;
import io.orrery.ingest.linux.AuditFormat;
import io.orrery.ingest.syslog.SyslogFormat;
import io.orrery.ingest.text.KeyValueFormat;
import java.util.List;
import java.util.function.Function;

/// The formats whose events are texts.
public final class TextFormats {
    private TextFormats() {}

    /// Those that say at once what they are.
    public static List<LogFormat> plain() {
        return List.of(new CefFormat(), new LeefFormat(), new AuditFormat());
    }

    /// Those that hold others, or nearly anything; to be tried last.
    ///
    /// @param within reads a message that is of another format
    public static List<LogFormat> open(Function<RawEvent, Parsed> within) {
        return List.of(new SyslogFormat(within), new KeyValueFormat());
    }
}
