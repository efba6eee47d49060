package io.orrery.ingest.suricata;

import io.orrery.ingest.log.Addresses;
import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.DatasetNames;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.MailAddresses;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Suricata's EVE. Source and destination are as the event has them; the source of an alert is whom the rule names, or
/// who sent the packet, which need not be who began the flow.
public final class SuricataEve implements JsonFamily {
    @Override
    public String name() {
        return "suricata-eve";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.has("event_type")
                && event.has("timestamp")
                && (event.has("src_ip") || event.has("flow_id") || event.hasBelow("stats") || event.has("pcap_cnt"));
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        String type = event.text("event_type");
        if ("stats".equals(type)) {
            return new Parsed.Events(List.of(), List.of());
        }
        FieldTime time = FieldTime.of(event, known.zone(), "timestamp");
        if (time.refused() != null) {
            return time.refused();
        }
        NormalEvent.Builder into = NormalEvent.of(DatasetNames.of("suricata.", String.valueOf(type)))
                .nanos(time.nanos());
        String proto = event.text("proto");
        into.put("network.transport", proto == null ? null : proto.toLowerCase(Locale.ROOT));
        (isOwnDirection(event) ? SuricataTables.FLOW : SuricataTables.FIELDS).fill(into, event);
        into.remove("suricata.eve.proto");
        if (event.has("alert.signature_id") || event.has("alert.signature")) {
            into.put("event.kind", "alert");
            roles(event, into);
        }
        if (event.hasBelow("dns")) {
            names(event, into);
        }
        if (event.has("http.url")) {
            address(event, into);
        }
        flow(event, into);
        mail(event, into);
        fingerprint(event.text("tls.fingerprint"), into);
        String path = into.text("file.path");
        if (path != null) {
            into.putIfAbsent("file.name", path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
        }
        return Parsed.Events.of(into.build());
    }

    /// A rule may say which end is the target; the packet that it saw went the one way or the other.
    private static void roles(JsonFields event, NormalEvent.Builder into) {
        String source = event.text("alert.source.ip");
        String target = event.text("alert.target.ip");
        if (source != null && target != null) {
            into.put("source.ip", source).put("destination.ip", target);
            into.put("source.port", Numbers.whole(event.value("alert.source.port")));
            into.put("destination.port", Numbers.whole(event.value("alert.target.port")));
        }
    }

    private static boolean isOwnDirection(JsonFields event) {
        String began = event.text("flow.src_ip");
        return began == null || (began.equals(event.text("src_ip")) && !isReversed(event));
    }

    private static boolean isReversed(JsonFields event) {
        String port = event.text("flow.src_port");
        return port != null && !port.equals(event.text("src_port"));
    }

    /// Version 1 writes an event for each answer, version 2 a list of them, version 3 also a list of
    /// questions.
    private static void names(JsonFields event, NormalEvent.Builder into) {
        List<JsonFields> questions = event.objects("dns.queries");
        if (questions.isEmpty()) {
            questions = event.objects("dns.query");
        }
        if (!questions.isEmpty()) {
            into.put("dns.question.name", texts(questions, "rrname"));
            into.put("dns.question.type", texts(questions, "rrtype"));
        }
        List<String> data = new ArrayList<>(texts(event.objects("dns.answers"), "rdata"));
        for (String name : event.names()) {
            if (name.startsWith("dns.grouped.")) {
                data.addAll(event.texts(name));
                into.remove("suricata.eve." + name);
            }
        }
        data.addAll(event.texts("dns.rdata"));
        into.add("dns.answers.data", data);
        into.add("dns.resolved_ip", data.stream().filter(Addresses::is).toList());
    }

    private static List<String> texts(List<JsonFields> objects, String name) {
        List<String> texts = new ArrayList<>(objects.size());
        for (JsonFields object : objects) {
            String text = object.text(name);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static void address(JsonFields event, NormalEvent.Builder into) {
        String url = event.text("http.url");
        String host = event.text("http.hostname");
        if (url == null) {
            return;
        }
        if (url.startsWith("http://") || url.startsWith("https://")) {
            into.put("url.full", url);
        } else if (host != null && url.startsWith("/")) {
            Long port = Numbers.whole(event.value("http.http_port"));
            into.put("url.full", "http://" + host + (port == null || port == 80 ? "" : ":" + port) + url);
        }
        if (url.startsWith("/")) {
            int query = url.indexOf('?');
            into.put("url.path", query < 0 ? url : url.substring(0, query));
            into.put("url.query", query < 0 ? null : url.substring(query + 1));
        }
    }

    private static void flow(JsonFields event, NormalEvent.Builder into) {
        Long sent = Numbers.whole(into.value("source.bytes"));
        Long received = Numbers.whole(into.value("destination.bytes"));
        if (sent != null && received != null) {
            into.put("network.bytes", sent + received);
        }
        long start = time(event.text("flow.start"));
        long end = time(event.text("flow.end"));
        if (start != NormalEvent.NO_TIME && end != NormalEvent.NO_TIME && end >= start) {
            into.put("event.duration", end - start);
        }
    }

    /// The header's sender, or the envelope's where the header was not seen.
    private static void mail(JsonFields event, NormalEvent.Builder into) {
        String sender = event.text("smtp.mail_from");
        String from = event.firstText("email.from", "smtp.mail_from");
        into.put("email.sender.address", sender == null ? null : MailAddresses.of(sender));
        into.put("email.from.address", from == null ? null : MailAddresses.of(from));
        for (String to : List.of("email.to", "smtp.rcpt_to")) {
            into.add(
                    "email.to.address",
                    event.texts(to).stream().map(MailAddresses::of).toList());
        }
        into.add(
                "email.cc.address",
                event.texts("email.cc").stream().map(MailAddresses::of).toList());
    }

    private static long time(@Nullable String text) {
        return text == null ? NormalEvent.NO_TIME : EventTime.parse(text, ZoneOffset.UTC);
    }

    /// Of a certificate, two digits a byte with colons between them: SHA-1 as a rule.
    private static void fingerprint(@Nullable String text, NormalEvent.Builder into) {
        if (text != null) {
            String digits = text.replace(":", "").toLowerCase(Locale.ROOT);
            into.put(digits.length() == 64 ? "tls.server.hash.sha256" : "tls.server.hash.sha1", digits);
        }
    }
}
