package io.orrery.ingest.zeek;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.normal.NormalEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Puts the columns of a Zeek log into normal form, whatever they were read from. Thread-safe.
public final class ZeekFields {
    /// Paths beyond this many share no table: a site has some dozens.
    private static final int MOST_TABLES = 500;

    private static final Map<String, FieldTable> TABLES = new ConcurrentHashMap<>();

    private ZeekFields() {}

    /// @param path of the log: `conn`
    /// @param row values by column, unset ones left out; names that some shippers write with underscores
    ///     (`id_orig_h`) are taken too
    /// @param into of the dataset `zeek.<path>`, with its time
    public static void fill(String path, JsonFields row, NormalEvent.Builder into) {
        FieldTable table = table(path);
        row.asMap().forEach((name, value) -> table.put(into, dotted(name), value));
        ZeekMeanings.add(path, row, into);
    }

    private static FieldTable table(String path) {
        FieldTable table = TABLES.get(path);
        if (table == null) {
            table = ZeekTables.of(path);
            if (TABLES.size() < MOST_TABLES) {
                TABLES.put(path, table);
            }
        }
        return table;
    }

    /// A record's column under the name that Zeek gives it.
    private static String dotted(String name) {
        return switch (name) {
            case "id_orig_h" -> "id.orig_h";
            case "id_orig_p" -> "id.orig_p";
            case "id_resp_h" -> "id.resp_h";
            case "id_resp_p" -> "id.resp_p";
            case "san_dns" -> "san.dns";
            case "san_ip" -> "san.ip";
            case "san_uri" -> "san.uri";
            case "san_email" -> "san.email";
            case "seen_indicator" -> "seen.indicator";
            case "seen_indicator_type" -> "seen.indicator_type";
            default ->
                name.startsWith("certificate_") ? "certificate." + name.substring("certificate_".length()) : name;
        };
    }
}
