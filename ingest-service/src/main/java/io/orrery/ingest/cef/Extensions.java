package io.orrery.ingest.cef;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.text.WrittenTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The keys that both formats use, in normal form.
final class Extensions {
    private static final String NAMES = """
            src source.ip
            sourceAddress source.ip
            dst destination.ip
            destinationAddress destination.ip
            c6a2 source.ip
            c6a3 destination.ip
            spt #source.port
            srcPort #source.port
            dpt #destination.port
            dstPort #destination.port
            smac source.mac
            srcMAC source.mac
            dmac destination.mac
            dstMAC destination.mac
            shost source.domain
            dhost destination.domain
            sntdom user.domain
            suser user.name
            usrName user.name
            suid user.id
            dntdom user.target.domain
            duser user.target.name
            duid user.target.id
            in #destination.bytes
            out #source.bytes
            srcBytes #source.bytes
            dstBytes #destination.bytes
            proto network.transport
            app network.protocol
            deviceDirection network.direction
            act event.action
            action event.action
            outcome event.outcome
            reason event.reason
            cat event.category
            externalId $event.id
            request url.full
            url url.full
            requestMethod http.request.method
            requestClientApplication user_agent.original
            requestContext http.request.referrer
            fname file.name
            filePath file.path
            fsize #file.size
            sproc process.name
            spid #process.pid
            dvc observer.ip
            dvchost observer.name
            deviceHostName observer.name
            msg message
            cnt #event.count
            sev $event.severity_text
            """;
    private static final FieldTable OF_CEF = FieldTable.of("cef.extensions.", NAMES);
    private static final FieldTable OF_LEEF = FieldTable.of("leef.attributes.", NAMES, """
            name event.name
            """);
    private static final List<String> TIMES = List.of("rt", "start", "devTime", "deviceReceiptTime", "end");
    private static final List<String> HASHES = List.of("fileHash", "hash", "oldFileHash");

    private Extensions() {}

    static Parsed cef(NormalEvent.Builder event, JsonFields extensions, Circumstances known) {
        return fill(event, extensions, OF_CEF, known);
    }

    static Parsed leef(NormalEvent.Builder event, JsonFields attributes, Circumstances known) {
        return fill(event, attributes, OF_LEEF, known);
    }

    private static Parsed fill(
            NormalEvent.Builder event, JsonFields extensions, FieldTable names, Circumstances known) {
        for (String name : TIMES) {
            String text = extensions.text(name);
            long nanos = text == null ? NormalEvent.NO_TIME : time(text, known);
            if (nanos != NormalEvent.NO_TIME) {
                event.nanos(nanos);
                break;
            }
        }
        names.fill(event, extensions);
        for (String name : HASHES) {
            String hash = extensions.text(name);
            String algorithm = hash == null ? null : algorithm(hash);
            if (hash != null && algorithm != null) {
                event.put("file.hash." + algorithm, hash.toLowerCase(Locale.ROOT));
            }
        }
        String action = event.text("event.action");
        if (action != null && event.value("event.outcome") == null) {
            String low = action.toLowerCase(Locale.ROOT);
            boolean refused =
                    low.contains("block") || low.contains("den") || low.contains("drop") || low.contains("reject");
            event.put("event.outcome", refused ? "failure" : null);
        }
        return Parsed.Events.of(event.build());
    }

    /// Milliseconds since 1970, `MMM dd yyyy HH:mm:ss` or ISO.
    private static long time(String text, Circumstances known) {
        WrittenTime written = WrittenTime.bsd(text, 0, known);
        return written != null ? written.nanos() : EventTime.parse(text, known.zone());
    }

    private static @Nullable String algorithm(String hash) {
        return switch (hash.length()) {
            case 32 -> "md5";
            case 40 -> "sha1";
            case 64 -> "sha256";
            default -> null;
        };
    }

    /// A vendor as a part of a dataset's name.
    static String word(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return word.isEmpty() ? "unknown" : word;
    }
}
