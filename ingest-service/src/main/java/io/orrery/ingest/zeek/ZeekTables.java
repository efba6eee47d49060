package io.orrery.ingest.zeek;

import io.orrery.ingest.log.FieldTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The columns of each log and their names in normal form. Columns that no table names stay below
/// `zeek.<path>.`.
final class ZeekTables {
    /// Columns that mean the same in all logs.
    private static final String COMMON = """
            ts .
            _path .
            @stream .
            _write_ts .
            @proc .
            uid zeek.session_id
            id.orig_h source.ip
            id.orig_p #source.port
            id.resp_h destination.ip
            id.resp_p #destination.port
            proto network.transport
            community_id network.community_id
            @system observer.name
            _system_name observer.name
            orig_l2_addr source.mac
            resp_l2_addr destination.mac
            """;
    private static final Map<String, String> OWN = new HashMap<>();

    static {
        for (String plain :
                List.of("dpd", "rfb", "stats", "capture_loss", "modbus", "dnp3", "ntp", "ssh", "reporter")) {
            OWN.put(plain, "");
        }
        OWN.put("conn", """
                service network.protocol
                orig_bytes #source.bytes
                resp_bytes #destination.bytes
                orig_pkts #source.packets
                resp_pkts #destination.packets
                vlan $network.vlan.id
                """);
        OWN.put("dns", """
                query dns.question.name
                qtype_name dns.question.type
                qclass_name dns.question.class
                rcode_name dns.response_code
                answers +dns.answers.data
                trans_id $dns.id
                """);
        OWN.put("http", """
                method http.request.method
                host url.domain
                uri url.original
                referrer http.request.referrer
                user_agent user_agent.original
                version http.version
                status_code #http.response.status_code
                request_body_len #http.request.body.bytes
                response_body_len #http.response.body.bytes
                resp_mime_types http.response.mime_type
                orig_mime_types http.request.mime_type
                username user.name
                password .
                """);
        OWN.put("ssl", """
                version tls.version
                cipher tls.cipher
                curve tls.curve
                server_name tls.client.server_name
                next_protocol tls.next_protocol
                resumed tls.resumed
                established tls.established
                ja3 tls.client.ja3
                ja3s tls.server.ja3s
                ja4 tls.client.ja4
                subject tls.server.subject
                issuer tls.server.issuer
                client_subject tls.client.subject
                client_issuer tls.client.issuer
                """);
        OWN.put("x509", """
                id zeek.x509.id
                fingerprint tls.server.hash.sha256
                certificate.version $x509.version_number
                certificate.serial $x509.serial_number
                certificate.subject x509.subject.distinguished_name
                certificate.issuer x509.issuer.distinguished_name
                certificate.not_valid_before x509.not_before
                certificate.not_valid_after x509.not_after
                certificate.key_alg x509.public_key_algorithm
                certificate.sig_alg x509.signature_algorithm
                certificate.key_length #x509.public_key_size
                san.dns +x509.alternative_names
                san.ip +x509.alternative_names
                """);
        OWN.put("files", """
                fuid zeek.files.fuid
                filename file.name
                mime_type file.mime_type
                total_bytes #file.size
                md5 file.hash.md5
                sha1 file.hash.sha1
                sha256 file.hash.sha256
                source network.protocol
                """);
        OWN.put("smb_files", """
                action event.action
                path smb.share
                name file.path
                size #file.size
                """);
        OWN.put("smb_mapping", """
                path smb.share
                service zeek.smb_mapping.service
                """);
        OWN.put("kerberos", """
                client zeek.kerberos.client
                service zeek.kerberos.service service.name
                error_msg zeek.kerberos.error event.reason
                cipher zeek.kerberos.cipher
                client_cert_subject tls.client.subject
                server_cert_subject tls.server.subject
                """);
        OWN.put("dce_rpc", """
                operation event.action zeek.dce_rpc.operation
                """);
        OWN.put("rdp", """
                cookie user.name
                client_name source.domain
                client_dig_product_id zeek.rdp.client_dig_product_id
                """);
        OWN.put("ntlm", """
                username user.name
                hostname source.domain
                domainname user.domain
                server_dns_computer_name destination.domain
                """);
        OWN.put("ftp", """
                user user.name
                password .
                command event.action zeek.ftp.command
                mime_type file.mime_type
                file_size #file.size
                """);
        OWN.put("smtp", """
                helo source.domain
                mailfrom .
                rcptto .
                from .
                to .
                cc .
                reply_to email.reply_to.address
                subject email.subject
                msg_id email.message_id
                user_agent email.x_mailer
                x_originating_ip zeek.smtp.x_originating_ip
                path zeek.smtp.path
                """);
        OWN.put("snmp", "version $zeek.snmp.version");
        OWN.put("notice", """
                note rule.name
                msg message
                sub event.reason
                src source.ip
                dst destination.ip
                p #destination.port
                file_mime_type file.mime_type
                """);
        OWN.put("weird", """
                name rule.name zeek.weird.name
                addl event.reason
                """);
        OWN.put("dhcp", """
                mac source.mac
                client_addr source.ip
                server_addr destination.ip
                host_name source.domain
                client_fqdn source.domain
                assigned_ip zeek.dhcp.assigned_addr
                """);
        OWN.put("tunnel", """
                action event.action
                """);
        OWN.put("software", """
                host host.ip source.ip
                host_p #host.port
                """);
        OWN.put("known_hosts", "host host.ip");
        OWN.put("known_services", """
                host host.ip
                service network.protocol zeek.known_services.service
                port_proto network.transport
                """);
        OWN.put("known_certs", """
                host host.ip
                subject x509.subject.distinguished_name
                issuer_subject x509.issuer.distinguished_name
                serial $x509.serial_number
                """);
        OWN.put("pe", """
                id zeek.files.fuid
                """);
        OWN.put("radius", """
                username user.name
                mac source.mac
                reply_msg event.reason
                framed_addr zeek.radius.framed_addr
                """);
        OWN.put("sip", """
                method event.action
                uri url.original
                user_agent user_agent.original
                subject zeek.sip.subject
                """);
        OWN.put("irc", """
                user user.name
                command event.action
                """);
        OWN.put("known_devices", """
                mac host.mac
                dhcp_host_name host.name
                """);
        OWN.put("mysql", "cmd event.action");
        OWN.put("socks", """
                user user.name
                password .
                request.host destination.domain
                """);
        OWN.put("syslog", """
                facility log.syslog.facility.name
                severity log.syslog.severity.name
                message message
                """);
        OWN.put("intel", """
                seen.indicator threat.indicator.name
                seen.indicator_type threat.indicator.type
                matched zeek.intel.matched
                sources zeek.intel.sources
                """);
        OWN.put("signatures", """
                sig_id $rule.id
                event_msg message
                sub_msg event.reason
                src_addr source.ip
                src_port #source.port
                dst_addr destination.ip
                dst_port #destination.port
                note rule.name
                """);
        OWN.put("traceroute", """
                src source.ip
                dst destination.ip
                """);
    }

    private ZeekTables() {}

    static boolean knows(String path) {
        return OWN.containsKey(path);
    }

    static FieldTable of(String path) {
        return FieldTable.of("zeek." + path + '.', COMMON, OWN.getOrDefault(path, ""));
    }
}
