package io.orrery.ingest.zeek;

import io.orrery.ingest.log.FieldTable;
import java.util.ArrayList;
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
    /// Logs without columns of their own that have another name.
    private static final List<String> PLAIN =
            List.of("dpd", "rfb", "stats", "capture_loss", "modbus", "dnp3", "ntp", "ssh", "reporter");
    /// A line in brackets names the log that the lines below it are of.
    private static final String OWN = """
            [conn]
            service network.protocol
            orig_bytes #source.bytes
            resp_bytes #destination.bytes
            orig_pkts #source.packets
            resp_pkts #destination.packets
            vlan $network.vlan.id
            [dns]
            query dns.question.name
            qtype_name dns.question.type
            qclass_name dns.question.class
            rcode_name dns.response_code
            answers +dns.answers.data
            trans_id $dns.id
            [http]
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
            [ssl]
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
            [x509]
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
            [files]
            fuid zeek.files.fuid
            filename file.name
            mime_type file.mime_type
            total_bytes #file.size
            md5 file.hash.md5
            sha1 file.hash.sha1
            sha256 file.hash.sha256
            source network.protocol
            [smb_files]
            action event.action
            path smb.share
            name file.path
            size #file.size
            [smb_mapping]
            path smb.share
            service zeek.smb_mapping.service
            [kerberos]
            client zeek.kerberos.client
            service zeek.kerberos.service service.name
            error_msg zeek.kerberos.error event.reason
            cipher zeek.kerberos.cipher
            client_cert_subject tls.client.subject
            server_cert_subject tls.server.subject
            [dce_rpc]
            operation event.action zeek.dce_rpc.operation
            [rdp]
            cookie user.name
            client_name source.domain
            client_dig_product_id zeek.rdp.client_dig_product_id
            [ntlm]
            username user.name
            hostname source.domain
            domainname user.domain
            server_dns_computer_name destination.domain
            [ftp]
            user user.name
            password .
            command event.action zeek.ftp.command
            mime_type file.mime_type
            file_size #file.size
            [smtp]
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
            [snmp]
            version $zeek.snmp.version
            [notice]
            note rule.name
            msg message
            sub event.reason
            src source.ip
            dst destination.ip
            p #destination.port
            file_mime_type file.mime_type
            [weird]
            name rule.name zeek.weird.name
            addl event.reason
            [dhcp]
            mac source.mac
            client_addr source.ip
            server_addr destination.ip
            host_name source.domain
            client_fqdn source.domain
            assigned_ip zeek.dhcp.assigned_addr
            [tunnel]
            action event.action
            [software]
            host host.ip source.ip
            host_p #host.port
            [known_hosts]
            host host.ip
            [known_services]
            host host.ip
            service network.protocol zeek.known_services.service
            port_proto network.transport
            [known_certs]
            host host.ip
            subject x509.subject.distinguished_name
            issuer_subject x509.issuer.distinguished_name
            serial $x509.serial_number
            [pe]
            id zeek.files.fuid
            [radius]
            username user.name
            mac source.mac
            reply_msg event.reason
            framed_addr zeek.radius.framed_addr
            [sip]
            method event.action
            uri url.original
            user_agent user_agent.original
            subject zeek.sip.subject
            [irc]
            user user.name
            command event.action
            [known_devices]
            mac host.mac
            dhcp_host_name host.name
            [mysql]
            cmd event.action
            [socks]
            user user.name
            password .
            request.host destination.domain
            [syslog]
            facility log.syslog.facility.name
            severity log.syslog.severity.name
            message message
            [intel]
            seen.indicator threat.indicator.name
            seen.indicator_type threat.indicator.type
            matched zeek.intel.matched
            sources zeek.intel.sources
            [signatures]
            sig_id $rule.id
            event_msg message
            sub_msg event.reason
            src_addr source.ip
            src_port #source.port
            dst_addr destination.ip
            dst_port #destination.port
            note rule.name
            [traceroute]
            src source.ip
            dst destination.ip
            """;
    private static final Map<String, String> BY_PATH = byPath();

    private ZeekTables() {}

    private static Map<String, String> byPath() {
        Map<String, List<String>> sections = new HashMap<>();
        PLAIN.forEach(path -> sections.put(path, List.of()));
        List<String> section = new ArrayList<>();
        for (String line : OWN.lines().toList()) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else {
                section.add(line);
            }
        }
        Map<String, String> tables = new HashMap<>();
        sections.forEach((path, lines) -> tables.put(path, String.join("\n", lines)));
        return Map.copyOf(tables);
    }

    static boolean knows(String path) {
        return BY_PATH.containsKey(path);
    }

    static FieldTable of(String path) {
        return FieldTable.of("zeek." + path + '.', COMMON, BY_PATH.getOrDefault(path, ""));
    }
}
