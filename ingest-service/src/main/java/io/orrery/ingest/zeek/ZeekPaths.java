package io.orrery.ingest.zeek;

import io.orrery.ingest.log.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells which log a row is of, by name or by its columns.
final class ZeekPaths {
    private static final int LONGEST = 64;

    /// A log, and columns that stand together in no other.
    private record Mark(String path, List<String> columns) {}

    private static final List<Mark> MARKS = """
            conn conn_state
            dns qtype_name
            dns query trans_id
            dns rcode trans_id
            http status_code trans_depth
            http method uri
            http trans_depth response_body_len
            ssl cipher established
            ssl server_name resumed
            ssl ja3 established
            ssl version resumed
            x509 certificate.serial
            files fuid seen_bytes
            files fuid mime_type
            smb_mapping share_type
            smb_files action times_modified
            smb_files action path name
            smb_files action name size
            kerberos request_type
            kerberos till service
            dce_rpc endpoint operation
            ssh auth_attempts
            ssh kex_alg
            ssh hassh
            rdp security_protocol
            rdp cookie result
            ntlm domainname
            ntlm username server_nb_computer_name
            ftp reply_code command
            smtp helo trans_depth
            smtp mailfrom
            snmp community
            snmp get_requests
            notice note actions
            notice note suppress_for
            weird name notice peer
            weird name notice
            dhcp assigned_addr
            dhcp assigned_ip
            dhcp msg_types
            tunnel tunnel_type
            software software_type
            known_services port_num port_proto
            known_certs issuer_subject serial
            pe is_exe machine
            radius username result mac
            sip call_id request_path
            dpd analyzer failure_reason
            modbus func unit
            modbus func tid
            rfb client_major_version
            intel seen.indicator
            signatures sig_id src_addr
            syslog facility severity message
            capture_loss percent_lost gaps
            """.lines()
            .map(line -> List.of(line.split(" ", -1)))
            .map(words -> new Mark(words.getFirst(), words.subList(1, words.size())))
            .toList();

    private ZeekPaths() {}

    /// The path that the row names; null when it names none.
    static @Nullable String named(JsonFields row) {
        String path = row.firstText("_path", "@stream");
        return path != null && isPath(path) ? path : null;
    }

    /// The path that the columns belong to; null when they belong to none.
    static @Nullable String guessed(JsonFields row) {
        for (Mark mark : MARKS) {
            if (has(row, mark.columns)) {
                return mark.path;
            }
        }
        return null;
    }

    private static boolean has(JsonFields row, List<String> columns) {
        for (String column : columns) {
            if (!row.has(column) && !(column.indexOf('.') > 0 && row.has(column.replace('.', '_')))) {
                return false;
            }
        }
        return true;
    }

    /// Names of logs are short and plain; a site may add its own.
    static boolean isPath(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
