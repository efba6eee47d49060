package io.orrery.ingest.suricata;

import io.orrery.ingest.log.FieldTable;

/// The fields of EVE and their names in normal form. Fields that no table names stay below
/// `suricata.eve.`.
final class SuricataTables {
    private static final String PREFIX = "suricata.eve.";

    /// The envelope and the protocols, which alerts embed.
    private static final String COMMON = """
            timestamp .
            event_type .
            flow_id $suricata.eve.flow_id
            src_ip source.ip
            src_port #source.port
            dest_ip destination.ip
            dest_port #destination.port
            app_proto network.protocol
            community_id network.community_id
            in_iface observer.ingress.interface.name
            host observer.name
            ether.src_mac source.mac
            ether.dest_mac destination.mac
            vlan +network.vlan.id
            alert.signature_id $rule.id
            alert.signature rule.name
            alert.category rule.category
            alert.severity #event.severity
            alert.metadata.mitre_technique_id +threat.technique.id
            alert.metadata.mitre_technique_name +threat.technique.name
            alert.metadata.mitre_tactic_id +threat.tactic.id
            alert.metadata.mitre_tactic_name +threat.tactic.name
            dns.rrname dns.question.name
            dns.rrtype dns.question.type
            dns.rcode dns.response_code
            dns.id $dns.id
            dns.answers .
            dns.queries .
            dns.query .
            dns.rdata +dns.answers.data
            http.hostname url.domain
            http.url url.original
            http.http_user_agent user_agent.original
            http.http_method http.request.method
            http.http_refer http.request.referrer
            http.http_content_type http.response.mime_type
            http.status #http.response.status_code
            http.length #http.response.body.bytes
            http.protocol http.version
            tls.sni tls.client.server_name
            tls.subject tls.server.subject
            tls.issuerdn tls.server.issuer
            tls.version tls.version
            tls.serial x509.serial_number
            tls.fingerprint .
            tls.notbefore tls.server.not_before
            tls.notafter tls.server.not_after
            tls.ja3.hash tls.client.ja3
            tls.ja3.string .
            tls.ja3s.hash tls.server.ja3s
            tls.ja3s.string .
            tls.ja4 tls.client.ja4
            tls.session_resumed tls.resumed
            fileinfo.filename file.path
            fileinfo.size #file.size
            fileinfo.md5 file.hash.md5
            fileinfo.sha1 file.hash.sha1
            fileinfo.sha256 file.hash.sha256
            fileinfo.mimetype file.mime_type
            smtp.helo source.domain
            smtp.mail_from .
            smtp.rcpt_to .
            email.from .
            email.to .
            email.cc .
            email.subject email.subject
            email.message_id email.message_id
            email.attachment +email.attachments.file.name
            email.url +url.full
            smb.command event.action
            smb.filename file.path
            smb.share smb.share
            smb.named_pipe pipe.name
            smb.ntlmssp.user user.name
            smb.ntlmssp.domain user.domain
            smb.ntlmssp.host source.domain
            smb.kerberos.snames service.name
            krb5.cname user.name
            krb5.realm user.domain
            krb5.sname service.name
            krb5.error_code event.reason
            rdp.cookie user.name
            ftp.command event.action
            anomaly.event rule.name
            dhcp.client_mac source.mac
            dhcp.hostname source.domain
            sip.method event.action
            sip.uri url.original
            """;

    static final FieldTable FIELDS = FieldTable.of(PREFIX, COMMON);

    /// Where the counts of the flow are those of the event's own direction.
    static final FieldTable FLOW = FieldTable.of(PREFIX, COMMON, """
            flow.bytes_toserver #source.bytes
            flow.bytes_toclient #destination.bytes
            flow.pkts_toserver #source.packets
            flow.pkts_toclient #destination.packets
            flow.reason event.reason
            netflow.bytes #source.bytes
            netflow.pkts #source.packets
            """);

    private SuricataTables() {}
}
