package io.orrery.ingest.zeek;

import io.orrery.ingest.log.Addresses;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.MailAddresses;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.normal.NormalEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows from several columns of a Zeek log together, or from a part of one.
final class ZeekMeanings {
    private static final double NANOS = 1e9;

    private ZeekMeanings() {}

    static void add(String path, JsonFields row, NormalEvent.Builder into) {
        switch (path) {
            case "conn" -> connection(row, into);
            case "dns" ->
                into.add(
                        "dns.resolved_ip",
                        row.texts("answers").stream().filter(Addresses::is).toList());
            case "http" -> request(row, into);
            case "ssl" -> {
                List<String> chain = row.texts("cert_chain_fps");
                into.put("tls.server.hash.sha256", chain.isEmpty() ? null : chain.getFirst());
            }
            case "x509", "known_certs" ->
                into.put("x509.subject.common_name", commonName(into.text("x509.subject.distinguished_name")));
            case "files" -> transfer(row, into);
            case "smb_files" -> file(row, into);
            case "kerberos" -> kerberos(row, into);
            case "ssh" -> outcome(row.text("auth_success"), into);
            case "ntlm" -> outcome(row.text("success"), into);
            case "rdp" -> cookie(into);
            case "smtp" -> mail(row, into);
            case "notice", "signatures" -> into.put("event.kind", "alert");
            case "radius" -> outcome(radius(row.text("result")), into);
            case "dhcp" -> {
                into.putIfAbsent("source.ip", row.text("requested_addr"));
                into.putIfAbsent("source.ip", row.firstText("assigned_addr", "assigned_ip"));
            }
            default -> {}
        }
    }

    private static void connection(JsonFields row, NormalEvent.Builder into) {
        if (Numbers.of(row.value("duration")) instanceof Number seconds) {
            into.put("event.duration", Math.round(seconds.doubleValue() * NANOS));
        }
        Long sent = Numbers.whole(into.value("source.bytes"));
        Long received = Numbers.whole(into.value("destination.bytes"));
        if (sent != null && received != null) {
            into.put("network.bytes", sent + received);
        }
        switch (String.valueOf(row.text("conn_state"))) {
            case "S0", "REJ", "RSTOS0", "RSTRH", "SH", "SHR" -> into.put("event.outcome", "failure");
            case "SF", "S1", "S2", "S3", "RSTO", "RSTR" -> into.put("event.outcome", "success");
            default -> {} // what was seen does not say
        }
    }

    /// The whole address; through a proxy it is what was asked for.
    private static void request(JsonFields row, NormalEvent.Builder into) {
        String uri = row.text("uri");
        String host = row.text("host");
        if (uri == null) {
            return;
        }
        if (uri.startsWith("http://") || uri.startsWith("https://")) {
            into.put("url.full", uri);
        } else if (host != null && uri.startsWith("/")) {
            Long port = Numbers.whole(into.value("destination.port"));
            boolean named = port == null || port == 80 || host.indexOf(':') >= 0;
            into.put("url.full", "http://" + host + (named ? "" : ":" + port) + uri);
        }
        if (uri.startsWith("/")) {
            int query = uri.indexOf('?');
            into.put("url.path", query < 0 ? uri : uri.substring(0, query));
            into.put("url.query", query < 0 ? null : uri.substring(query + 1));
        }
    }

    /// A file goes from the sending to the receiving hosts, which is not always from the one that
    /// connected.
    private static void transfer(JsonFields row, NormalEvent.Builder into) {
        List<String> from = row.texts("tx_hosts");
        List<String> to = row.texts("rx_hosts");
        if (!from.isEmpty() || !to.isEmpty()) {
            into.put("source.ip", from).put("destination.ip", to);
        } else if ("false".equals(row.text("is_orig")) || "F".equals(row.text("is_orig"))) {
            Object connecting = into.value("source.ip");
            Object port = into.value("source.port");
            into.put("source.ip", into.value("destination.ip")).put("source.port", into.value("destination.port"));
            into.put("destination.ip", connecting).put("destination.port", port);
        }
    }

    private static void file(JsonFields row, NormalEvent.Builder into) {
        String name = row.text("name");
        String share = row.text("path");
        if (name != null) {
            into.put("file.name", name.substring(name.lastIndexOf('\\') + 1));
            into.put("file.path", share == null ? name : share + (name.startsWith("\\") ? "" : "\\") + name);
        }
    }

    /// `ann/CORP.EXAMPLE`
    private static void kerberos(JsonFields row, NormalEvent.Builder into) {
        String client = row.text("client");
        if (client != null) {
            int slash = client.lastIndexOf('/');
            into.put("user.name", slash < 0 ? client : client.substring(0, slash));
            into.put("user.domain", slash < 0 ? null : client.substring(slash + 1));
        }
        String request = row.text("request_type");
        into.put("event.action", request == null ? null : "kerberos-" + request);
        outcome(row.text("success"), into);
    }

    /// The header's sender, or the envelope's where the header was not seen.
    private static void mail(JsonFields row, NormalEvent.Builder into) {
        String sender = row.text("mailfrom");
        String from = row.firstText("from", "mailfrom");
        into.put("email.sender.address", sender == null ? null : MailAddresses.of(sender));
        into.put("email.from.address", from == null ? null : MailAddresses.of(from));
        into.add("email.to.address", addresses(row.texts("to")));
        into.add("email.to.address", addresses(row.texts("rcptto")));
        into.add("email.cc.address", addresses(row.texts("cc")));
    }

    private static List<String> addresses(List<String> written) {
        return written.stream().map(MailAddresses::of).toList();
    }

    private static void outcome(@Nullable String success, NormalEvent.Builder into) {
        if (success != null) {
            switch (success) {
                case "true", "T" -> into.put("event.outcome", "success");
                case "false", "F" -> into.put("event.outcome", "failure");
                default -> {}
            }
        }
    }

    private static @Nullable String radius(@Nullable String result) {
        return result == null ? null : result.equals("success") ? "true" : result.equals("failed") ? "false" : null;
    }

    /// `CORP\ann`
    private static void cookie(NormalEvent.Builder into) {
        String user = into.text("user.name");
        int slash = user == null ? -1 : user.indexOf('\\');
        if (user != null && slash > 0) {
            into.put("user.domain", user.substring(0, slash)).put("user.name", user.substring(slash + 1));
        }
    }

    private static @Nullable String commonName(@Nullable String subject) {
        if (subject == null) {
            return null;
        }
        int begin = subject.startsWith("CN=") ? 0 : subject.indexOf(",CN=") + 1;
        if (!subject.startsWith("CN=", begin)) {
            return null;
        }
        int end = begin + 3;
        while (end < subject.length() && (subject.charAt(end) != ',' || subject.charAt(end - 1) == '\\')) {
            end++;
        }
        return subject.substring(begin + 3, end);
    }
}
